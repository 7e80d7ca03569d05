using System.Buffers;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Statements;

/// <summary>Parts a paragraph into sentences, for people who choose a passage by ticking them.</summary>
public static class Sentences
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…؟؛۔。！？");
    private static readonly SearchValues<char> EndsWithoutSpace = SearchValues.Create("。！？");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»›)]}¹²³⁰⁴⁵⁶⁷⁸⁹」』");
    private static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘«‹([{¿¡„「『-–—•");

    /// <summary>
    /// The sentences in order. They do not overlap, begin and end without white space, and hold every other character
    /// of the paragraph. In doubt two sentences stay one: "the U.S. Congress" is not parted.
    /// </summary>
    /// <param name="language">BCP 47, for abbreviations; other than en, fr, es and ar is read as English.</param>
    public static IReadOnlyList<TextSpan> Split(string paragraph, string language)
    {
        var words = SentenceWords.Of(language);
        var sentences = new List<TextSpan>();
        var start = SkipSpace(paragraph, 0);

        for (var at = start; at < paragraph.Length;)
        {
            if (!Ends.Contains(paragraph[at]))
            {
                at++;
                continue;
            }

            var end = EndOfMarks(paragraph, at);
            if (IsBoundary(paragraph, start, at, end, words))
            {
                sentences.Add(new TextSpan(start, end));
                end = start = SkipSpace(paragraph, end);
            }

            at = end;
        }

        if (start < paragraph.Length) sentences.Add(new TextSpan(start, paragraph.AsSpan().TrimEnd().Length));

        return sentences;
    }

    /// <summary>Behind "?!", a closing quotation mark or bracket, a note's number; French sets » apart.</summary>
    private static int EndOfMarks(string text, int at)
    {
        while (at < text.Length)
        {
            var next = SkipSpace(text, at);

            if (Ends.Contains(text[at]) || Closers.Contains(text[at])) at++;
            else if (next < text.Length && text[next] is '»' or '›') at = next + 1;
            else if (EndOfNote(text, at) is { } end) at = end;
            else break;
        }

        return at;
    }

    /// <summary>Behind "[12]", or the 12 of "They left.12 The others"; null when that does not stand here.</summary>
    private static int? EndOfNote(string text, int at)
    {
        if (NoteMarks.EndAt(text, at) is { } digits) return digits;

        var end = at + 1;
        while (end < text.Length && char.IsDigit(text[end])) end++;

        return text[at] == '[' && end > at + 1 && end < text.Length && text[end] == ']' ? end + 1 : null;
    }

    private static bool IsBoundary(string text, int start, int mark, int end, SentenceWords words)
    {
        var next = SkipSpace(text, end);
        if (next == text.Length || EndsWithoutSpace.Contains(text[mark])) return true;
        if (next == end || Ends.Contains(text[next])) return false; // 3.14, . . .

        while (next < text.Length - 1 && Openers.Contains(text[next])) next++;
        next = SkipSpace(text, next);
        if (next < text.Length && char.IsLower(text[next])) return false;

        var isSingleDot = text[mark] == '.' && !text.AsSpan(mark + 1, end - mark - 1).ContainsAny(Ends);
        return !isSingleDot || !GoesOn(text, start, mark, WordAt(text, next), words);
    }

    private static bool GoesOn(string text, int start, int mark, string after, SentenceWords words)
    {
        var from = mark;
        while (from > start && !char.IsWhiteSpace(text[from - 1])) from--;
        var isFirst = !text[start..from].Any(char.IsLetterOrDigit);
        while (from < mark && Openers.Contains(text[from])) from++;

        var before = text[from..mark];
        before = before[(before.LastIndexOfAny(['\'', '’', '/']) + 1)..].ToLowerInvariant();

        return (isFirst && SentenceWords.IsNumbering(before)) || words.GoesOn(before, after);
    }

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;

        return text[at..end].ToLowerInvariant();
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
