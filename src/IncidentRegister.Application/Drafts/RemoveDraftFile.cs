using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>
/// Takes a file out of a draft and returns its id. The sealed file itself is for the caller to remove once this is through;
/// one that is left behind is swept away.
/// </summary>
/// <exception cref="NotFoundException">There is no such file, or it is somebody else's.</exception>
public sealed record RemoveDraftFile(Guid Draft, Guid Id) : ICommand<Guid>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class RemoveDraftFileHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<RemoveDraftFile, Guid>
{
    public async Task<Guid> Handle(RemoveDraftFile request, CancellationToken ct)
    {
        var draft = await db.Drafts.Own(user.Now, request.Draft, ct);
        var file = await db.DraftFiles.SingleOrDefaultAsync(f => f.Id == request.Id && f.DraftId == draft.Id, ct)
            ?? throw new NotFoundException();

        db.DraftFiles.Remove(file);
        await db.SaveChangesAsync(ct);
        return file.Id;
    }
}
