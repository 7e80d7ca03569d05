namespace IncidentRegister.Domain.Mentions;

/// <summary>Finds the lexicon's phrases in a text: at each word the longest, and none within another.</summary>
internal static class Cues
{
    public static List<Cue> In(Lexicon lexicon, List<Token> tokens)
    {
        var cues = new List<Cue>();
        var (behind, isThing) = (0, false);
        for (var at = 0; at < tokens.Count; at++)
        {
            var count = cues.Count;
            var end = lexicon.Phrases.Longest(tokens, at, cues);
            if (end <= behind && !isThing) RemoveInner(cues, count);
            if (end > at && end > behind) (behind, isThing) = (end, cues[^1].Is("thing"));
        }

        return cues;
    }

    /// <summary>Within a longer phrase only the Court's name still counts: "cooperation with the ICC".</summary>
    private static void RemoveInner(List<Cue> cues, int from)
    {
        for (var at = cues.Count - 1; at >= from; at--)
            if (!cues[at].Is("court")) cues.RemoveAt(at);
    }
}
