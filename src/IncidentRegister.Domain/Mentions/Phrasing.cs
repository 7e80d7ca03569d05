namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// What in a passage may be a name of the incident that a person linked to it: what stands in quotation marks, words with
/// capitals that are no name of anybody known, and the passage itself where it is short. A guess, for a person to answer.
/// </summary>
public static class Phrasing
{
    private const int FewestWords = 2;
    private const int ShortestAcronym = 4;
    private const int LongestSmallWord = 3; // "of", "the", "des"
    private const string Opening = "“\"«„";
    private const string Closing = "”\"»“";

    /// <returns>As they are written, in the order of the text; none that the incident is known by already.</returns>
    public static IReadOnlyList<string> Of(string passage, IncidentSketch incident)
    {
        var index = new IncidentIndex(Lexicon.Standard, [incident]);
        var tokens = Tokens.Of(passage);
        var cues = Cues.In(Lexicon.Standard, tokens);
        var known = index.Names.Find(tokens);

        var found = Quoted(passage, tokens).Concat(Capitals(passage, tokens, cues, known));
        if (IsShort(tokens.Count) && tokens.TrueForAll(t => t.IsCapital || t.Form.Length <= LongestSmallWord)) found = found.Append((First: 0, End: tokens.Count));

        return
        [
            .. found.Where(f => !known.Exists(k => k.First <= f.First && k.End >= f.End) && SaysMore(f, cues))
                .OrderBy(f => f.First).Select(f => passage[tokens[f.First].Start..tokens[f.End - 1].End])
                .Where(text => text.Length <= IncidentAlias.MaxLength && !text.Contains('\n', StringComparison.Ordinal))
                .DistinctBy(IncidentAlias.KeyOf),
        ];
    }

    private static IEnumerable<(int First, int End)> Quoted(string passage, List<Token> tokens)
    {
        for (var at = 0; at < passage.Length; at++)
        {
            var mark = Opening.IndexOf(passage[at], StringComparison.Ordinal);
            if (mark < 0 || passage.IndexOf(Closing[mark], at + 1) is not (> 0 and var close)) continue;

            var first = tokens.FindIndex(t => t.Start > at);
            var end = tokens.FindLastIndex(t => t.End <= close) + 1;
            if (first >= 0 && IsShort(end - first)) yield return (first, end);
            at = close;
        }
    }

    private static IEnumerable<(int First, int End)> Capitals(
        string passage, List<Token> tokens, List<Cue> cues, List<NameHit> known)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var end = at;
            while (end < tokens.Count && tokens[end].IsCapital && !IsOther(end) && (end == at || Follows(end))) end++;
            var first = end > at && Lexicon.Standard.Articles.Contains(tokens[at].Form) ? at + 1 : at;
            var isAcronym = end - first == 1 && tokens[first].IsUpper && tokens[first].Form.Length >= ShortestAcronym;
            if ((IsShort(end - first) && (at > 0 || end - first > FewestWords)) || isAcronym) yield return (first, end);
            at = Math.Max(end, at + 1);
        }

        bool IsOther(int at) => known.Exists(k => k.First <= at && at < k.End)
            || cues.Exists(c => c.First <= at && at < c.End && !c.Is("place") && !c.Is("act") && !c.Is("article"));

        bool Follows(int at) => passage.AsSpan(tokens[at - 1].End..tokens[at].Start) is " " or "-" or "’ " or "' ";
    }

    private static bool IsShort(int words) => words is >= FewestWords and <= KnownNames.MostWords;

    /// <summary>Not just a State, an office or a kind of act, which many incidents share.</summary>
    private static bool SaysMore((int First, int End) phrase, List<Cue> cues) =>
        Enumerable.Range(phrase.First, phrase.End - phrase.First).Any(at => !cues.Exists(c => c.First <= at && at < c.End));
}
