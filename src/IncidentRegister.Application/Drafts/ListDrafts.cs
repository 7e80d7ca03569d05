using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>The caller's own drafts, last saved first; those whose key is gone are left out.</summary>
public sealed record ListDrafts : IQuery<IReadOnlyList<DraftSheet>>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class ListDraftsHandler(RegisterDbContext db, ICurrentUser user, DraftSeal seal)
    : IRequestHandler<ListDrafts, IReadOnlyList<DraftSheet>>
{
    public async Task<IReadOnlyList<DraftSheet>> Handle(ListDrafts request, CancellationToken ct)
    {
        var drafts = await db.Drafts.AsNoTracking().Where(d => d.AuthorId == user.Now.Id)
            .OrderByDescending(d => d.SavedAt).ThenBy(d => d.Id).Top(Draft.MostOfOnePerson).ToListAsync(ct);

        return [.. from draft in drafts
                   let text = seal.Open(draft.Id, draft.Content)
                   where text is not null
                   select new DraftSheet(draft.Id, text, draft.Version, draft.BegunAt, draft.SavedAt)];
    }
}
