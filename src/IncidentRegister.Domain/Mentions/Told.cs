namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// What a text told of already: "the visa restrictions" of a later paragraph are those of the first, though nothing
/// there says whose they are.
/// </summary>
internal sealed class Told(Lexicon lexicon)
{
    private const double TieMargin = 0.5;

    private readonly List<IncidentProfile> incidents = [];

    /// <summary>In the order in which they were told last.</summary>
    public IReadOnlyList<IncidentProfile> All => incidents;

    public void Add(IEnumerable<Fit> found)
    {
        foreach (var fit in found)
        {
            incidents.Remove(fit.Incident);
            incidents.Add(fit.Incident);
        }
    }

    /// <summary>"The attack of September 2023" in a text that tells of another intrusion.</summary>
    /// <returns>What was done in the same way as something that the text told of, on a day or in a month that the clause names.</returns>
    public Fit? Kin(Clause clause, List<Fit> fits)
    {
        if (clause.IsDenied || clause.IsThreatened || !clause.Families.Contains("attack")
            || clause.Families.Any(f => !lexicon.IsVague(f))) return null;

        var kin = fits.FindAll(f => f.HasDate && !f.HasOtherOrgan && incidents.Exists(
            t => t != f.Incident && t.TypeFamilies.Overlaps(f.Incident.TypeFamilies)));
        return kin is [var one] ? one : null;
    }

    /// <returns>What fits best of it, the last told first; null where no plain word tells of such an act.</returns>
    public Fit? Again(Clause clause, List<Fit> fits)
    {
        if (clause.IsDenied || clause.Sentence.Court == "other" || clause.Places.Exists(p => p.Is("place", "other")))
            return null;

        var meant = fits.FindAll(f => f.Score >= Weights.Told && !f.HasOtherOrgan && incidents.Contains(f.Incident)
            && clause.Families.Any(a => f.Incident.TypeFamilies.Contains(a) && !lexicon.IsVague(a)));
        if (meant.Count == 0) return null;

        var best = meant.Max(f => f.Score);
        return meant.Where(f => f.Score >= best - TieMargin).MaxBy(f => incidents.IndexOf(f.Incident));
    }
}
