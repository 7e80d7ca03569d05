namespace IncidentRegister.Domain.Mentions;

/// <summary>A paragraph, as far as it tells what to look for.</summary>
/// <param name="States">Named in it, in the one before it, or by title and issuer.</param>
internal sealed record StatementPart(
    string Text, List<Token> Tokens, List<NameHit> Names, List<Instrument> Instruments, List<Cue> Acts,
    HashSet<string> States, List<TimeCue> Times, HashSet<string> Words)
{
    /// <summary>As far apart as an act and its date stand in a long sentence; counted in words.</summary>
    private const int Near = 30;

    /// <summary>Each family of acts with the times that are told about where one of its words stands.</summary>
    public IEnumerable<(string Act, HashSet<Period> Periods)> DatedActs() => Acts
        .GroupBy(a => a.Concept.Code)
        .Select(g => (g.Key, Times.Where(t => g.Any(a => t.First - a.End <= Near && a.First - t.End <= Near))
            .Select(t => t.Period).ToHashSet()));
}

/// <summary>
/// Reads a statement paragraph by paragraph with the words that the finder uses; in time that grows with the text.
/// </summary>
internal sealed class StatementReading
{
    private const int ShortestWord = 6;
    private const int LongestPiece = 4000;

    private readonly KnownNames known;
    private readonly TimeReader times;
    private readonly HashSet<string> ofHead;
    private HashSet<string> before = [];

    public StatementReading(KnownNames known, StatementSketch statement)
    {
        (this.known, times) = (known, new TimeReader(statement.Date));
        ofHead = States(Cues.In(known.Lexicon, Tokens.Of($"{statement.Issuer}\n{statement.Title}")));
        for (var start = 0; start < statement.Text.Length;)
        {
            var length = statement.Text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? statement.Text.Length : start + length;
            for (var from = start; from < end;)
            {
                var to = EndOfPiece(statement.Text, from, end);
                Take(statement.Text, from, to);
                from = to;
            }

            start = end + 1;
        }

        // Where nobody is said to act, it is whom the text names most who does.
        var everywhere = Parts.SelectMany(p => p.States).ToHashSet(StringComparer.Ordinal);
        foreach (var part in Parts.Where(p => p.States.Count == 0)) part.States.UnionWith(everywhere);
    }

    public List<StatementPart> Parts { get; } = [];

    private void Take(string text, int start, int end)
    {
        var read = new ReadParagraph(text, start, end, known.Index, times);
        if (read.Tokens.Count == 0) return;

        var states = States(read.Cues);
        var all = new HashSet<string>(states.Concat(before).Concat(ofHead), StringComparer.Ordinal);
        before = states;
        Parts.Add(new StatementPart(
            text, read.Tokens, read.Names, read.Instruments,
            read.Cues.FindAll(c => c.Is("act")), all, read.Times,
            [.. read.Tokens.Select(t => t.Form).Where(w => w.Length >= ShortestWord)]));
    }

    private static int EndOfPiece(string text, int from, int end)
    {
        if (end - from <= LongestPiece) return end;

        var space = text.AsSpan(from, LongestPiece).LastIndexOf(' ');
        return from + (space > LongestPiece / 2 ? space : LongestPiece);
    }

    private static HashSet<string> States(List<Cue> cues) => cues.Where(c => c.Is("place") || c.Is("organ"))
        .Select(StatementTerms.StateOf).ToHashSet(StringComparer.Ordinal);
}
