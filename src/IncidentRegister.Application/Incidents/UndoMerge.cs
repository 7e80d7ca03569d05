using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Takes a merge back, within 30 days: both records stand as they stood, each with what was said of it.</summary>
/// <param name="Reference">Of the record that was kept.</param>
/// <param name="Version">The version of it that the caller has on the screen.</param>
/// <exception cref="NotFoundException">There is no such merge, or one of its records is not the caller's to see.</exception>
/// <exception cref="RuleBrokenException">It was undone, is too old, or what it brought was changed since.</exception>
public sealed record UndoMerge(string Reference, Guid Merge, long Version) : ICommand<MergedIncident>
{
    public static Policy Policy => Policies.MergeIncidents;
}

internal sealed class UndoMergeHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<UndoMerge, MergedIncident>
{
    public async Task<MergedIncident> Handle(UndoMerge request, CancellationToken ct)
    {
        var (by, now) = (user.Now.Id, clock.GetUtcNow());
        var kept = await new IncidentPair(db, user.Now).TakeAll(request.Reference, request.Version, ct);
        var merge = await db.IncidentMerges.SingleOrDefaultAsync(m => m.Id == request.Merge && m.KeptId == kept.Id, ct)
            ?? throw new NotFoundException();
        var duplicate = await db.Incidents.VisibleTo(user.Now).SingleOrDefaultAsync(i => i.Id == merge.DuplicateId, ct)
            ?? throw new NotFoundException();
        merge.RefuseUndo(now);

        kept.GiveBack(merge, by, now);
        duplicate.StandAgain(by, now);
        await new MergedSurroundings(db).MoveBack(merge.Rows, kept, duplicate, ct);
        await new MergedEvidence(db, user.Now).Part(duplicate, now, ct);
        await db.SaveChangesAsync(ct);

        // Last: while the merge stands, the database lets its rows go back.
        merge.Undo(by, now);
        await db.SaveChangesAsync(ct);

        return new MergedIncident(merge.Id, kept.Reference, kept.Version);
    }
}
