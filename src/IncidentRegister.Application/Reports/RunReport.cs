using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Makes the run of one report for one period, as its schedule would have, and sends it. A run that stands is not made
/// again: it is what was sent then.
/// </summary>
/// <param name="Report">The report's name, or its id where several are called so.</param>
/// <param name="AsOf">The day for which it is due, or the last such day up to it; null for the last one until now.</param>
/// <exception cref="NotFoundException">There is no such report.</exception>
/// <exception cref="RuleBrokenException">Several have this name, or it was not due up to that day, or is being made.</exception>
public sealed record RunReport(string Report, DateOnly? AsOf) : ICommand<MadeRun>
{
    public static Policy Policy => Policies.RunReports;
}

/// <param name="IsNew">False when it stood already.</param>
/// <param name="Outcome">Code of a <see cref="RunOutcome"/>.</param>
public sealed record MadeRun(Guid Id, DateOnly Key, DateTimeOffset AsOf, bool IsNew, string Outcome);

internal sealed class RunReportHandler(RegisterDbContext db, ReportRunner runner, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<RunReport, MadeRun>
{
    public async Task<MadeRun> Handle(RunReport request, CancellationToken ct)
    {
        var report = await Called(request.Report, ct);
        var due = Due(report.Schedule, request.AsOf);
        RuleBrokenException.ThrowIf(due is null || due.At > clock.GetUtcNow(), "report.not-due-yet");
        RuleBrokenException.ThrowIf(!await runner.TakeTurn(report.Id, ct), "report.being-made");

        if (await runner.Made(report.Id, due!.Key, ct) is { } stands)
        {
            trail.NothingHappened();
            return Told(stands, isNew: false);
        }

        var run = await runner.Make(report, due, ct);
        await db.SaveChangesAsync(ct);
        await runner.Send(report, run, ct); // its copies refer to the run, so it is saved before them

        return Told(run, isNew: true);
    }

    private ReportOccurrence? Due(ReportSchedule schedule, DateOnly? day)
    {
        if (day is not { } asOf) return schedule.LastUntil(clock.GetUtcNow());

        // A day ends later in some places than in others; what is due on a day after it is not meant.
        var due = schedule.LastUntil(new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(39));
        while (due is not null && due.Key > asOf) due = schedule.LastUntil(due.At.AddTicks(-1));
        return due;
    }

    private async Task<Report> Called(string called, CancellationToken ct)
    {
        var reports = db.Reports.AsNoTracking().Where(r => r.DeletedAt == null);
        var found = await (Guid.TryParse(called, out var id) ? reports.Where(r => r.Id == id) : reports.Where(r => r.Name == called))
            .Top(2).ToListAsync(ct);
        RuleBrokenException.ThrowIf(found.Count > 1, "report.several-of-that-name");
        return found.FirstOrDefault() ?? throw new NotFoundException();
    }

    private static MadeRun Told(ReportRun run, bool isNew) => new(run.Id, run.PeriodKey, run.AsOf, isNew, Code.Of(run.Outcome));
}
