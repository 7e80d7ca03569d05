using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>Throws a draft away for good, with its files.</summary>
/// <param name="Version">The version that the page was made from.</param>
/// <exception cref="StaleVersionException">It was saved elsewhere since.</exception>
public sealed record DiscardDraft(Guid Id, long Version) : ICommand<DiscardedDraft>
{
    public static Policy Policy => Policies.LogIncidents;
}

/// <param name="Files">
/// Ids of sealed files that nothing tells of any more, for the caller to remove; those left behind are swept away.
/// </param>
public sealed record DiscardedDraft(Guid Id, IReadOnlyList<Guid> Files);

internal sealed class DiscardDraftHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<DiscardDraft, DiscardedDraft>
{
    public async Task<DiscardedDraft> Handle(DiscardDraft request, CancellationToken ct)
    {
        var draft = await db.Drafts.Own(user.Now, request.Id, request.Version, ct);
        var files = await db.DraftFiles.Where(f => f.DraftId == draft.Id).ToListAsync(ct);

        db.DraftFiles.RemoveRange(files);
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(ct);
        return new DiscardedDraft(draft.Id, [.. files.Select(f => f.Id)]);
    }
}
