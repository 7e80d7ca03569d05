using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Plans a new report, or says anew what one's own report tells, when, and to whom. Returns its id.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
/// <exception cref="StaleVersionException">It was changed on another page since.</exception>
public sealed record KeepReport : ReportWriting, ICommand<Guid>
{
    public static Policy Policy => Policies.KeepReports;

    /// <summary>False: nothing is sent before somebody starts it.</summary>
    public bool IsStarted { get; init; }
}

internal sealed class KeepReportValidator : ReportWritingValidator<KeepReport>;

internal sealed class KeepReportHandler(RegisterDbContext db, ICurrentUser user, Recipients recipients, WrittenReports written, TimeProvider clock)
    : IRequestHandler<KeepReport, Guid>
{
    public async Task<Guid> Handle(KeepReport request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (people, groups) = await recipients.Read(request.People, request.Groups, ct);
        var facts = await written.Facts(request, ct) with { People = people, Groups = groups };

        Report report;
        if (request.Id is { } id)
        {
            report = await db.OwnReport(user.Now, id, request.Version, ct);
            report.Change(facts, now);
            if (request.IsStarted) report.Resume(now);
        }
        else
        {
            var own = await db.OwnReports(user.Now).CountAsync(ct);
            RuleBrokenException.ThrowIf(own >= Report.MostOfOnePerson, "report.too-many");
            report = Report.Plan(user.Now.Id, facts, now);
            if (!request.IsStarted) report.Pause(now);
            db.Reports.Add(report);
        }

        await db.SaveChangesAsync(ct);
        return report.Id;
    }
}
