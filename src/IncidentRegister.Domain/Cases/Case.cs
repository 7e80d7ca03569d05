namespace IncidentRegister.Domain.Cases;

/// <summary>Where the review of an incident stands.</summary>
public enum CaseStatus { Draft, Submitted, InReview, NeedsInformation, Verified, Closed, Declined }

/// <summary>
/// Where a report stands that was sent when more had come than is taken at once. It is a draft until the lead of its
/// organisation passes it on, so that nobody counts it and no clock of its runs.
/// </summary>
public enum CaseHold
{
    /// <summary>For the lead, who may read it as it was sent; nobody changes it meanwhile.</summary>
    Waiting,

    /// <summary>To its author, with a reason; the lead may still read what was sent.</summary>
    SentBack,

    /// <summary>Sent back and told anew since: its author's alone again. Sent, it waits for the lead once more.</summary>
    Retold,
}

public enum CaseEventKind
{
    Logged, Amended, Submitted, Claimed, QuestionAsked, QuestionAnswered, Verified, Declined, Reopened, Closed,
    MergedIn, MergedAway, MergeUndone, Regraded, Assigned, HeldBack, PassedOn, SentBack,
}

/// <summary>
/// The review of an incident:
/// <c>Draft → Submitted → InReview ⇄ NeedsInformation → Verified → Closed</c>, and <c>Declined</c> from Submitted or InReview.
/// </summary>
public sealed class Case
{
    public const int ReasonMaxLength = 2000;

    /// <summary>Comes after every instant at which something can be due. A value, because rows are ordered by it.</summary>
    public static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public CaseStatus Status { get; private set; } = CaseStatus.Draft;
    public Guid? AssigneeId { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? FirstReviewedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Code of the vocabulary <c>decline-reason</c>.</summary>
    public string? DeclineReason { get; private set; }

    /// <summary>
    /// When the clock that is due first is due; kept beside the runs that it follows from, for the order of the queue.
    /// <see cref="Never"/> while none runs.
    /// </summary>
    public DateTimeOffset DueAt { get; private set; } = Never;

    /// <summary>The clock that is due first, or that pauses; null where all have stopped.</summary>
    public ClockKind? DueClock { get; private set; }

    /// <summary>Where a draft stands that was more than is taken at once; null for every other case.</summary>
    public CaseHold? Hold { get; private set; }

    /// <summary>Since when it waits, or when it was sent back last. UTC.</summary>
    public DateTimeOffset? HeldAt { get; private set; }

    /// <summary>While the liaison has it, its reporter may only answer questions.</summary>
    public bool IsFrozenForReporter => Status != CaseStatus.Draft;

    internal void Submit(DateTimeOffset now)
    {
        RefuseWhileItWaits();
        RuleBrokenException.ThrowIf(Status != CaseStatus.Draft, "case.submit-needs-draft");
        (Status, SubmittedAt, Hold, HeldAt) = (CaseStatus.Submitted, now, null, null);
    }

    internal void HoldBack(DateTimeOffset now)
    {
        RefuseWhileItWaits();
        RuleBrokenException.ThrowIf(Status != CaseStatus.Draft, "case.submit-needs-draft");
        (Hold, HeldAt) = (CaseHold.Waiting, now);
    }

    internal void PassOn(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Hold != CaseHold.Waiting, "case.waits-no-more");
        Hold = null;
        Submit(now);
    }

    internal void SendBack(DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Hold != CaseHold.Waiting, "case.waits-no-more");
        (Hold, HeldAt) = (CaseHold.SentBack, now);
    }

    internal void Retell()
    {
        if (Hold == CaseHold.SentBack) Hold = CaseHold.Retold;
    }

    internal void RefuseWhileItWaits() => RuleBrokenException.ThrowIf(Hold == CaseHold.Waiting, "case.waits-for-lead");

    internal void Claim(Guid liaisonId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(Status != CaseStatus.Submitted || AssigneeId is not null, "case.already-claimed");
        (Status, AssigneeId, FirstReviewedAt) = (CaseStatus.InReview, liaisonId, FirstReviewedAt ?? now);
    }

    internal void Assign(Guid liaisonId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(
            Status is not (CaseStatus.Submitted or CaseStatus.InReview or CaseStatus.NeedsInformation), "case.assign-needs-open");
        RuleBrokenException.ThrowIf(AssigneeId == liaisonId, "case.assigned-already");
        if (Status == CaseStatus.Submitted) (Status, FirstReviewedAt) = (CaseStatus.InReview, FirstReviewedAt ?? now);
        AssigneeId = liaisonId;
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

    internal void Close()
    {
        RuleBrokenException.ThrowIf(Status != CaseStatus.Verified, "case.close-needs-verified");
        Status = CaseStatus.Closed;
    }

    /// <summary>A case that was declined before anybody took it belongs to whoever reopens it.</summary>
    internal void Reopen(Guid liaisonId, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(
            Status is not (CaseStatus.Verified or CaseStatus.Closed or CaseStatus.Declined), "case.reopen-needs-decision");
        (Status, DeclineReason, DecidedAt) = (CaseStatus.InReview, null, null);
        (AssigneeId, FirstReviewedAt) = (AssigneeId ?? liaisonId, FirstReviewedAt ?? now);
    }

    internal void RefuseUnlessOpen() => RuleBrokenException.ThrowIf(
        Status is not (CaseStatus.Submitted or CaseStatus.InReview or CaseStatus.NeedsInformation), "case.regrade-needs-open");

    internal void FallDue(CaseClock? clock) => (DueAt, DueClock) = (DueBy(clock), clock?.Kind);

    /// <summary>When a case is due whose next clock is this one; <see cref="Never"/> while that waits or there is none.</summary>
    public static DateTimeOffset DueBy(CaseClock? clock) => clock is { IsRunning: true } ? clock.DueAt!.Value : Never;
}
