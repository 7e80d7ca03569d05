using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>How the register behaves for the caller.</summary>
public sealed record ShowPreferences : IQuery<Preferences>
{
    public static Policy Policy => Policies.SignedIn;
}

/// <param name="HasKeys">Single keys work.</param>
public sealed record Preferences(bool HasKeys);

internal sealed class ShowPreferencesHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowPreferences, Preferences>
{
    public async Task<Preferences> Handle(ShowPreferences request, CancellationToken ct) =>
        await db.Users.Where(u => u.Id == user.Now.Id).Select(u => new Preferences(u.HasKeys)).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
}
