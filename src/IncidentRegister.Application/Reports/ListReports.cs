using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>The caller's own reports, oldest first, and the last runs that the caller gets, newest first, at most 20.</summary>
public sealed record ListReports : IQuery<ReportList>
{
    public static Policy Policy => Policies.KeepReports;
}

public sealed record ReportList(IReadOnlyList<ReportLine> Own, IReadOnlyList<ReceivedRun> Received);

/// <param name="Due">When it is due next, on the clock of its zone; null while it is paused.</param>
public sealed record ReportLine(Guid Id, string Name, DateTime? Due, string Zone, bool IsPaused, int Recipients, long Version);

public sealed record ReceivedRun(Guid ReportId, string Name, DateOnly Key);

internal sealed class ListReportsHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ListReports, ReportList>
{
    private const int ReceivedAtMost = 20;

    public async Task<ReportList> Handle(ListReports request, CancellationToken ct)
    {
        var own = await db.OwnReports(user.Now).AsNoTracking()
            .OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).Include(r => r.Recipients).Top(Report.MostOfOnePerson).ToListAsync(ct);
        var received = await (
            from run in db.ReportRuns.AsNoTracking()
            join report in db.Reports on run.ReportId equals report.Id
            where run.Outcome == RunOutcome.Made && report.OwnerId != user.Now.Id
            orderby run.AsOf descending, run.Id
            select new ReceivedRun(report.Id, report.Name, run.PeriodKey)).Top(ReceivedAtMost).ToListAsync(ct);
        return new ReportList(own.ConvertAll(Line), received);
    }

    private ReportLine Line(Report report)
    {
        var due = report.IsRunning && ReportSchedule.KnowsZone(report.Schedule.ZoneId) ? report.Schedule.Next(clock.GetUtcNow()) : null;
        return new ReportLine(
            report.Id, report.Name, due is null ? null : report.Schedule.OnTheWall(due.At), report.Schedule.ZoneId,
            report.PausedAt is not null, report.Recipients.Count, report.Version);
    }
}
