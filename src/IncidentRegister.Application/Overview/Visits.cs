using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>
/// Keeps when a person looks. Like the readings of incidents it is kept with the reading and changes nothing of what the
/// register says; it stands apart from the audit, whose one lock every reader would have to take.
/// </summary>
internal sealed class Visits(RegisterDbContext db, CurrentUser user)
{
    /// <returns>When the visit before this one ended; null if there was none.</returns>
    public async Task<DateTimeOffset?> Enter(DateTimeOffset now, CancellationToken ct)
    {
        // That somebody looked may be lost with the machine; it is not worth waiting for the disk on every look.
        await db.Database.ExecuteSqlAsync($"set local synchronous_commit = off", ct);
        var before = now - LastVisit.Rest;
        var kept = await db.Database.SqlQuery<DateTimeOffset?>($"""
            insert into last_visits as kept (user_id, seen_at) values ({user.Id}, {now})
              on conflict (user_id) do update set seen_at = excluded.seen_at,
                before = case when kept.seen_at < {before} then kept.seen_at else kept.before end
              returning before as "Value"
            """).ToListAsync(ct);
        return kept[0];
    }
}
