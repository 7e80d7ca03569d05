using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>What an invitation offers. Looking does not use it up: mail scanners look as well.</summary>
public sealed record ShowInvitation(string Token) : IQuery<InvitationSheet>
{
    public static Policy Policy => Policies.AtTheDoor;
}

public sealed record InvitationSheet(string Email, string Organisation, Role Role, DateTimeOffset ExpiresAt);

internal sealed class ShowInvitationHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<ShowInvitation, InvitationSheet>
{
    public async Task<InvitationSheet> Handle(ShowInvitation request, CancellationToken ct)
    {
        var hash = Token.Hash(request.Token);
        var now = clock.GetUtcNow();

        return await db.Invitations.AsNoTracking()
            .Where(i => i.TokenHash == hash && i.AcceptedAt == null && i.ExpiresAt > now)
            .Join(db.Organisations, i => i.OrganisationId, o => o.Id,
                (i, o) => new InvitationSheet(i.Email, o.Name, i.Role, i.ExpiresAt))
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
    }
}
