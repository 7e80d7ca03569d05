namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Which words a suggestion marks: the clause that tells of it, as people mark it, without the "and" that ties it to
/// the one before; where no act is told, or the clause does not end, only the words that speak for it.
/// </summary>
internal static class Passages
{
    private const int LongestClause = 60;

    /// <returns>The first word and the one behind the last.</returns>
    public static (int First, int End) Of(Clause clause, Fit fit)
    {
        if (fit.ActAt < 0 || clause.End - clause.First > LongestClause) return fit.Passage();

        var joint = clause.Sentence.Paragraph.Cues.Find(c => c.First == clause.First && c.Is("joint"));
        return (joint.End < clause.End ? Math.Max(clause.First, joint.End) : clause.First, clause.End);
    }
}
