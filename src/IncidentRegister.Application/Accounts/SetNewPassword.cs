using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Takes a new password by the link that was mailed, and ends every session of the person.</summary>
public sealed record SetNewPassword(string Token, string Password) : ICommand<Done>
{
    public static Policy Policy => Policies.AtTheDoor;
}

internal sealed class SetNewPasswordValidator : AbstractValidator<SetNewPassword>
{
    public SetNewPasswordValidator() => RuleFor(r => r.Password).NewPassword();
}

internal sealed class SetNewPasswordHandler(RegisterDbContext db, IPasswordHasher<User> hasher, TimeProvider clock)
    : IRequestHandler<SetNewPassword, Done>
{
    /// <exception cref="NotFoundException">The link was used, is too old, or the password changed since.</exception>
    public async Task<Done> Handle(SetNewPassword request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = Token.Hash(request.Token);
        var reset = await db.PasswordResets.SingleOrDefaultAsync(r => r.TokenHash == hash, ct);
        var user = reset?.UserId is { } id ? await db.Users.SingleOrDefaultAsync(u => u.Id == id, ct) : null;
        if (reset is null || !reset.IsGoodFor(user, now)) throw new NotFoundException();

        reset.Use(now);
        user!.PasswordHash = hasher.HashPassword(user, NewPasswords.Normalise(request.Password));
        user.SecurityStamp = Token.New();
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        await db.Database.ExecuteSqlAsync($"select sec.end_sessions_of({user.Id})", ct);
        await db.SaveChangesAsync(ct);

        return default;
    }
}
