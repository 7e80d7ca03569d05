namespace IncidentRegister.Domain.Incidents;

/// <summary>A party that is alleged to be responsible. Alleged, until it admits or a court decides.</summary>
public sealed class Involvement : IPartOfIncident
{
    public const int TextMaxLength = 200;

    private Involvement() { } // for EF Core

    /// <exception cref="RuleBrokenException">Neither a party nor a name, and not said to be unknown.</exception>
    internal Involvement(Incident incident, int ordinal, ActorFacts facts, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(facts is { PartyId: null, Name: null } && facts.Kind != "unknown", "actor.needs-name");

        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Ordinal) = (incident.Id, incident.OrganisationId, ordinal);
        (PartyId, Name, Kind) = (facts.PartyId, facts.Name, facts.Kind);
        (Degree, Claim, Attribution) = (facts.Degree, facts.Claim, facts.Attribution);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Ordinal { get; private set; }
    public Guid? PartyId { get; private set; }
    public string? Name { get; private set; }
    public string Kind { get; private set; } = "";
    public string? Degree { get; private set; }
    public ClaimStatus Claim { get; private set; }
    public string? Attribution { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    int IPartOfIncident.Ordinal { get => Ordinal; set => Ordinal = value; }
    DateTimeOffset? IPartOfIncident.RemovedAt { get => RemovedAt; set => RemovedAt = value; }

    public ActorFacts Facts => new(Kind)
    {
        PartyId = PartyId,
        Name = Name,
        Degree = Degree,
        Claim = Claim,
        Attribution = Attribution,
    };

    internal bool Says(ActorFacts facts) =>
        (PartyId, Name, Kind, Degree, Claim, Attribution) ==
            (facts.PartyId, facts.Name, facts.Kind, facts.Degree, facts.Claim, facts.Attribution);
}
