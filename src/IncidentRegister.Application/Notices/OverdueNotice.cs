using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Notices;

/// <summary>
/// Remembers that it was told that a clock of a case ran out; saved with the mail that tells it. Its key is what keeps
/// two runs from telling it twice.
/// </summary>
public sealed class OverdueNotice
{
    private OverdueNotice() { } // for EF Core

    public OverdueNotice(Incident incident, ClockKind clock, int round, DateTimeOffset now) =>
        (IncidentId, OrganisationId, Clock, Round, ToldAt) = (incident.Id, incident.OrganisationId, clock, round, now);

    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public ClockKind Clock { get; private set; }

    /// <summary>As of <see cref="ClockRun.Round"/>: a case that was reopened can be late again.</summary>
    public int Round { get; private set; }
    public DateTimeOffset ToldAt { get; private set; }
}
