using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Makes the account that an invitation offers, with a password of the person's own. Works once.</summary>
public sealed record AcceptInvitation(string Token, string DisplayName, string Password) : ICommand<Guid>
{
    public static Policy Policy => Policies.AtTheDoor;
}

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator()
    {
        RuleFor(r => r.DisplayName).Line(User.DisplayNameMaxLength);
        RuleFor(r => r.Password).NewPassword();
    }
}

internal sealed class AcceptInvitationHandler(RegisterDbContext db, UserManager<User> people, TimeProvider clock)
    : IRequestHandler<AcceptInvitation, Guid>
{
    public async Task<Guid> Handle(AcceptInvitation request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = Token.Hash(request.Token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(i => i.TokenHash == hash, ct);
        if (invitation is null || !invitation.IsOpen(now)) throw new NotFoundException();

        invitation.Accept(now);
        var user = new User
        {
            Id = Guid.CreateVersion7(now),
            UserName = invitation.Email,
            Email = invitation.Email,
            EmailConfirmed = true,
            OrganisationId = invitation.OrganisationId,
            Role = invitation.Role,
            DisplayName = request.DisplayName,
            Language = invitation.Language,
        };
        var made = await people.CreateAsync(user, NewPasswords.Normalise(request.Password));
        RuleBrokenException.ThrowIf(!made.Succeeded, "invitation.already-a-member");
        await db.SaveChangesAsync(ct);

        return user.Id;
    }
}
