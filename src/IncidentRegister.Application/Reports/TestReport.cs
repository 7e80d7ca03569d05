using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Sends one's own report as it would be now to oneself alone. The next one tells everything again.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record TestReport(Guid Id) : ICommand<Guid>
{
    public static Policy Policy => Policies.KeepReports;
}

internal sealed class TestReportHandler(RegisterDbContext db, ICurrentUser user, ReportRunner runner, TimeProvider clock)
    : IRequestHandler<TestReport, Guid>
{
    public async Task<Guid> Handle(TestReport request, CancellationToken ct)
    {
        var report = await db.OwnReport(user.Now, request.Id, ct);
        var language = await db.Users.Where(u => u.Id == user.Now.Id).Select(u => u.Language).SingleAsync(ct);

        var run = await runner.Try(report, ct);
        db.ReportRuns.Add(run);
        await db.SaveChangesAsync(ct);
        var to = new DeliveryTo(
            user.Now.Id, ReportWords.In(language).Language, ReportRunner.Ceiling(report, await db.CeilingOf(user.Now, ct)), report.HasDiscreetSubject);
        await Deliveries.Open(db, run.Id, [to], clock.GetUtcNow(), ct); // it refers to the run, so it is saved before

        return run.Id;
    }
}
