using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Cases;

/// <summary>One step of a review: who, when, from where to where, and why. Append-only.</summary>
public sealed class CaseEvent
{
    private CaseEvent() { } // for EF Core

    internal CaseEvent(
        Guid incidentId, Guid organisationId, CaseEventKind kind, CaseStatus status, Guid authorId, string? reason, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Kind, Status) = (incidentId, organisationId, kind, status);
        (AuthorId, Reason, At) = (authorId, reason, now);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public CaseEventKind Kind { get; private set; }

    /// <summary>The status after this step.</summary>
    public CaseStatus Status { get; private set; }
    public Guid AuthorId { get; private set; }
    public string? Reason { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>How severe the incident was before and after; only for <see cref="CaseEventKind.Regraded"/>.</summary>
    public Severity? SeverityFrom { get; internal init; }
    public Severity? SeverityTo { get; internal init; }
}

/// <summary>A question of the liaison to the reporter, and its answer.</summary>
public sealed class Question
{
    public const int TextMaxLength = 4000;

    private Question() { } // for EF Core

    internal Question(Guid incidentId, Guid organisationId, Guid askedBy, string text, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, AskedBy, Text, AskedAt) = (incidentId, organisationId, askedBy, text, now);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public Guid AskedBy { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public string Text { get; private set; } = "";
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public string? Answer { get; private set; }

    internal void Reply(string answer, Guid by, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(AnsweredAt is not null, "question.already-answered");
        (Answer, AnsweredBy, AnsweredAt) = (answer, by, now);
    }
}
