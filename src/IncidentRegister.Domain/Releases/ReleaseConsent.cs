using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Releases;

/// <summary>Consent that a release needs and does not have.</summary>
/// <param name="Answer">What was said instead; null where nobody has asked yet.</param>
/// <param name="Target">The place in the incident's order of one who may not be told so, from 1; null: of all concerned.</param>
public sealed record ConsentGap(ConsentPart Part, ConsentAnswer? Answer, int? Target = null);

/// <summary>Nothing leaves without the consent of those concerned, given for that audience and that part.</summary>
public static class ReleaseConsent
{
    /// <summary>What is missing, in the order of the parts; empty when the release may be approved.</summary>
    public static IReadOnlyList<ConsentGap> Gaps(Incident incident, ReleaseChoice choice, ReleaseAudience audience)
    {
        var asked = audience == ReleaseAudience.Public ? ConsentAudience.Public : ConsentAudience.Coalition;
        var gaps = Parts(incident, choice)
            .Select(part => new ConsentGap(part, incident.ConsentNow(asked, part)))
            .Where(gap => gap.Answer != ConsentAnswer.Given).ToList();
        gaps.AddRange(incident.Targets.Where(t => t.RemovedAt is null)
            .Where(t => (choice.Named.Contains(t.Id) && t.Naming != Naming.Named)
                || (choice.Described.Contains(t.Id) && t.Naming == Naming.Withheld))
            .OrderBy(t => t.Ordinal).Select(t => new ConsentGap(ConsentPart.Names, null, t.Ordinal)));
        return gaps;
    }

    private static IEnumerable<ConsentPart> Parts(Incident incident, ReleaseChoice choice)
    {
        yield return ConsentPart.Event;
        if (choice.Has(ReleaseField.Country) || choice.Has(ReleaseField.Town)) yield return ConsentPart.Place;

        // A State is aimed at in public, and gives no consent to be named.
        if (incident.Targets.Any(t => choice.Named.Contains(t.Id) && t.Kind != TargetKind.State)) yield return ConsentPart.Names;
    }
}
