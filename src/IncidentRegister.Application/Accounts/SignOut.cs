using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Ends the session that this token opens. A token that opens none is no error.</summary>
public sealed record SignOut(string Token) : ICommand<Done>
{
    public static Policy Policy => Policies.Anyone;
}

internal sealed class SignOutHandler(RegisterDbContext db) : IRequestHandler<SignOut, Done>
{
    public async Task<Done> Handle(SignOut request, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select sec.end_session({Token.Hash(request.Token)})", ct);
        return default;
    }
}
