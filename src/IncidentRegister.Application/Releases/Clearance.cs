using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Releases;

/// <summary>How far above TLP:GREEN a person may read releases. Who has none reads up to TLP:GREEN.</summary>
public sealed class Clearance
{
    private Clearance() { } // for EF Core

    public Clearance(Guid userId, Tlp ceiling, DateTimeOffset now) => (UserId, Ceiling, GivenAt) = (userId, ceiling, now);

    public Guid UserId { get; private set; }

    /// <summary>Amber or green; nothing above amber is ever released.</summary>
    public Tlp Ceiling { get; private set; }
    public DateTimeOffset GivenAt { get; private set; }

    public void Change(Tlp ceiling, DateTimeOffset now) => (Ceiling, GivenAt) = (ceiling, now);
}
