using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Domain.Releases;

/// <summary>Everything that a release tells, and nothing else: what readers see, and what the hash is taken of.</summary>
public sealed record ReleaseSnapshot
{
    /// <summary>The public wording; never the words of the incident.</summary>
    public required string Title { get; init; }
    public required string Summary { get; init; }

    /// <summary>BCP 47 tag of the wording.</summary>
    public required string Language { get; init; }
    public required ReleaseAudience Audience { get; init; }
    public required Tlp Tlp { get; init; }

    /// <summary>The reference of the release that this one corrects.</summary>
    public string? Corrects { get; init; }
    public IReadOnlyList<string> ActTypes { get; init; } = [];
    public IReadOnlyList<string> TargetCategories { get; init; } = [];
    public IReadOnlyList<ReleasedTarget> Targets { get; init; } = [];
    public IReadOnlyList<ReleasedActor> Actors { get; init; } = [];
    public string? Country { get; init; }
    public string? Town { get; init; }
    public IncidentDate Occurred { get; init; } = IncidentDate.Unknown;
    public string? Situation { get; init; }
    public Severity? Severity { get; init; }
    public Verification? Verification { get; init; }

    /// <summary>What was said, asked and done about it, as it stood when the release was prepared.</summary>
    public IReadOnlyList<LedgerFacts> Ledger { get; init; } = [];
}

/// <summary>One who was aimed at: by name, or by what describes them.</summary>
public sealed record ReleasedTarget(string Category, string? Name, string? Description);

/// <summary>One alleged to be responsible; an allegation unless the claim says more.</summary>
public sealed record ReleasedActor(string Kind, string Name, ClaimStatus Claim);

/// <summary>Words that speak of the incident, an ask about it or a response to it, as far as readers are told.</summary>
public sealed record LedgerFacts(LedgerKind Kind, IncidentDate Day)
{
    /// <summary>Of the ask or the response; null for words of a statement.</summary>
    public string? Reference { get; init; }
    public string? StatementReference { get; init; }
    public int? Paragraph { get; init; }
    public string? Quote { get; init; }

    /// <summary>The id of who was asked, or who responded.</summary>
    public Guid? Party { get; init; }

    /// <summary>Code of a strategy measure.</summary>
    public string? Measure { get; init; }
    public AskState? State { get; init; }
}
