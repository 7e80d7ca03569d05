using System.Buffers;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>A sentence or an item of a list, with the words in it that count.</summary>
internal sealed class AskSentence
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create(";,:،؛");

    public AskSentence(Paragraph paragraph, TextSpan span, bool startsParagraph, AskWords words)
    {
        (Paragraph, Span, StartsParagraph) = (paragraph, span, startsParagraph);
        Tokens = Mentions.Tokens.Of(paragraph.Text.AsSpan(span.Start, span.Length), span.Start);
        Asking = AskWords.Scan(words.Asking, Tokens);
        Parties = AskWords.Scan(words.Parties, Tokens);
        Measures = AskWords.Scan(words.Measures, Tokens);
        Small = AskWords.Scan(words.Small, Tokens);
    }

    public Paragraph Paragraph { get; }
    public TextSpan Span { get; }
    public bool StartsParagraph { get; }
    public List<Token> Tokens { get; }
    public List<Cue> Asking { get; }
    public List<Cue> Parties { get; }
    public List<Cue> Measures { get; }
    public List<Cue> Small { get; }

    public ReadOnlySpan<char> Text => Paragraph.Text.AsSpan(Span.Start, Span.Length);

    /// <summary>The first one behind the mark of an item.</summary>
    public int FirstToken
    {
        get
        {
            var start = Span.Start + AskUnits.BehindMark(Text);
            return Math.Max(0, Tokens.FindIndex(t => t.Start >= start));
        }
    }

    public bool HasColonBehind(int token)
    {
        var rest = Paragraph.Text.AsSpan(Tokens[token].End..Span.End).TrimStart();
        return rest.Length > 0 && rest[0] == ':';
    }

    /// <summary>As it stands in the text.</summary>
    public string Words(Cue cue) => Paragraph.Text[Tokens[cue.First].Start..Tokens[cue.End - 1].End];

    /// <summary>Whether a small word of that kind stands between two tokens.</summary>
    public bool Has(string kind, int first, int end) =>
        Small.Exists(c => c.Is(kind) && c.First >= first && c.End <= end);

    /// <summary>Whether the words between two places only join names: "and the", ", as well as".</summary>
    public bool OnlyJoins(int first, int end)
    {
        for (var at = first; at < end; at++)
            if (!Small.Exists(c => (c.Is("and") || c.Is("the")) && c.First <= at && at < c.End)) return false;

        return true;
    }

    /// <summary>The index behind the last comma, semicolon or colon before a token; nought without any.</summary>
    public int BehindBreak(int token)
    {
        for (var at = token; at > 0; at--)
            if (Paragraph.Text.AsSpan(Tokens[at - 1].End, Tokens[at].Start - Tokens[at - 1].End).ContainsAny(Breaks))
                return at;

        return 0;
    }
}
