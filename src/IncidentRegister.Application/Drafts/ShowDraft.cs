using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>A draft as its author left it.</summary>
/// <exception cref="NotFoundException">There is none, it is somebody else's, or it can no longer be decrypted.</exception>
public sealed record ShowDraft(Guid Id) : IQuery<DraftSheet>
{
    public static Policy Policy => Policies.LogIncidents;
}

/// <param name="Text">As the front door gave it.</param>
public sealed record DraftSheet(Guid Id, string Text, long Version, DateTimeOffset BegunAt, DateTimeOffset SavedAt)
{
    /// <summary>In the order in which they were brought, at most 200; left out where many drafts are listed.</summary>
    public IReadOnlyList<DraftFileLine> Files { get; init; } = [];
}

internal sealed class ShowDraftHandler(RegisterDbContext db, ICurrentUser user, DraftSeal seal)
    : IRequestHandler<ShowDraft, DraftSheet>
{
    public async Task<DraftSheet> Handle(ShowDraft request, CancellationToken ct)
    {
        var draft = await db.Drafts.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == request.Id && d.AuthorId == user.Now.Id, ct) ?? throw new NotFoundException();
        var text = seal.Open(draft.Id, draft.Content) ?? throw new NotFoundException();

        var files = await db.DraftFiles.AsNoTracking().Where(f => f.DraftId == draft.Id && f.AuthorId == user.Now.Id)
            .OrderBy(f => f.ReceivedAt).ThenBy(f => f.Id).Top(DraftFiles.AtMost).ToListAsync(ct);

        return new DraftSheet(draft.Id, text, draft.Version, draft.BegunAt, draft.SavedAt) { Files = [.. files.Select(seal.Line)] };
    }
}
