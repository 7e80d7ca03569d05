using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// The liaison's calendar, for those who count by it and for whoever changes it. What is counted is stored, so the two
/// take turns: many may count at a time, and nobody while it changes.
/// </summary>
internal sealed class OfficeCalendar(RegisterDbContext db)
{
    private const long Turn = 7_246_551;

    /// <summary>As it stands, to look at.</summary>
    public Task<WorkCalendar> Now(CancellationToken ct) => db.WorkCalendars.AsNoTracking().AsSplitQuery().SingleAsync(ct);

    /// <summary>
    /// As it stands until this transaction ends. To be asked for before any row is locked, or two would wait for each other.
    /// </summary>
    public async Task<WorkCalendar> ToCountBy(CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock_shared({Turn})", ct);
        return await Now(ct);
    }

    /// <param name="shown">The version that the caller's page was made from; null where any will do.</param>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public async Task<WorkCalendar> ToChange(long? shown, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Turn})", ct);
        var calendar = await db.WorkCalendars.AsSplitQuery().SingleAsync(ct);
        return shown is null || shown == calendar.Version
            ? calendar : throw new StaleVersionException(shown.Value, calendar.Version);
    }
}
