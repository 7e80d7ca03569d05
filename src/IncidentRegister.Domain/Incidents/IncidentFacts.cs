namespace IncidentRegister.Domain.Incidents;

/// <summary>What a reporter tells of an incident, before the register makes a record of it.</summary>
public sealed record IncidentFacts
{
    public IncidentKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Account { get; init; }
    public string Language { get; init; } = "en";
    public required IncidentDate Occurred { get; init; }
    public string? Country { get; init; }
    public string? Town { get; init; }
    public TownVisibility TownVisibility { get; init; }
    public string? Situation { get; init; }
    public Severity Severity { get; init; } = Severity.Medium;
    public Tlp Handling { get; init; } = Tlp.Amber;
    public IReadOnlyList<ActFacts> Acts { get; init; } = [];
    public IReadOnlyList<TargetFacts> Targets { get; init; } = [];
    public IReadOnlyList<ActorFacts> Actors { get; init; } = [];
    public IReadOnlyList<SourceFacts> Sources { get; init; } = [];

    /// <summary>What those concerned answered; nothing for what they were not asked.</summary>
    public IReadOnlyList<ConsentFacts> Consent { get; init; } = [];
}

/// <param name="Type">Code of the vocabulary <c>act-type</c>.</param>
/// <param name="Stages">At least one.</param>
public sealed record ActFacts(string Type, IReadOnlyList<StageFacts> Stages)
{
    public string? Method { get; init; }
    public string? StatedReason { get; init; }
    public string? LegalBasis { get; init; }

    /// <summary>Name and number of an order, list, law or warrant.</summary>
    public string? Instrument { get; init; }
    public string? IssuingAuthority { get; init; }

    /// <summary>Answers by the code of their question; only such as <see cref="ActDetails"/> asks about the type.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

public sealed record StageFacts(StageKind Kind, IncidentDate Date, string? Source = null, string? Note = null);

/// <param name="Category">Code of the vocabulary <c>target-category</c>.</param>
public sealed record TargetFacts(TargetKind Kind, string Category)
{
    public Guid? PartyId { get; init; }

    /// <summary>The name as told, when it is no party that the register knows.</summary>
    public string? Name { get; init; }
    public string? RoleAtTime { get; init; }
    public string? AffiliationAtTime { get; init; }
    public string? Status { get; init; }
    public Naming Naming { get; init; } = Naming.Withheld;

    /// <summary>What stands in place of a name, such as "a lawyer in the region".</summary>
    public string? Description { get; init; }
}

/// <param name="Kind">Code of the vocabulary <c>actor-kind</c>.</param>
public sealed record ActorFacts(string Kind)
{
    public Guid? PartyId { get; init; }
    public string? Name { get; init; }
    public string? Degree { get; init; }
    public ClaimStatus Claim { get; init; }

    /// <summary>Code of the vocabulary <c>attribution</c>: who says that it was this party.</summary>
    public string? Attribution { get; init; }
}

public sealed record SourceFacts(string Title)
{
    public string? Publisher { get; init; }
    public string? Address { get; init; }
    public IncidentDate? PublishedOn { get; init; }
    public string? Language { get; init; }
    public SourceConnection Connection { get; init; } = SourceConnection.Media;

    /// <summary>Admiralty code: A (reliable) to F (cannot be judged).</summary>
    public char? Reliability { get; init; }

    /// <summary>Admiralty code: 1 (confirmed) to 6 (cannot be judged).</summary>
    public int? Credibility { get; init; }
}
