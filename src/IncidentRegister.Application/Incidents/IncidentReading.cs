using IncidentRegister.Application.Security;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// On that day somebody in that role, not of the incident's organisation, opened its page. Never who: its reporter is to
/// know that it was read, not to watch the people who read it.
/// </summary>
public sealed class IncidentReading
{
    private IncidentReading() { } // for EF Core

    internal IncidentReading(Guid incidentId, Role role, DateOnly day) => (IncidentId, Role, Day) = (incidentId, role, day);

    public Guid IncidentId { get; private set; }
    public Role Role { get; private set; }

    /// <summary>In UTC.</summary>
    public DateOnly Day { get; private set; }
}
