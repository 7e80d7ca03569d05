namespace IncidentRegister.Application.Incidents;

/// <summary>
/// What a reporter tells of an incident, as typed: codes and EDTF dates as text, names as they were written. The parts
/// keep the order in which they were told.
/// </summary>
public abstract record ToldIncident
{
    /// <summary><c>incident</c> or <c>campaign</c>.</summary>
    public string Kind { get; init; } = "incident";
    public string Title { get; init; } = "";
    public string Account { get; init; } = "";
    public string Language { get; init; } = "en";

    /// <summary>EDTF, such as <c>2026-11-14</c>, <c>2026-11~</c> or <c>XXXX</c> where it is not known.</summary>
    public string Occurred { get; init; } = "";
    public string? Country { get; init; }
    public string? Town { get; init; }
    public string TownVisibility { get; init; } = "reviewers";
    public string? Situation { get; init; }
    public string Severity { get; init; } = "medium";
    public string Handling { get; init; } = "amber";
    public IReadOnlyList<ActInput> Acts { get; init; } = [];
    public IReadOnlyList<TargetInput> Targets { get; init; } = [];
    public IReadOnlyList<ActorInput> Actors { get; init; } = [];
    public IReadOnlyList<SourceInput> Sources { get; init; } = [];

    /// <summary><c>given</c> or <c>refused</c> by audience and part (<c>coalition.names</c>); empty: not asked yet.</summary>
    public IReadOnlyDictionary<string, string?> Consent { get; init; } = new Dictionary<string, string?>();
}

/// <summary>One thing that was done or threatened.</summary>
public sealed record ActInput
{
    /// <summary>Code of the vocabulary <c>act-type</c>.</summary>
    public string Type { get; init; } = "";
    public string? Method { get; init; }
    public string? StatedReason { get; init; }
    public string? LegalBasis { get; init; }

    /// <summary>Name and number of an order, list, law or warrant.</summary>
    public string? Instrument { get; init; }
    public string? IssuingAuthority { get; init; }
    /// <summary>Answers by the code of their question; those of another type are left out.</summary>
    public IReadOnlyDictionary<string, string?> Details { get; init; } = new Dictionary<string, string?>();
    public IReadOnlyList<StageInput> Stages { get; init; } = [];
}

/// <param name="Kind">Code of the vocabulary <c>stage</c>.</param>
/// <param name="Date">EDTF.</param>
public sealed record StageInput(string Kind, string Date, string? Source = null, string? Note = null);

/// <summary>Whom or what it was aimed at. At most one of party id, party key and name says who.</summary>
public sealed record TargetInput
{
    public string Kind { get; init; } = "person";

    /// <summary>Code of the vocabulary <c>target-category</c>.</summary>
    public string Category { get; init; } = "";
    public Guid? PartyId { get; init; }
    public string? PartyKey { get; init; }
    public string? Name { get; init; }
    public string? RoleAtTime { get; init; }
    public string? AffiliationAtTime { get; init; }
    public string? Status { get; init; }

    /// <summary><c>named</c>, <c>described</c> or <c>withheld</c>.</summary>
    public string Naming { get; init; } = "withheld";
    public string? Description { get; init; }
}

/// <summary>Who is alleged to be responsible. At most one of party id, party key and name says who.</summary>
public sealed record ActorInput
{
    /// <summary>Code of the vocabulary <c>actor-kind</c>; <c>unknown</c> needs no name.</summary>
    public string Kind { get; init; } = "";
    public Guid? PartyId { get; init; }
    public string? PartyKey { get; init; }
    public string? Name { get; init; }
    public string? Degree { get; init; }
    public string Claim { get; init; } = "alleged";

    /// <summary>Code of the vocabulary <c>attribution</c>.</summary>
    public string? Attribution { get; init; }
}

/// <summary>Where the information comes from.</summary>
public sealed record SourceInput
{
    public string Title { get; init; } = "";
    public string? Publisher { get; init; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; init; }

    /// <summary>EDTF.</summary>
    public string? PublishedOn { get; init; }
    public string? Language { get; init; }
    public string Connection { get; init; } = "media";

    /// <summary>Admiralty code: A to F.</summary>
    public string? Reliability { get; init; }

    /// <summary>Admiralty code: 1 to 6.</summary>
    public string? Credibility { get; init; }
}
