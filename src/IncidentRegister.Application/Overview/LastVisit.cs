namespace IncidentRegister.Application.Overview;

/// <summary>When somebody last looked at the overview, so that it can tell what is new. Nobody else sees it.</summary>
public sealed class LastVisit
{
    /// <summary>A page that is loaded again within this time belongs to the same visit: what is new stays new.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    private LastVisit() { } // for EF Core

    public LastVisit(Guid userId, DateTimeOffset now) => (UserId, SeenAt) = (userId, now);

    public Guid UserId { get; private set; }

    /// <summary>The last page of the present visit; UTC.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>The last page of the visit before; null on the first one. UTC.</summary>
    public DateTimeOffset? Before { get; private set; }
}
