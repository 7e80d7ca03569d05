using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Domain.Releases;

/// <summary>
/// What others may know of an incident: a copy of chosen fields, made by two people, never changed. It knows nothing of the
/// incident it was made from; what turned out wrong is corrected by another release, or withdrawn.
/// </summary>
public sealed class Release
{
    public const int TitleMaxLength = 200;
    public const int SummaryMaxLength = 4000;

    private Release() { } // for EF Core

    internal Release(string reference, ReleaseSnapshot snapshot, byte[] sha256, Guid? correctsId, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (Reference, Snapshot, Sha256, CorrectsId, ReleasedAt) = (reference, snapshot, sha256, correctsId, now);
        (Title, Summary, Language) = (snapshot.Title, snapshot.Summary, snapshot.Language);
        (Audience, Tlp) = (snapshot.Audience, snapshot.Tlp);
        (ActTypes, TargetCategories) = ([.. snapshot.ActTypes], [.. snapshot.TargetCategories]);
        (Country, Situation, Severity, Verification) = (snapshot.Country, snapshot.Situation, snapshot.Severity, snapshot.Verification);
        (Occurred, OccurredFrom, OccurredTo) = (snapshot.Occurred, snapshot.Occurred.From, snapshot.Occurred.To);
    }

    public Guid Id { get; private set; }

    /// <summary>What people call it, such as <c>REL-2026-7K3QF</c>.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Public wording, as is the summary.</summary>
    public string Title { get; private set; } = "";
    public string Summary { get; private set; } = "";

    /// <summary>BCP 47 tag of the wording.</summary>
    public string Language { get; private set; } = "en";
    public ReleaseAudience Audience { get; private set; }
    public Tlp Tlp { get; private set; }

    /// <summary>Codes; empty where they are not told.</summary>
    public string[] ActTypes { get; private set; } = [];
    public string[] TargetCategories { get; private set; } = [];

    /// <summary>This and all that follows is null where it is not told; the date is then unknown.</summary>
    public string? Country { get; private set; }
    public IncidentDate Occurred { get; private set; } = IncidentDate.Unknown;
    public DateOnly? OccurredFrom { get; private set; }
    public DateOnly? OccurredTo { get; private set; }
    public string? Situation { get; private set; }
    public Severity? Severity { get; private set; }
    public Verification? Verification { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ReleasedAt { get; private set; }

    /// <summary>Of the canonical form of <see cref="Snapshot"/>.</summary>
    public byte[] Sha256 { get; private set; } = [];
    public ReleaseSnapshot Snapshot { get; private set; } = null!;

    /// <summary>The release that this one takes the place of.</summary>
    public Guid? CorrectsId { get; private set; }
}

/// <summary>What a release was made from, and by whom. Kept apart, for readers of releases never come here.</summary>
public sealed class ReleaseOrigin
{
    private ReleaseOrigin() { } // for EF Core

    internal ReleaseOrigin(Release release, ReleaseProposal proposal, Guid approvedBy)
    {
        (ReleaseId, ProposalId) = (release.Id, proposal.Id);
        (IncidentId, OrganisationId) = (proposal.IncidentId, proposal.OrganisationId);
        (PreparedBy, ApprovedBy) = (proposal.PreparedBy, approvedBy);
        TellsResponses = proposal.Choice.Has(ReleaseField.Responses);
    }

    public Guid ReleaseId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid ProposalId { get; private set; }
    public Guid PreparedBy { get; private set; }
    public Guid ApprovedBy { get; private set; }

    /// <summary>Responses that are recorded later are told as well.</summary>
    public bool TellsResponses { get; private set; }
}

/// <summary>From then on a release is no longer to be used. The release itself stands as it was.</summary>
public sealed class ReleaseWithdrawal
{
    public const int ReasonMaxLength = 500;

    private ReleaseWithdrawal() { } // for EF Core

    /// <param name="reason">Public wording.</param>
    public ReleaseWithdrawal(Release release, string reason, DateTimeOffset now) =>
        (ReleaseId, Reason, At) = (release.Id, reason, now);

    public Guid ReleaseId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Reason { get; private set; } = "";
}

/// <summary>
/// What was said, asked and done about a released incident, copied when it was released. The state of an ask is brought up
/// to date by the database; responses are added by it where the release tells of responses.
/// </summary>
public sealed class LedgerLine
{
    private LedgerLine() { } // for EF Core

    public Guid Id { get; private set; }
    public Guid ReleaseId { get; private set; }
    public LedgerKind Kind { get; private set; }

    /// <summary>Of the ask or the response; null for words of a statement.</summary>
    public string? Reference { get; private set; }
    public string? StatementReference { get; private set; }
    public int? Paragraph { get; private set; }
    public string? Quote { get; private set; }

    /// <summary>The id of the party that was asked, or that responded.</summary>
    public Guid? Party { get; private set; }

    /// <summary>Code of a strategy measure.</summary>
    public string? Measure { get; private set; }
    public AskState? State { get; private set; }

    /// <summary>When it was said, asked or done.</summary>
    public IncidentDate Day { get; private set; } = IncidentDate.Unknown;
}
