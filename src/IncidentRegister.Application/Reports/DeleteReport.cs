using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>Ends one's own report for good. Its runs stay, for whoever got them.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record DeleteReport(Guid Id, long Version) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepReports;
}

internal sealed class DeleteReportHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<DeleteReport, Done>
{
    public async Task<Done> Handle(DeleteReport request, CancellationToken ct)
    {
        var report = await db.OwnReport(user.Now, request.Id, request.Version, ct);

        report.Delete(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
