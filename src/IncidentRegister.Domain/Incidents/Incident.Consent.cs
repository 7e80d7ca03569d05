namespace IncidentRegister.Domain.Incidents;

/// <summary>What those concerned allowed.</summary>
public sealed partial class Incident
{
    private readonly List<Consent> consents = [];

    /// <summary>Everything that was ever said, oldest first.</summary>
    public IReadOnlyList<Consent> Consents => consents;

    /// <summary>What holds now; null where nobody has asked yet.</summary>
    public ConsentAnswer? ConsentNow(ConsentAudience audience, ConsentPart part) => consents
        .Where(c => c.Audience == audience && c.Part == part).OrderBy(c => c.RecordedAt).ThenBy(c => c.Id).LastOrDefault()?.Answer;

    /// <summary>Takes back at once whatever was allowed.</summary>
    /// <exception cref="RuleBrokenException">Nothing is allowed.</exception>
    public void WithdrawConsent(Guid by, DateTimeOffset now)
    {
        var given = (
            from audience in Enum.GetValues<ConsentAudience>()
            from part in Enum.GetValues<ConsentPart>()
            where ConsentNow(audience, part) == ConsentAnswer.Given
            select new ConsentFacts(audience, part, ConsentAnswer.Withdrawn)).ToArray();
        RuleBrokenException.ThrowIf(given.Length == 0, "consent.nothing-given");

        foreach (var facts in given) consents.Add(new Consent(this, facts, by, now));
        Touch(now);
    }

    private void Take(IEnumerable<ConsentFacts> told, Guid by, DateTimeOffset now)
    {
        foreach (var facts in told.Where(f => ConsentNow(f.Audience, f.Part) != f.Answer))
            consents.Add(new Consent(this, facts, by, now));
    }
}
