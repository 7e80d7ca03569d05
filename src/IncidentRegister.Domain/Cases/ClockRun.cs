using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Cases;

/// <summary>Why a clock does not run any more.</summary>
public enum ClockRest { Paused, Stopped }

/// <summary>
/// One stretch of time in which a clock of a case ran. Between two runs of a clock's round it was paused. A run is added
/// when it begins and closed once when it ends; nothing else about it ever changes.
/// </summary>
public sealed class ClockRun
{
    private ClockRun() { } // for EF Core

    internal ClockRun(Incident incident, ClockKind kind, int round, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Kind, Round, BeganAt) = (incident.Id, incident.OrganisationId, kind, round, now);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public ClockKind Kind { get; private set; }

    /// <summary>1, and one more each time the case is reopened.</summary>
    public int Round { get; private set; }
    public DateTimeOffset BeganAt { get; private set; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public ClockRest? Rest { get; private set; }

    internal void End(ClockRest rest, DateTimeOffset now) => (EndedAt, Rest) = (now, rest);
}
