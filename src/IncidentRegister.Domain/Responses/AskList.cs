using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>"We call on States Parties to:" and what follows, in the sentence or in paragraphs of its own.</summary>
internal sealed class AskList
{
    private readonly AskReader reader;
    private readonly AskAnchor anchor;
    private bool goesOn = true;

    private AskList(AskReader reader, AskSentence head, AskAnchor anchor, TextSpan? rest) =>
        (this.reader, Head, this.anchor, Rest) = (reader, head, anchor, rest);

    public AskSentence Head { get; }

    /// <summary>Items that stand in the sentence of the head; null when there are none.</summary>
    public TextSpan? Rest { get; }

    public bool HasItems { get; private set; }

    /// <summary>Null when the sentence does not ask before a colon, or goes on as a plain sentence behind it.</summary>
    public static AskList? HeadedBy(AskSentence sentence, AskReader reader)
    {
        if (Colon(sentence) is not { } colon) return null;
        if (reader.Anchors(sentence).FindLast(a => sentence.Tokens[a.Cue.End - 1].End <= colon) is not { } anchor)
            return null;

        var text = sentence.Paragraph.Text;
        var start = colon + 1;
        while (start < sentence.Span.End && char.IsWhiteSpace(text[start])) start++;
        if (start == sentence.Span.End) return new AskList(reader, sentence, anchor, null);

        var rest = new TextSpan(start, sentence.Span.End);
        return HasMark(text.AsSpan(start, rest.Length)) || text.AsSpan(start, rest.Length).ContainsAny(';', '؛')
            ? new AskList(reader, sentence, anchor, rest) : null;
    }

    /// <summary>Whether a sentence is an item of this list.</summary>
    public bool Takes(AskSentence sentence) => !IsHead(sentence)
        && ((sentence.StartsParagraph && HasMark(sentence.Text))
        || (goesOn && (HasItems || char.IsLower(sentence.Text[0]) || EndsOpen(sentence.Text))));

    /// <summary>The asks of one or several items.</summary>
    public List<FoundAsk> Read(AskSentence sentence, TextSpan span)
    {
        HasItems = true;
        goesOn = EndsOpen(sentence.Text);

        var isWhole = span == sentence.Span;
        if (isWhole && reader.Anchors(sentence).Exists(a => a.Addressees.Count > 0 && !a.Cue.Is("ask", "doing")))
            return reader.Read(sentence);

        var found = new List<FoundAsk>();
        foreach (var item in AskUnits.Items(sentence.Paragraph.Text, span))
            if (reader.Item(sentence, item, Head, anchor) is { } ask) found.Add(ask);

        return found;
    }

    private bool IsHead(AskSentence sentence) =>
        sentence.Text.TrimEnd() is [.., ':'] && reader.Anchors(sentence).Count > 0;

    private static bool HasMark(ReadOnlySpan<char> text) => AskUnits.BehindMark(text) > 0;

    /// <summary>With a semicolon or comma, or with one and a word like "and" behind it.</summary>
    private static bool EndsOpen(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        if (text.IsEmpty) return false;
        if (IsOpen(text[^1])) return true;

        var space = text.LastIndexOf(' ');
        return space > 0 && text.Length - space <= 4 && !char.IsPunctuation(text[^1]) && IsOpen(text[space - 1]);
    }

    private static bool IsOpen(char letter) => letter is ';' or '؛' or ',' or '،';

    private static int? Colon(AskSentence sentence)
    {
        var text = sentence.Text;
        for (var at = 0; at < text.Length; at++)
            if (text[at] == ':' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])))
                return sentence.Span.Start + at;

        return null;
    }
}
