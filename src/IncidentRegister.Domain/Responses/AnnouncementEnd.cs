using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

public enum AnnouncementOutcome { CarriedOut, Dropped }

/// <summary>What became of an announcement. Written once.</summary>
public sealed class AnnouncementEnd
{
    private AnnouncementEnd() { } // for EF Core

    internal AnnouncementEnd(Guid announcementId, Response carriedOut) =>
        (AnnouncementId, Outcome, HappenedOn, ResponseId, AuthorId, At) =
            (announcementId, AnnouncementOutcome.CarriedOut, carriedOut.TakenOn, carriedOut.Id, carriedOut.AuthorId, carriedOut.RecordedAt);

    internal AnnouncementEnd(Guid announcementId, IncidentDate droppedOn, string reason, Guid authorId, DateTimeOffset now) =>
        (AnnouncementId, Outcome, HappenedOn, Reason, AuthorId, At) =
            (announcementId, AnnouncementOutcome.Dropped, droppedOn, reason, authorId, now);

    public Guid AnnouncementId { get; private set; }
    public AnnouncementOutcome Outcome { get; private set; }

    /// <summary>As told.</summary>
    public IncidentDate HappenedOn { get; private set; } = IncidentDate.Unknown;
    public string? Reason { get; private set; }

    /// <summary>The response that carried it out; who may read it may read this.</summary>
    public Guid? ResponseId { get; private set; }
    public Guid AuthorId { get; private set; }
    public DateTimeOffset At { get; private set; }
}

/// <summary>An announcement is about an incident; who may read the incident may read this.</summary>
public sealed class AnnouncementIncident
{
    private AnnouncementIncident() { } // for EF Core

    internal AnnouncementIncident(Guid announcementId, Incident incident) =>
        (AnnouncementId, IncidentId, OrganisationId) = (announcementId, incident.Id, incident.OrganisationId);

    public Guid AnnouncementId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
}

/// <summary>An announcement promises what an ask asks for.</summary>
public sealed class AnnouncedAsk
{
    private AnnouncedAsk() { } // for EF Core

    internal AnnouncedAsk(Guid announcementId, Guid askId) => (AnnouncementId, AskId) = (announcementId, askId);

    public Guid AnnouncementId { get; private set; }
    public Guid AskId { get; private set; }
}
