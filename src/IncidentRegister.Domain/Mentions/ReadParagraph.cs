using System.Text.RegularExpressions;

namespace IncidentRegister.Domain.Mentions;

/// <summary>A paragraph of a text, read word by word.</summary>
internal sealed partial class ReadParagraph
{
    public ReadParagraph(string text, int start, int end, IncidentIndex index, TimeReader times)
    {
        (Text, Start, End) = (text, start, end);
        Tokens = Mentions.Tokens.Of(text.AsSpan(start, end - start), start);
        Cues = index.AsIncidentsSee(Mentions.Cues.In(index.Lexicon, Tokens));
        Names = index.Names.Find(Tokens);
        Times = times.Read(Tokens, Cues);
        Instruments = Mentions.Instruments.In(Tokens);
        Instruments.AddRange(Names.Where(n => !n.IsSlip && index.OwnNames.Contains(n.Party)).Select(n => new Instrument(
            Mentions.Instruments.KeyOf(n.Party), n.First, n.End, IsName: true)));
        IsOurs = Cues.Exists(c => c.Is("court", "icc") || c.Is("role", "court"))
            || Names.Exists(n => index.Targets.Contains(n.Party));
    }

    public string Text { get; }
    public int Start { get; }
    public int End { get; }
    public List<Token> Tokens { get; }
    public List<Cue> Cues { get; }
    public List<NameHit> Names { get; }
    public List<TimeCue> Times { get; }
    public List<Instrument> Instruments { get; }

    /// <summary>It names the Court, or somebody who is a target.</summary>
    public bool IsOurs { get; }

    /// <summary>The paragraph before it did.</summary>
    public bool FollowsOurs { get; set; }
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Of an item of a list: the paragraph that opens the list, "the following were designated:".</summary>
    public ReadParagraph? Lead { get; private set; }

    /// <summary>States named last in it.</summary>
    public HashSet<string> StatesAtEnd { get; set; } = [];

    /// <summary>Its words end with a colon.</summary>
    private bool OpensList => Text.AsSpan(Start, End - Start).TrimEnd().EndsWith(':');

    /// <summary>It begins as an item of a list does: with a dash, a dot, a number or a letter in brackets.</summary>
    private bool IsItem => Item().IsMatch(Text.AsSpan(Start, End - Start));

    /// <summary>Tells the items of lists which paragraph opens them.</summary>
    public static void FindLeads(List<ReadParagraph> paragraphs)
    {
        ReadParagraph? lead = null;
        foreach (var paragraph in paragraphs)
        {
            paragraph.Lead = paragraph.IsItem ? lead : null;
            if (paragraph.Lead is null) lead = paragraph.OpensList ? paragraph : null;
        }
    }

    /// <summary>The text between two words, or before the first.</summary>
    public ReadOnlySpan<char> Between(int token, int next) =>
        Text.AsSpan(Tokens[token].End, Tokens[next].Start - Tokens[token].End);

    public string Words(int first, int end) => Text[Tokens[first].Start..Tokens[end - 1].End];

    [GeneratedRegex(@"^\s*(?:[-–—•·*▪◦‣]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s|\(?[\u0621-\u064A][.)]\s)")]
    private static partial Regex Item();
}
