using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>Writes down how a scan ended. Without an answer the file stays in quarantine and is scanned again.</summary>
public sealed record RecordScan(Guid Id, ScanAnswer Answer) : ICommand<Done>
{
    public static Policy Policy => Policies.TendEvidence;
}

internal sealed class RecordScanHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock) : IRequestHandler<RecordScan, Done>
{
    public async Task<Done> Handle(RecordScan request, CancellationToken ct)
    {
        var file = await db.EvidenceFiles.SingleOrDefaultAsync(e => e.Id == request.Id && e.State == EvidenceState.Quarantined, ct);
        if (file is null || !request.Answer.IsGiven) trail.NothingHappened();
        if (file is null) return default; // another node was faster

        if (request.Answer.IsGiven) file.Scanned(request.Answer.Finding, clock.GetUtcNow());
        else file.NotScanned(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
