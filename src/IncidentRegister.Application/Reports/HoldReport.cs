using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Stops anybody's report for now, or starts it again from now on; its owner may do the same.</summary>
/// <exception cref="NotFoundException">There is none (any more).</exception>
/// <exception cref="StaleVersionException">It was changed since.</exception>
public sealed record HoldReport(Guid Id, bool IsPaused, long Version) : ICommand<Done>
{
    public static Policy Policy => Policies.TendReports;
}

internal sealed class HoldReportHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<HoldReport, Done>
{
    public async Task<Done> Handle(HoldReport request, CancellationToken ct)
    {
        var report = await db.Reports.SingleOrDefaultAsync(r => r.Id == request.Id && r.DeletedAt == null, ct) ?? throw new NotFoundException();
        if (report.Version != request.Version) throw new StaleVersionException(request.Version, report.Version);

        if (request.IsPaused) report.Pause(clock.GetUtcNow());
        else report.Resume(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
