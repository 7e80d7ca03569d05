using System.Buffers;
using System.Text.RegularExpressions;

namespace IncidentRegister.Domain.Mentions;

/// <summary>A paragraph of a text, read word by word.</summary>
internal sealed partial class ReadParagraph
{
    private const int LeastEntries = 3;
    private const int MostOfEntry = 15;
    private const int DaysOfEntry = 90;

    private static readonly SearchValues<char> SetOff = SearchValues.Create(".:–—-)");

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
    public List<TimeCue> Times { get; private set; }
    public List<Instrument> Instruments { get; }

    /// <summary>It names the Court, or somebody who is a target.</summary>
    public bool IsOurs { get; }

    /// <summary>The paragraph before it did.</summary>
    public bool FollowsOurs { get; set; }
    public List<Sentence> Sentences { get; } = [];

    /// <summary>Of an entry of a chronology, "10 September 2018. At a luncheon …": its date.</summary>
    public (TimeCue Time, ReadParagraph StandsIn)? Entry { get; private set; }

    /// <summary>Of an item of a list: the paragraph that opens the list, "the following were designated:".</summary>
    public ReadParagraph? Lead { get; private set; }

    /// <summary>States named last in it.</summary>
    public HashSet<string> StatesAtEnd { get; set; } = [];

    /// <summary>A few words of a list, such as a name and a country.</summary>
    public bool IsEntryOfList => IsItem && Tokens.Count <= MostOfEntry;

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

    /// <summary>Finds the dates by which paragraphs are entered: at their beginning, or in a line of its own before them.</summary>
    public static void FindEntries(List<ReadParagraph> paragraphs)
    {
        var dated = paragraphs.ConvertAll(p => p.DateAtHead());
        (TimeCue, ReadParagraph)? heading = null;
        for (var at = 0; at < paragraphs.Count; at++)
        {
            var own = dated[at] is { } date ? (date, paragraphs[at]) : ((TimeCue, ReadParagraph)?)null;
            if (own is var (time, here)) heading = time.End == here.Tokens.Count ? own : null;
            paragraphs[at].Entry = own ?? heading;
        }

        // One alone is the date of a letter, or of what a story begins with.
        if (dated.Count(d => d is not null) < LeastEntries) paragraphs.ForEach(p => p.Entry = null);
        foreach (var paragraph in paragraphs)
            if (paragraph.Entry is var (time, _))
                paragraph.Times = new TimeReader(time.Period.To, DaysOfEntry).Read(paragraph.Tokens, paragraph.Cues);
    }

    private TimeCue? DateAtHead()
    {
        var first = Times.FindIndex(t => t is { IsRelative: false, Period.Rank: > 1 } && t.First <= (IsItem ? 1 : 0));
        if (first < 0) return null;

        var end = Times[first].End;
        var isSetOff = end == Tokens.Count || Between(end - 1, end).ContainsAny(SetOff);
        return isSetOff ? Times[first] : null;
    }

    /// <summary>The text between two words, or before the first.</summary>
    public ReadOnlySpan<char> Between(int token, int next) =>
        Text.AsSpan(Tokens[token].End, Tokens[next].Start - Tokens[token].End);

    public string Words(int first, int end) => Text[Tokens[first].Start..Tokens[end - 1].End];

    [GeneratedRegex(@"^\s*(?:[-–—•·*▪◦‣]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s|\(?[\u0621-\u064A][.)]\s)")]
    private static partial Regex Item();
}
