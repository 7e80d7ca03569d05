using IncidentRegister.Domain.Cases;

namespace IncidentRegister.Domain.Incidents;

/// <summary>The steps of its review. Whoever logged an incident never decides on it.</summary>
public sealed partial class Incident
{
    /// <exception cref="RuleBrokenException">
    /// It is no draft of theirs, or waits for the lead, or the liaison may not read it as it is marked.
    /// </exception>
    public void Submit(Guid by, DateTimeOffset now)
    {
        RefuseUnlessSentByAuthor(by);
        Case.Submit(now);
        Begin(by, now);
    }

    /// <summary>Sent like any other, but not to the liaison: it waits for the lead of the organisation, and no clock runs.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="Submit"/> says.</exception>
    public void HoldBack(Guid by, DateTimeOffset now)
    {
        RefuseUnlessSentByAuthor(by);
        Case.HoldBack(now);
        Touch(now);
        Record(CaseEventKind.HeldBack, by, null, now);
    }

    /// <summary>What waited for the lead goes to the liaison; from now on its clocks run.</summary>
    /// <exception cref="RuleBrokenException">It does not wait, or is the lead's own.</exception>
    public void PassOn(Guid leadId, DateTimeOffset now)
    {
        RefuseAuthor(leadId);
        Case.PassOn(now);
        Record(CaseEventKind.PassedOn, leadId, null, now);
        Begin(leadId, now);
    }

    /// <exception cref="RuleBrokenException">It does not wait, or is the lead's own.</exception>
    public void SendBack(string reason, Guid leadId, DateTimeOffset now)
    {
        RefuseAuthor(leadId);
        Case.SendBack(now);
        Touch(now);
        Record(CaseEventKind.SentBack, leadId, reason, now);
    }

    /// <exception cref="RuleBrokenException">Somebody has it already, or it is the claimer's own.</exception>
    public void Claim(Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.Claim(liaisonId, now);
        Stop(now, ClockKind.Acknowledge);
        Touch(now);
        Record(CaseEventKind.Claimed, liaisonId, null, now);
    }

    /// <summary>Gives it to somebody to review, whoever had it before; one that nobody had is in review from then on.</summary>
    /// <param name="by">The liaison who decides so.</param>
    /// <exception cref="RuleBrokenException">It is not open, this person has it already, or one of the two logged it.</exception>
    public void Assign(Guid liaisonId, Guid by, DateTimeOffset now)
    {
        RefuseAuthor(by);
        RuleBrokenException.ThrowIf(liaisonId == AuthorId, "case.assign-author");
        Case.Assign(liaisonId, now);
        Stop(now, ClockKind.Acknowledge);
        Touch(now);
        Record(CaseEventKind.Assigned, by, null, now);
    }

    /// <exception cref="RuleBrokenException">It is not in review.</exception>
    public Question Ask(string question, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.Ask();
        Stop(now, ClockKind.FirstReview);
        Pause(now);
        var asked = new Question(Id, OrganisationId, liaisonId, question, now);
        questions.Add(asked);
        Touch(now);
        Record(CaseEventKind.QuestionAsked, liaisonId, null, now);
        return asked;
    }

    /// <summary>Back to review once no question is open.</summary>
    /// <exception cref="RuleBrokenException">No such question, or it has its answer.</exception>
    public void Answer(Guid questionId, string answer, Guid by, DateTimeOffset now)
    {
        var question = questions.Find(q => q.Id == questionId);
        RuleBrokenException.ThrowIf(question is null, "question.unknown");
        RuleBrokenException.ThrowIf(Case.Status != CaseStatus.NeedsInformation, "question.closed");
        question!.Reply(answer, by, now);
        if (questions.TrueForAll(q => q.AnsweredAt is not null))
        {
            Case.Answered();
            Resume(now);
        }

        Touch(now);
        Record(CaseEventKind.QuestionAnswered, by, null, now);
    }

    /// <param name="grade">What the review found: corroborated, verified or disputed.</param>
    /// <exception cref="RuleBrokenException">It is not in review, or the decider logged it.</exception>
    public void Verify(Verification grade, string? reason, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        RuleBrokenException.ThrowIf(
            grade is not (Verification.Corroborated or Verification.Verified or Verification.Disputed), "case.verification-grade");
        Case.Verify(now);
        Stop(now, ClockKind.FirstReview, ClockKind.Verify);
        Start(now, ClockKind.FirstResponse);
        Verification = grade;
        Touch(now);
        Record(CaseEventKind.Verified, liaisonId, reason, now);
    }

    /// <param name="reasonCode">Code of the vocabulary <c>decline-reason</c>.</param>
    /// <exception cref="RuleBrokenException">It is not submitted or in review, or the decider logged it.</exception>
    public void Decline(string reasonCode, string reason, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.Decline(reasonCode, now);
        Stop(now, ClockKind.Acknowledge, ClockKind.FirstReview, ClockKind.Verify);
        Touch(now);
        Record(CaseEventKind.Declined, liaisonId, reason, now);
    }

    /// <summary>Lays a verified case aside: nothing of it is waited for any more, so every clock stops.</summary>
    /// <exception cref="RuleBrokenException">It is not verified, or whoever closes it logged it.</exception>
    public void Close(string? remark, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.Close();
        Stop(now, Enum.GetValues<ClockKind>());
        Touch(now);
        Record(CaseEventKind.Closed, liaisonId, remark, now);
    }

    /// <summary>Takes a decision back: the clocks of the review start again from nought.</summary>
    /// <exception cref="RuleBrokenException">It was not decided, or whoever reopens it logged it.</exception>
    public void Reopen(string reason, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.Reopen(liaisonId, now);
        Verification = Verification.Unverified;
        Stop(now, ClockKind.FirstResponse);
        Start(now, ClockKind.FirstReview, ClockKind.Verify);
        Touch(now);
        Record(CaseEventKind.Reopened, liaisonId, reason, now);
    }

    /// <summary>Grades it anew while it is open; its clocks keep what was spent and what was paused.</summary>
    /// <exception cref="RuleBrokenException">It is not open, or the grader logged it.</exception>
    public void Regrade(Severity severity, Guid liaisonId, DateTimeOffset now)
    {
        RefuseAuthor(liaisonId);
        Case.RefuseUnlessOpen();
        if (severity == Severity) return;
        events.Add(new CaseEvent(Id, OrganisationId, CaseEventKind.Regraded, Case.Status, liaisonId, null, now)
        {
            SeverityFrom = Severity,
            SeverityTo = severity,
        });
        Severity = severity;
        Touch(now);
    }

    private void Begin(Guid by, DateTimeOffset now)
    {
        Start(now, ClockKind.Acknowledge, ClockKind.FirstReview, ClockKind.Verify);
        Touch(now);
        Record(CaseEventKind.Submitted, by, null, now);
    }

    private void RefuseUnlessSentByAuthor(Guid by)
    {
        RuleBrokenException.ThrowIf(by != AuthorId, "incident.author-alone");
        RuleBrokenException.ThrowIf(Handling is Tlp.Red or Tlp.AmberStrict, "incident.submit-needs-wider-handling");
    }

    private void RefuseAuthor(Guid deciderId) => RuleBrokenException.ThrowIf(deciderId == AuthorId, "case.author-decides");

    private void Record(CaseEventKind kind, Guid by, string? reason, DateTimeOffset now) =>
        events.Add(new CaseEvent(Id, OrganisationId, kind, Case.Status, by, reason, now));
}
