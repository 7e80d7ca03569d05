using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>The file in quarantine that waits longest for a scan; null when none waits. Who scans it twice does no harm.</summary>
public sealed record TakeNextScan : IQuery<EvidenceAddress?>
{
    public static Policy Policy => Policies.TendEvidence;
}

internal sealed class TakeNextScanHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<TakeNextScan, EvidenceAddress?>
{
    // A scanner that is away, or a file that it cannot cope with, is not asked for again at once.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    public async Task<EvidenceAddress?> Handle(TakeNextScan request, CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Rest;
        var next = await db.EvidenceFiles.AsNoTracking()
            .Where(e => e.State == EvidenceState.Quarantined && (e.TriedAt == null || e.TriedAt < before))
            .OrderBy(e => e.TriedAt != null).ThenBy(e => e.TriedAt).ThenBy(e => e.ReceivedAt).ThenBy(e => e.Id)
            .Select(e => new { e.Id, e.OrganisationId }).FirstOrDefaultAsync(ct);
        return next is null ? null : new EvidenceAddress(next.Id, next.OrganisationId);
    }
}
