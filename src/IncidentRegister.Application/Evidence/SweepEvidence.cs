using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// Removes files that were taken in more than a day ago and never entered, because something broke in between; returns
/// how many.
/// </summary>
public sealed record SweepEvidence : ICommand<int>
{
    public static Policy Policy => Policies.TendEvidence;
}

internal sealed class SweepEvidenceHandler(RegisterDbContext db, IEvidenceStore store, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<SweepEvidence, int>
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<int> Handle(SweepEvidence request, CancellationToken ct)
    {
        var kept = store.KeptBefore(clock.GetUtcNow() - Grace);
        // One statement for both: a file that moves from a draft to an incident meanwhile stands in one of them.
        var entered = await db.EvidenceFiles.Where(e => kept.Contains(e.Id)).Select(e => e.Id)
            .Concat(db.DraftFiles.Where(f => kept.Contains(f.Id)).Select(f => f.Id)).ToListAsync(ct);

        var orphans = kept.Except(entered).ToList();
        foreach (var id in orphans)
        {
            store.Remove(id);
            trail.Read($"orphaned-evidence/{id}"); // no row tells of it, so the audit does
        }

        if (orphans.Count == 0) trail.NothingHappened();
        return orphans.Count;
    }
}
