using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

internal static class Beginning
{
    /// <summary>When the register began, as far as the caller knows of those who use it; null where of nobody.</summary>
    public static Task<DateTimeOffset?> Began(this RegisterDbContext db, CancellationToken ct) =>
        db.Organisations.Select(o => (DateTimeOffset?)o.EnteredAt).MinAsync(ct);
}
