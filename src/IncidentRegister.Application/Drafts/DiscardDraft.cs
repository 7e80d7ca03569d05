using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Drafts;

/// <summary>Throws a draft away for good.</summary>
/// <param name="Version">The version that the page was made from.</param>
/// <exception cref="StaleVersionException">It was saved elsewhere since.</exception>
public sealed record DiscardDraft(Guid Id, long Version) : ICommand<Guid>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class DiscardDraftHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<DiscardDraft, Guid>
{
    public async Task<Guid> Handle(DiscardDraft request, CancellationToken ct)
    {
        db.Drafts.Remove(await db.Drafts.Own(user.Now, request.Id, request.Version, ct));
        await db.SaveChangesAsync(ct);
        return request.Id;
    }
}
