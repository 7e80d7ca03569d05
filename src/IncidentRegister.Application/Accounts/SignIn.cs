using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Lets a person in. Unknown address, wrong password and disabled account answer alike and take as long.</summary>
/// <param name="Device">A coarse label such as "Firefox, Linux"; no address is kept.</param>
public sealed record SignIn(string Email, string Password, string Device) : ICommand<SignedIn>
{
    public static Policy Policy => Policies.AtTheDoor;
}

/// <param name="Token">For the cookie; null when the person was not let in.</param>
/// <param name="WaitSeconds">How long this address must wait before the next try; null when it need not.</param>
public sealed record SignedIn(string? Token, double? WaitSeconds = null);

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(r => r.Email).NotEmpty().WithMessage("field.required").MaximumLength(User.EmailMaxLength).WithMessage("field.too-long");
        RuleFor(r => r.Password).NotEmpty().WithMessage("field.required").MaximumLength(Passwords.MaxLength).WithMessage("field.too-long");
    }
}

internal sealed class SignInHandler(RegisterDbContext db, UserManager<User> people, PasswordTurnstile turnstile)
    : IRequestHandler<SignIn, SignedIn>
{
    public async Task<SignedIn> Handle(SignIn request, CancellationToken ct)
    {
        var address = Token.Hash(people.NormalizeEmail(request.Email)!);
        var wait = await db.Database.SqlQuery<double>($"select sec.sign_in_wait({address}) as \"Value\"").SingleAsync(ct);
        if (wait > 0) return new SignedIn(null, wait);

        var user = await people.FindByEmailAsync(request.Email);
        if (!await turnstile.Verify(user, NewPasswords.Normalise(request.Password), ct) || user is null or { DisabledAt: not null })
        {
            await db.Database.ExecuteSqlAsync($"select sec.sign_in_failed({address})", ct);
            return new SignedIn(null);
        }

        var token = Token.New();
        await db.Database.ExecuteSqlAsync($"select sec.sign_in_succeeded({address})", ct);
        await db.Database.ExecuteSqlAsync($"select sec.open_session({Token.Hash(token)}, {user.Id}, {request.Device})", ct);
        return new SignedIn(token);
    }
}
