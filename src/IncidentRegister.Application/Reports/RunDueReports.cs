using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Makes one of the reports that are due and sends it; to be sent again until there is none. What was missed is caught up
/// once and marked as late, and after a day not at all: an entry says so, and the next report tells what it would have told.
/// </summary>
/// <returns>Whether one was due.</returns>
public sealed record RunDueReports : ICommand<bool>
{
    public static Policy Policy => Policies.RunReports;
}

internal sealed class RunDueReportsHandler(RegisterDbContext db, ReportRunner runner, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<RunDueReports, bool>
{
    /// <summary>Of a report that was missed for years, the last entries say enough.</summary>
    private const int EntriesAtMost = 60;

    public async Task<bool> Handle(RunDueReports request, CancellationToken ct)
    {
        if (await Next(ct) is not var (report, told, due))
        {
            trail.NothingHappened();
            return false;
        }

        var now = clock.GetUtcNow();
        db.ReportRuns.AddRange(Missed(report, told, due).Select(occurrence => ReportRun.Miss(report, occurrence, now)));
        var run = ReportRun.IsInTime(due, now)
            ? await runner.Make(report, due, ct) : db.ReportRuns.Add(ReportRun.Miss(report, due, now)).Entity;
        await db.SaveChangesAsync(ct);
        await runner.Send(report, run, ct); // its copies refer to the run, so it is saved before them

        return true;
    }

    /// <summary>Any that is due and that nobody else is making: one that cannot be made must not hold up the others.</summary>
    private async Task<(Report Report, DateTimeOffset Told, ReportOccurrence Due)?> Next(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var running = await db.Reports.AsNoTracking().Where(r => r.PausedAt == null && r.DeletedAt == null).ToListAsync(ct);
        var last = await LastRuns(null, ct);
        var due = from report in running
                  where ReportSchedule.KnowsZone(report.Schedule.ZoneId) // zones are abolished, too
                  let told = Later(report.StartedAt, last.GetValueOrDefault(report.Id))
                  let occurrence = report.Schedule.LastUntil(now)
                  where occurrence is not null && occurrence.At > told
                  select (report, told, occurrence);
        foreach (var (report, _, occurrence) in due.OrderBy(_ => Guid.NewGuid()))
        {
            if (!await runner.TakeTurn(report.Id, ct)) continue;

            // Whoever had the turn before may have made it in between.
            var told = Later(report.StartedAt, (await LastRuns(report.Id, ct)).GetValueOrDefault(report.Id));
            if (occurrence.At > told) return (report, told, occurrence);
        }

        return null;
    }

    private Task<Dictionary<Guid, DateTimeOffset>> LastRuns(Guid? of, CancellationToken ct) => db.ReportRuns
        .Where(r => r.Outcome != RunOutcome.Test && (of == null || r.ReportId == of))
        .GroupBy(r => r.ReportId).Select(g => new { g.Key, At = g.Max(r => r.AsOf) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);

    private static Queue<ReportOccurrence> Missed(Report report, DateTimeOffset told, ReportOccurrence due)
    {
        var missed = new Queue<ReportOccurrence>();
        for (var next = report.Schedule.Next(told); next is not null && next.At < due.At; next = report.Schedule.Next(next.At))
        {
            missed.Enqueue(next);
            if (missed.Count > EntriesAtMost) missed.Dequeue();
        }

        return missed;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
