using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>Parts a statement into the pieces that are read one by one, and lists into their items.</summary>
internal static class AskUnits
{
    /// <summary>UTF-16 code units; a longer sentence is read in pieces: time grows with the text only.</summary>
    private const int LongestPiece = 2000;

    /// <summary>UTF-16 code units of "(xviii) ".</summary>
    private const int LongestMark = 8;

    /// <summary>UTF-16 code units of "and".</summary>
    private const int LongestJoin = 3;

    private const string Bullets = "-*•▪◦‣·–—";

    public static IEnumerable<AskSentence> Of(AskText text, AskWords words)
    {
        foreach (var paragraph in text.Paragraphs)
        {
            var startsParagraph = true;
            foreach (var sentence in Sentences.Split(paragraph.Text, text.Language ?? "en"))
                foreach (var piece in Pieces(paragraph.Text, sentence))
                {
                    yield return new AskSentence(paragraph, piece, startsParagraph, words);
                    startsParagraph = false;
                }
        }
    }

    /// <summary>The items that semicolons part, without their marks; empty ones are left out.</summary>
    public static IEnumerable<TextSpan> Items(string text, TextSpan span)
    {
        for (var start = span.Start; start < span.End;)
        {
            var length = text.AsSpan(start, span.End - start).IndexOfAny(';', '؛');
            var end = length < 0 ? span.End : start + length;
            if (Item(text, start, end) is { } item) yield return item;
            start = end + 1;
        }
    }

    /// <summary>Behind "- ", "(iv) ", "a) ", "12. "; the same place when none of them stands there.</summary>
    public static int BehindMark(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart().Length;
        text = text[start..];
        if (text.Length > 1 && Bullets.Contains(text[0], StringComparison.Ordinal) && char.IsWhiteSpace(text[1]))
            return start + 2;

        var length = 0;
        var at = text.Length > 0 && text[0] == '(' ? 1 : 0;
        while (at + length < Math.Min(text.Length, LongestMark) && char.IsLetterOrDigit(text[at + length])) length++;
        var end = at + length;
        if (length == 0 || end + 1 >= text.Length || text[end] is not (')' or '.') || !char.IsWhiteSpace(text[end + 1]))
            return start;

        return IsCount(text.Slice(at, length)) ? start + end + 1 : start;
    }

    private static TextSpan? Item(string text, int start, int end)
    {
        start += BehindJoin(text.AsSpan(start, end - start));
        start += BehindMark(text.AsSpan(start, end - start));
        while (start < end && !char.IsLetterOrDigit(text[start])) start += Step(text, start);
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or '،' or ':')) end--;

        return end > start ? new TextSpan(start, end) : null;
    }

    /// <summary>Behind the "and" of "and (iii) visit".</summary>
    private static int BehindJoin(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart().Length;
        var space = text[start..].IndexOf(' ');
        if (space is < 1 or > LongestJoin) return 0;

        var rest = text[(start + space + 1)..];
        return rest.Length > 0 && !char.IsWhiteSpace(rest[0]) && BehindMark(rest) > 0 ? start + space + 1 : 0;
    }

    private static int Step(string text, int at) => at + 1 < text.Length && char.IsSurrogatePair(text, at) ? 2 : 1;

    /// <summary>"12", "b", "iv".</summary>
    private static bool IsCount(ReadOnlySpan<char> mark)
    {
        if (mark.Length == 1) return true;
        foreach (var letter in mark)
            if (!char.IsAsciiDigit(letter) && letter is not ('i' or 'v' or 'x' or 'I' or 'V' or 'X')) return false;

        return true;
    }

    private static IEnumerable<TextSpan> Pieces(string text, TextSpan sentence)
    {
        for (var start = sentence.Start; start < sentence.End;)
        {
            var end = sentence.End;
            if (end - start > LongestPiece)
            {
                var space = text.AsSpan(start, LongestPiece).LastIndexOf(' ');
                end = start + (space > LongestPiece / 2 ? space : LongestPiece);
                if (TextSpan.SplitsPair(text, end)) end--;
            }

            yield return new TextSpan(start, end);
            start = end;
        }
    }
}
