namespace IncidentRegister.Domain.Cases;

/// <summary>Where the review of an incident stands.</summary>
public enum CaseStatus { Draft, Submitted, InReview, NeedsInformation, Verified, Closed, Declined }

public enum CaseEventKind
{
    Logged, Amended, Submitted, Claimed, QuestionAsked, QuestionAnswered, Verified, Declined, Reopened, Closed,
    MergedIn, MergedAway, MergeUndone,
}

/// <summary>
/// The review of an incident:
/// <c>Draft → Submitted → InReview ⇄ NeedsInformation → Verified → Closed</c>, and <c>Declined</c> from Submitted or InReview.
/// </summary>
public sealed class Case
{
    public const int ReasonMaxLength = 2000;

    public CaseStatus Status { get; private set; } = CaseStatus.Draft;
    public Guid? AssigneeId { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? FirstReviewedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Code of the vocabulary <c>decline-reason</c>.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>While the liaison has it, its reporter may only answer questions.</summary>
    public bool IsFrozenForReporter => Status != CaseStatus.Draft;

    internal void Submit(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Status != CaseStatus.Draft, "case.submit-needs-draft");
        (Status, SubmittedAt) = (CaseStatus.Submitted, now);
    }

    internal void Claim(Guid liaisonId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Status != CaseStatus.Submitted || AssigneeId is not null, "case.already-claimed");
        (Status, AssigneeId, FirstReviewedAt) = (CaseStatus.InReview, liaisonId, FirstReviewedAt ?? now);
    }

    internal void Ask()
    {
        RuleBrokenException.ThrowIf(Status is not (CaseStatus.InReview or CaseStatus.NeedsInformation), "case.ask-needs-review");
        Status = CaseStatus.NeedsInformation;
    }

    internal void Answered() => Status = CaseStatus.InReview;

    internal void Verify(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Status != CaseStatus.InReview, "case.verify-needs-review");
        (Status, DecidedAt) = (CaseStatus.Verified, now);
    }

    internal void Decline(string reason, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Status is not (CaseStatus.Submitted or CaseStatus.InReview), "case.decline-needs-review");
        (Status, DeclineReason, DecidedAt) = (CaseStatus.Declined, reason, now);
    }
}
