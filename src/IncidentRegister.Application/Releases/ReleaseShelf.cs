using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// Which releases a person may read, for queries. The same rule stands in the database (<c>releases_read</c>); a test
/// compares the two.
/// </summary>
internal static class ReleaseShelf
{
    /// <summary>Up to TLP:GREEN for whoever is signed in; above it the liaison, those cleared, and who reads the incident.</summary>
    public static IQueryable<Release> VisibleTo(this IQueryable<Release> releases, RegisterDbContext db, CurrentUser user)
    {
        if (user.Role == Role.Liaison) return releases;
        if (user.Role is not (Role.Reporter or Role.Lead or Role.Member or Role.Administrator)) return releases.Where(r => false);

        var incidents = db.Incidents.VisibleTo(user);
        return releases.Where(r => r.Tlp == Tlp.Green || r.Tlp == Tlp.Clear
            || db.Clearances.Any(c => c.UserId == user.Id && c.Ceiling == r.Tlp)
            || db.ReleaseOrigins.Any(o => o.ReleaseId == r.Id && incidents.Any(i => i.Id == o.IncidentId)));
    }
}
