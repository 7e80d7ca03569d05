using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>A run as it was sent, in the language of the page, for its owner, its recipients and the liaison; 50 of each part at a time.</summary>
/// <param name="Key">The last day of its period, as <c>2026-11-16</c>; the run's id for a test.</param>
/// <param name="Page">From 1 on.</param>
/// <exception cref="NotFoundException">There is none, or the caller does not get it.</exception>
public sealed record ShowReportRun(Guid ReportId, string Key, int Page = 1) : IQuery<RunSheet>
{
    public static Policy Policy => Policies.KeepReports;
}

/// <param name="Paper">Null where nothing was made: <paramref name="Outcome"/> tells why.</param>
/// <param name="IsOwn">The caller may open the report itself.</param>
public sealed record RunSheet(Guid Id, string Name, DateOnly Key, string Outcome, bool IsOwn, ReportPaper? Paper, int Page, int Pages);

internal sealed class ShowReportRunHandler(RegisterDbContext db, ICurrentUser user, ReportViewing viewing) : IRequestHandler<ShowReportRun, RunSheet>
{
    private const int PagesAtMost = 1000;

    public async Task<RunSheet> Handle(ShowReportRun request, CancellationToken ct)
    {
        var run = await Find(request, ct) ?? throw new NotFoundException();
        var report = await db.Reports.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.ReportId, ct) ?? throw new NotFoundException();
        var isOwn = report.OwnerId == user.Now.Id && report.DeletedAt is null;
        if (run.Contents is null) return new RunSheet(run.Id, report.Name, run.PeriodKey, Code.Of(run.Outcome), isOwn, null, 1, 1);

        var ceiling = ReportRunner.Ceiling(report, await db.CeilingOf(user.Now, ct));
        var page = Math.Clamp(request.Page, 1, PagesAtMost);
        var (paper, pages) = await viewing.Page(run, ceiling, page, ct);
        return page > pages ? throw new NotFoundException()
            : new RunSheet(run.Id, report.Name, run.PeriodKey, Code.Of(run.Outcome), isOwn, paper, page, pages);
    }

    private Task<ReportRun?> Find(ShowReportRun request, CancellationToken ct)
    {
        var runs = db.ReportRuns.AsNoTracking().Where(r => r.ReportId == request.ReportId);
        if (Guid.TryParse(request.Key, out var id)) return runs.SingleOrDefaultAsync(r => r.Id == id && r.Outcome == RunOutcome.Test, ct);

        return DateOnly.TryParseExact(request.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var key)
            ? runs.SingleOrDefaultAsync(r => r.PeriodKey == key && r.Outcome != RunOutcome.Test, ct) : Task.FromResult<ReportRun?>(null);
    }
}
