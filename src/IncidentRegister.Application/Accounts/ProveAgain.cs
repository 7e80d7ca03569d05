using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>
/// Somebody who is signed in types the password once more. The session goes on under a new token, and the old one opens
/// nothing any more; failures count as those of signing in do, because they guess at the same password.
/// </summary>
/// <param name="Token">Of the session at hand.</param>
/// <param name="Device">A coarse label such as "Firefox, Linux"; no address is kept.</param>
public sealed record ProveAgain(string Token, string Password, string Device) : ICommand<SignedIn>
{
    public static Policy Policy => Policies.SignedIn;
}

internal sealed class ProveAgainValidator : AbstractValidator<ProveAgain>
{
    public ProveAgainValidator() =>
        RuleFor(r => r.Password).NotEmpty().WithMessage("field.required").MaximumLength(Passwords.MaxLength).WithMessage("field.too-long");
}

internal sealed class ProveAgainHandler(RegisterDbContext db, UserManager<User> people, PasswordTurnstile turnstile, ICurrentUser user)
    : IRequestHandler<ProveAgain, SignedIn>
{
    public async Task<SignedIn> Handle(ProveAgain request, CancellationToken ct)
    {
        var id = user.Now.Id;
        var person = await db.Users.AsNoTracking().SingleAsync(u => u.Id == id, ct);
        var address = Token.Hash(people.NormalizeEmail(person.Email)!);
        var wait = await db.Database.SqlQuery<double>($"select sec.sign_in_wait({address}) as \"Value\"").SingleAsync(ct);
        if (wait > 0) return new SignedIn(null, wait);

        if (!await turnstile.Verify(person, NewPasswords.Normalise(request.Password), ct))
        {
            await db.Database.ExecuteSqlAsync($"select sec.sign_in_failed({address})", ct);
            return new SignedIn(null);
        }

        var token = Token.New();
        await db.Database.ExecuteSqlAsync($"select sec.sign_in_succeeded({address})", ct);
        await db.Database.ExecuteSqlAsync($"select sec.end_session({Token.Hash(request.Token)})", ct);
        await db.Database.ExecuteSqlAsync($"select sec.open_session({Token.Hash(token)}, {id}, {request.Device})", ct);
        return new SignedIn(token);
    }
}
