namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// "This policy", "those sanctions", "the designations": what the paragraph spoke of before; where it opens with such
/// words, what the paragraph before it ended on.
/// </summary>
internal sealed class Anaphora(IncidentIndex index)
{
    /// <param name="before">The last that was found in the paragraph.</param>
    /// <param name="last">The last that was found in the paragraph before it.</param>
    /// <returns>Null when the clause does not point back, or to nothing that was found.</returns>
    public Fit? Of(Clause clause, List<Fit> before, List<Fit> last)
    {
        if (clause.IsDenied || clause.Places.Count + clause.Organs.Count > 0) return null;

        var opens = clause.PointsAt >= 0 && clause.PointsAt <= clause.Sentence.First + 1;
        var isFirst = clause.Sentence == clause.Sentence.Paragraph.Sentences[0];
        if (clause.Thing is { } thing)
            return (before.Count > 0 ? before : isFirst ? last : []) is [var found, ..] ? Back(clause, found, thing) : null;

        foreach (var fit in before)
            foreach (var act in Pointed(clause))
                if (act.Concept.Code is "measure" or "order" || fit.Incident.Families.Contains(act.Concept.Code)
                    || (opens && IncidentIndex.FitsWide(act.Concept.Code, fit.Incident))) return Back(clause, fit, act);

        if (before.Count > 0 || !opens || !isFirst) return null;
        foreach (var fit in last)
            foreach (var act in Pointed(clause))
                if (!index.Lexicon.IsVague(act.Concept.Code)
                    && fit.Incident.Families.Contains(act.Concept.Code)) return Back(clause, fit, act);

        return null;
    }

    private static IEnumerable<Cue> Pointed(Clause clause) =>
        clause.RefersBack ? clause.Acts.Where(a => a.First == clause.PointsAt) : [];

    private static Fit Back(Clause clause, Fit fit, Cue words)
    {
        var meant = new Fit(fit.Incident);
        meant.At(words.First, words.End);
        meant.Add(0, MentionReasonKind.RefersBack, clause.Sentence.Paragraph.Words(words.First, words.End));
        return meant;
    }
}
