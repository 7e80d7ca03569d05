namespace IncidentRegister.Domain.Incidents;

/// <summary>Whom or what an act was aimed at, in the role held at that time. Who it is stands in its own row.</summary>
public sealed class Target : IPartOfIncident
{
    public const int TextMaxLength = 200;

    private Target() { } // for EF Core

    /// <exception cref="RuleBrokenException">It is to be named and has no name, or is to be described and is not.</exception>
    internal Target(Incident incident, int ordinal, TargetFacts facts, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(facts.PartyId is null && facts.Name is null && facts.Description is null, "target.needs-name");
        RuleBrokenException.ThrowIf(facts is { Naming: Naming.Named, PartyId: null, Name: null }, "target.needs-name");
        RuleBrokenException.ThrowIf(facts is { Naming: Naming.Described, Description: null }, "target.needs-description");

        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Ordinal) = (incident.Id, incident.OrganisationId, ordinal);
        (Kind, Category, RoleAtTime, AffiliationAtTime) = (facts.Kind, facts.Category, facts.RoleAtTime, facts.AffiliationAtTime);
        (Status, Naming, Description) = (facts.Status, facts.Naming, facts.Description);
        if (facts.PartyId is not null || facts.Name is not null) Identity = new TargetIdentity(this, facts);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Ordinal { get; private set; }
    public TargetKind Kind { get; private set; }
    public string Category { get; private set; } = "";
    public string? RoleAtTime { get; private set; }
    public string? AffiliationAtTime { get; private set; }

    /// <summary>Its own status: one person may be released while another is not.</summary>
    public string? Status { get; private set; }
    public Naming Naming { get; private set; }
    public string? Description { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    /// <summary>Null where nobody told it, and where the reader may not know it.</summary>
    public TargetIdentity? Identity { get; private set; }

    int IPartOfIncident.Ordinal { get => Ordinal; set => Ordinal = value; }
    DateTimeOffset? IPartOfIncident.RemovedAt { get => RemovedAt; set => RemovedAt = value; }

    internal TargetFacts Facts => new(Kind, Category)
    {
        PartyId = Identity?.PartyId,
        Name = Identity?.Name,
        RoleAtTime = RoleAtTime,
        AffiliationAtTime = AffiliationAtTime,
        Status = Status,
        Naming = Naming,
        Description = Description,
    };

    internal bool Says(TargetFacts facts) =>
        (Kind, Category, RoleAtTime, AffiliationAtTime, Status, Naming, Description) ==
            (facts.Kind, facts.Category, facts.RoleAtTime, facts.AffiliationAtTime, facts.Status, facts.Naming, facts.Description)
        && (Identity?.PartyId, Identity?.Name) == (facts.PartyId, facts.Name);
}

/// <summary>Who a target is. A row of its own, so that the database can keep it from readers of the rest.</summary>
public sealed class TargetIdentity
{
    private TargetIdentity() { } // for EF Core

    internal TargetIdentity(Target target, TargetFacts facts)
    {
        (TargetId, IncidentId, OrganisationId) = (target.Id, target.IncidentId, target.OrganisationId);
        (PartyId, Name, Naming) = (facts.PartyId, facts.Name, target.Naming);
    }

    public Guid TargetId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid? PartyId { get; private set; }
    public string? Name { get; private set; }

    /// <summary>Copied from the target, so that the row's own policy can decide on it.</summary>
    public Naming Naming { get; private set; }
}
