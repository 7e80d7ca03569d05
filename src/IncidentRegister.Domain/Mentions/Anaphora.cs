namespace IncidentRegister.Domain.Mentions;

/// <summary>"This policy", "those sanctions", "the designations": what the paragraph spoke of before.</summary>
internal static class Anaphora
{
    /// <param name="before">The last that was found in the paragraph.</param>
    /// <returns>Null when the clause does not point back, or to nothing that was found.</returns>
    public static Fit? Of(Clause clause, List<Fit> before)
    {
        if (!clause.RefersBack || clause.IsDenied || clause.Places.Count + clause.Organs.Count > 0) return null;

        foreach (var fit in before)
            foreach (var act in clause.Acts.Where(a => a.First == clause.PointsAt))
                if (act.Concept.Code is "measure" or "order" || fit.Incident.Families.Contains(act.Concept.Code))
                {
                    var meant = new Fit(fit.Incident);
                    meant.At(act.First, act.End);
                    meant.Add(0, MentionReasonKind.RefersBack, clause.Sentence.Paragraph.Words(act.First, act.End));
                    return meant;
                }

        return null;
    }
}
