using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Invites a person into an organisation and returns the one-time token, which the register does not keep.</summary>
/// <param name="Organisation">Its name, as entered.</param>
public sealed record Invite(string Email, string Organisation, Role Role, string Language = "en") : ICommand<string>
{
    public static Policy Policy => Policies.KeepPeople;
}

internal sealed class InviteValidator : AbstractValidator<Invite>
{
    public InviteValidator()
    {
        RuleFor(r => r.Email).Line(User.EmailMaxLength).EmailAddress().WithMessage("field.not-an-address");
        RuleFor(r => r.Organisation).Line(Accounts.Organisation.NameMaxLength);
        RuleFor(r => r.Role).Must(Policies.SignedIn.Allows).WithMessage("invitation.role");
        RuleFor(r => r.Language).Line(10);
    }
}

internal sealed class InviteHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<Invite, string>
{
    public async Task<string> Handle(Invite request, CancellationToken ct)
    {
        var organisation = await db.Organisations.Where(o => o.Name == request.Organisation).Select(o => o.Id).SingleOrDefaultAsync(ct);
        RuleBrokenException.ThrowIf(organisation == default, "invitation.unknown-organisation");

        var token = Token.New();
        db.Invitations.Add(Invitation.For(
            request.Email, organisation, request.Role, request.Language, token, user.Now.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);

        return token;
    }
}
