using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>A draft that its author is about to change, held until that is done: files come before its end, or not at all.</summary>
internal static class OwnDrafts
{
    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public static async Task<Draft> Own(this DbSet<Draft> drafts, CurrentUser user, Guid id, CancellationToken ct) =>
        await drafts.FromSql($"select * from drafts where id = {id} and author_id = {user.Id} for update").SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();

    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    /// <exception cref="StaleVersionException">It was saved elsewhere since.</exception>
    public static async Task<Draft> Own(this DbSet<Draft> drafts, CurrentUser user, Guid id, long version, CancellationToken ct)
    {
        var draft = await drafts.Own(user, id, ct);
        return draft.Version == version ? draft : throw new StaleVersionException(version, draft.Version);
    }
}
