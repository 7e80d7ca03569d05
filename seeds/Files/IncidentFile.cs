namespace IncidentRegister.Seeds.Files;

/// <summary><c>incidents/*.yaml</c>, <c>demo/incidents.yaml</c> and <c>demo/released.yaml</c>. Dates are EDTF.</summary>
internal sealed record IncidentFile
{
    public required List<IncidentEntry> Incidents { get; init; }
}

internal sealed record IncidentEntry
{
    public required string Key { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string Account { get; init; }
    public required string Language { get; init; }
    public required string Date { get; init; }
    public string? Country { get; init; }
    public string? Town { get; init; }
    public string? Situation { get; init; }
    public required string Severity { get; init; }
    public required string Verification { get; init; }
    public required List<ActEntry> Acts { get; init; }
    public required List<TargetEntry> Targets { get; init; }
    public required List<ActorEntry> Actors { get; init; }
    public required List<SourceEntry> Sources { get; init; }
    public required List<RelationEntry> Relations { get; init; }

    /// <summary><c>V</c>: seen in a good source. <c>V2</c>: reported only. <c>demo</c>: invented.</summary>
    public required string Mark { get; init; }

    /// <summary>Of the invented ones alone: where the review stands, whose it is, who logged it, what was asked.</summary>
    public string? State { get; init; }
    public string? Organisation { get; init; }
    public string? Reporter { get; init; }
    public QuestionEntry? Question { get; init; }

    /// <summary>What those concerned allowed, such as <c>coalition.event</c>.</summary>
    public List<string> Consent { get; init; } = [];
    public ReleaseEntry? Release { get; init; }
}

internal sealed record ActEntry
{
    public required string Type { get; init; }
    public string? Method { get; init; }
    public string? StatedReason { get; init; }
    public string? LegalBasis { get; init; }
    public string? Instrument { get; init; }
    public string? IssuingAuthority { get; init; }
    public required List<StageEntry> Stages { get; init; }
}

internal sealed record StageEntry
{
    public required string Stage { get; init; }
    public required string Date { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
}

internal sealed record TargetEntry
{
    /// <summary>The key of a party, or null.</summary>
    public string? Party { get; init; }
    public required string Kind { get; init; }
    public required string Category { get; init; }
    public required string Naming { get; init; }
    public string? Role { get; init; }
    public string? Affiliation { get; init; }
    public string? Status { get; init; }
    public string? Description { get; init; }
}

internal sealed record ActorEntry
{
    /// <summary>The key of a party, or null.</summary>
    public string? Party { get; init; }
    public string? Name { get; init; }
    public required string Kind { get; init; }
    public string? Degree { get; init; }
    public required string Claim { get; init; }
    public required string Attribution { get; init; }
}

internal sealed record SourceEntry
{
    public required string Publisher { get; init; }
    public required string Title { get; init; }
    public string? Address { get; init; }
    public string? Date { get; init; }
    public required string Language { get; init; }
    public string? Connection { get; init; }
    public string? Reliability { get; init; }
    public int? Credibility { get; init; }
}

internal sealed record RelationEntry
{
    public required string Kind { get; init; }
    public required string To { get; init; }
    public required string Certainty { get; init; }
    public string? Comment { get; init; }
}

internal sealed record QuestionEntry
{
    public required string By { get; init; }
    public required string Text { get; init; }
}
