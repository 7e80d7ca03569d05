using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Which reports there are, by name and at most 500, for whoever tends them and reads none.</summary>
public sealed record ListEveryonesReports : IQuery<IReadOnlyList<TendedReport>>
{
    public static Policy Policy => Policies.TendReports;
}

/// <summary>That a report is there, and nothing of what it tells.</summary>
/// <param name="Due">When it is due next, on the clock of its zone; null while it is paused.</param>
/// <param name="Recipients">People and groups that it is addressed to.</param>
public sealed record TendedReport(
    Guid Id, string Name, string Owner, ReportRhythm Rhythm, DateTime? Due, string Zone, int Recipients, bool IsPaused, long Version);

internal sealed class ListEveryonesReportsHandler(RegisterDbContext db, TimeProvider clock)
    : IRequestHandler<ListEveryonesReports, IReadOnlyList<TendedReport>>
{
    private const int MaxLines = 500;

    public async Task<IReadOnlyList<TendedReport>> Handle(ListEveryonesReports request, CancellationToken ct)
    {
        var found = await (
            from report in db.Reports.AsNoTracking()
            where report.DeletedAt == null
            join owner in db.Users on report.OwnerId equals owner.Id
            orderby report.Name, report.Id
            select new { report.Id, report.Name, Owner = owner.DisplayName, report.Schedule, report.PausedAt, report.Recipients.Count, report.Version })
            .Top(MaxLines).ToListAsync(ct);
        return found.ConvertAll(r => new TendedReport(
            r.Id, r.Name, r.Owner, r.Schedule.Rhythm, r.PausedAt is null ? Due(r.Schedule) : null, r.Schedule.ZoneId, r.Count,
            r.PausedAt is not null, r.Version));
    }

    private DateTime? Due(ReportSchedule schedule) =>
        ReportSchedule.KnowsZone(schedule.ZoneId) && schedule.Next(clock.GetUtcNow()) is { } due ? schedule.OnTheWall(due.At) : null;
}
