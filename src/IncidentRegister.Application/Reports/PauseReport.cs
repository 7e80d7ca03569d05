using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>Stops one's own report for now, or starts it again from now on.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record PauseReport(Guid Id, bool IsPaused, long Version) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepReports;
}

internal sealed class PauseReportHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<PauseReport, Done>
{
    public async Task<Done> Handle(PauseReport request, CancellationToken ct)
    {
        var report = await db.OwnReport(user.Now, request.Id, request.Version, ct);

        if (request.IsPaused) report.Pause(clock.GetUtcNow());
        else report.Resume(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
