using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Incidents;

/// <summary>Everything of one incident that its reader may see. Codes of vocabularies and ids of parties, no labels.</summary>
public sealed record IncidentSheet
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required IncidentKind Kind { get; init; }
    public required string Title { get; init; }
    public required string Account { get; init; }
    public required string Language { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required string? Country { get; init; }

    /// <summary>Null where it is not known, and where the reader may not know it.</summary>
    public required string? Town { get; init; }
    public required TownVisibility TownVisibility { get; init; }
    public required string? Situation { get; init; }
    public required Severity Severity { get; init; }
    public required Severity FirstSeverity { get; init; }
    public required Verification Verification { get; init; }
    public required Tlp Handling { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public required long Version { get; init; }

    /// <summary>The name of the organisation that logged it; null where the reader may not know it.</summary>
    public required string? Organisation { get; init; }
    public required bool IsOfMyOrganisation { get; init; }

    /// <summary>The reader logged it.</summary>
    public required bool IsMine { get; init; }
    public required CaseSheet Case { get; init; }

    public required IReadOnlyList<ActSheet> Acts { get; init; }
    public required IReadOnlyList<TargetSheet> Targets { get; init; }
    public required IReadOnlyList<ActorSheet> Actors { get; init; }
    public required IReadOnlyList<SourceSheet> Sources { get; init; }

    /// <summary>Everything that was ever said about sharing, oldest first: the last line of a pair holds.</summary>
    public required IReadOnlyList<ConsentLine> Consent { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<QuestionSheet> Questions { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<HistoryLine> History { get; init; }

    /// <summary>It gave way to another record of the same event.</summary>
    public bool IsMerged { get; init; }

    /// <summary>The reference of the record that goes on in its place; null where the reader may not see that one.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The records that gave way to this one, the last first.</summary>
    public IReadOnlyList<MergeLine> Merges { get; init; } = [];

    /// <summary>
    /// On which days it was opened from outside of its organisation, newest first, at most 200; its own organisation is told.
    /// </summary>
    public IReadOnlyList<ReadingLine> Readings { get; init; } = [];

    /// <summary>This reading need not be kept: it is of the own organisation, or not the first of its day.</summary>
    internal bool IsRemembered { get; init; }

    public IReadOnlyList<PassageLine> Passages { get; init; } = [];
    public IReadOnlyList<AskLine> Asks { get; init; } = [];
    public IReadOnlyList<ResponseLine> Responses { get; init; } = [];
    public IReadOnlyList<PlannedLine> Planned { get; init; } = [];
    public IReadOnlyList<RelationLine> Relations { get; init; } = [];

    /// <summary>The days from the incident to what followed it; what is known to follow never comes before.</summary>
    public DayRange DaysTo(IncidentDate later) => Occurred.DaysTo(later).Following();

    /// <summary>The response with the earliest date, among those whose date is known.</summary>
    public ResponseLine? FirstResponse => Responses.Where(r => r.TakenOn.From is not null).MinBy(r => r.TakenOn.From);
}

/// <summary>Where its review stands. Instants in UTC.</summary>
/// <param name="DeclineReason">Code of the vocabulary <c>decline-reason</c>.</param>
/// <param name="Hold">Where it stands between its author and their lead; null where it is not there.</param>
public sealed record CaseSheet(
    CaseStatus Status, bool IsAssigned, bool IsAssignedToMe, DateTimeOffset? SubmittedAt, DateTimeOffset? FirstReviewedAt,
    DateTimeOffset? DecidedAt, string? DeclineReason, CaseHold? Hold, DateTimeOffset? HeldAt);

public sealed record ActSheet(
    Guid Id, string Type, string? Method, string? StatedReason, string? LegalBasis, string? Instrument, string? IssuingAuthority,
    IReadOnlyDictionary<string, string> Details, IReadOnlyList<StageSheet> Stages);

public sealed record ConsentLine(ConsentAudience Audience, ConsentPart Part, ConsentAnswer Answer, DateTimeOffset RecordedAt);

public sealed record StageSheet(StageKind Kind, IncidentDate Date, string? Source, string? Note);

/// <summary>Party and name are null where nobody told them, and where the reader may not know them.</summary>
public sealed record TargetSheet(
    TargetKind Kind, string Category, Guid? PartyId, string? Name, string? RoleAtTime, string? AffiliationAtTime, string? Status,
    Naming Naming, string? Description);

public sealed record ActorSheet(Guid? PartyId, string? Name, string Kind, string? Degree, ClaimStatus Claim, string? Attribution);

public sealed record SourceSheet(
    string Title, string? Publisher, string? Address, IncidentDate? PublishedOn, string? Language, SourceConnection Connection,
    char? Reliability, int? Credibility);

public sealed record QuestionSheet(Guid Id, string Text, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>Who took a step of a review, as far as readers are told.</summary>
public enum HistoryActor { You, Reporter, Lead, Liaison }

/// <param name="From">The severity before; with <paramref name="To"/> only where it was changed.</param>
public sealed record HistoryLine(
    DateTimeOffset At, CaseEventKind Kind, HistoryActor By, string? Reason, Severity? From, Severity? To);
