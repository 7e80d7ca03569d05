using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Statements;

/// <summary>
/// The day that the head of a text gives for itself ("Geneva, 9 December 2022"), for a form to begin with; a person says
/// which it is. Months are read in the languages of the finder's words, digits in those of any script.
/// </summary>
/// <param name="Words">The line that names it; of a long one what stands before the day, and the day.</param>
public sealed record PrintedDate(DateOnly Day, string Words)
{
    /// <summary>A head has no more lines than that before its text begins.</summary>
    private const int MostLines = 8;
    private const int LongestLine = 160;

    /// <summary>Of a paragraph that begins with place and day, as news agencies write: "The Hague, 20 August 2025 – …".</summary>
    private const int LongestDateline = 80;
    private const string EndsOfDateline = "–—-:|•)";

    /// <summary>What may stand between a day, its month and its year.</summary>
    private static readonly string[] Joints = ["de", "del", "of", "the", "le"];

    /// <param name="text">Lines of any length.</param>
    /// <returns>Null where the head names no whole day, or more than one.</returns>
    public static PrintedDate? In(string text)
    {
        var found = new List<PrintedDate>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(MostLines))
        {
            if (!Read(line, found)) return null;
            if (line.Length > LongestLine) break;
        }

        return found.Select(f => f.Day).Distinct().Count() == 1 ? found[0] : null;
    }

    /// <returns>False where a day is one of several that are named in one breath: "8-9 December 2022".</returns>
    private static bool Read(string line, List<PrintedDate> found)
    {
        var head = line.Length > LongestLine ? line[..LongestDateline] : line;
        var tokens = Tokens.Of(head);
        var cues = Cues.In(Lexicon.Standard, tokens);
        foreach (var time in new TimeReader(today: null).Read(tokens, cues).Where(t => t.Period.Rank == 3 && IsPlain(t, tokens, cues)))
        {
            if (IsOneOfSeveral(head, time, tokens)) return false;

            var end = tokens[time.End - 1].End;
            if (head == line) found.Add(new PrintedDate(time.Period.From, line));
            else if (EndsOfDateline.Contains(line.AsSpan(end).TrimStart()[0], StringComparison.Ordinal))
                found.Add(new PrintedDate(time.Period.From, line[..end].TrimStart('(')));
        }

        return true;
    }

    /// <summary>Nothing else stands between its parts: not "28 organisations, December 2022".</summary>
    private static bool IsPlain(TimeCue time, List<Token> tokens, List<Cue> cues)
    {
        for (var at = time.First; at < time.End; at++)
            if (!char.IsAsciiDigit(tokens[at].Form[0]) && !Joints.Contains(tokens[at].Form)
                && !cues.Exists(c => c.Is("month") && c.First <= at && at < c.End)) return false;

        return cues.Where(c => c.Is("month") && c.First >= time.First && c.End <= time.End).DistinctBy(c => c.Concept.Code).Count() <= 1;
    }

    private static bool IsOneOfSeveral(string line, TimeCue time, List<Token> tokens)
    {
        if (time.First == 0 || tokens[time.First - 1] is not { Form: [var first, ..] and { Length: <= 2 } } before
            || !char.IsAsciiDigit(first)) return false;

        return line[before.End..tokens[time.First].Start].Trim() is "-" or "–" or "—" or "/" or "&";
    }
}
