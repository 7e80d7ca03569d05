using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>Which files of an incident somebody may see. The same rule stands in the database.</summary>
internal static class EvidenceShelf
{
    /// <summary>Those found clean, and one's own.</summary>
    public static Expression<Func<EvidenceFile, bool>> VisibleTo(CurrentUser user) =>
        e => e.State == EvidenceState.Clean || e.AuthorId == user.Id;

    /// <summary>The record, and those that gave way to it in one step or several, as far as this person sees them.</summary>
    public static async Task<IReadOnlyList<Guid>> WithMerged(this RegisterDbContext db, Guid id, CurrentUser user, CancellationToken ct)
    {
        List<Guid> found = [id], last = found;
        while (last.Count > 0)
        {
            // Of two who merge a pair both ways at once, the later one sees both merges until it is refused: a ring.
            var (kept, known) = (last, found);
            last = await db.Incidents.VisibleTo(user)
                .Where(i => !known.Contains(i.Id) && db.IncidentMerges.Any(m => kept.Contains(m.KeptId) && m.DuplicateId == i.Id && m.UndoneAt == null))
                .Select(i => i.Id).ToListAsync(ct);
            found = [.. found, .. last];
        }

        return found;
    }

    /// <summary>One file of one incident, or of one that gave way to it, tracked.</summary>
    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    public static async Task<EvidenceFile> Take(this RegisterDbContext db, string reference, Guid id, CurrentUser user, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user).Called(reference).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var records = await db.WithMerged(incident, user, ct);
        return await db.EvidenceFiles.Where(VisibleTo(user)).Where(e => e.Id == id && records.Contains(e.IncidentId))
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
    }

    /// <summary>The person, on the side of the incident on which the person stands.</summary>
    public static Holder AsHolder(this CurrentUser user) =>
        new(user.Id, user.Role == Role.Liaison ? CustodyHand.Reviewer : CustodyHand.Reporter);
}
