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

    /// <summary>One file of one incident, tracked.</summary>
    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    public static async Task<EvidenceFile> Take(this RegisterDbContext db, string reference, Guid id, CurrentUser user, CancellationToken ct)
    {
        var incidents = db.Incidents.VisibleTo(user).Called(reference);
        return await db.EvidenceFiles.Where(VisibleTo(user)).Where(e => e.Id == id && incidents.Any(i => i.Id == e.IncidentId))
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
    }

    /// <summary>The person, on the side of the incident on which the person stands.</summary>
    public static Holder AsHolder(this CurrentUser user) =>
        new(user.Id, user.Role == Role.Liaison ? CustodyHand.Reviewer : CustodyHand.Reporter);
}
