using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Shuts a person out: no session of theirs answers from the next request on.</summary>
public sealed record DisableUser(string Email) : ICommand<Done>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class DisableUserValidator : AbstractValidator<DisableUser>
{
    public DisableUserValidator() => RuleFor(r => r.Email).Line(User.EmailMaxLength);
}

internal sealed class DisableUserHandler(RegisterDbContext db, UserManager<User> people, TimeProvider clock)
    : IRequestHandler<DisableUser, Done>
{
    public async Task<Done> Handle(DisableUser request, CancellationToken ct)
    {
        var user = await people.FindByEmailAsync(request.Email) ?? throw new NotFoundException();

        user.DisabledAt ??= clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"select sec.end_sessions_of({user.Id})", ct);
        await db.SaveChangesAsync(ct);

        return default;
    }
}
