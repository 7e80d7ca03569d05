using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Application.Accounts;

/// <summary>Mails a link for a new password, if the address is somebody's. Known or not, the answer is the same and takes as long.</summary>
public sealed record AskForNewPassword(string Email) : ICommand<Done>
{
    public static Policy Policy => Policies.AtTheDoor;
}

internal sealed class AskForNewPasswordValidator : AbstractValidator<AskForNewPassword>
{
    public AskForNewPasswordValidator() => RuleFor(r => r.Email).Line(User.EmailMaxLength);
}

internal sealed class AskForNewPasswordHandler(
    RegisterDbContext db, UserManager<User> people, PublicAddress address, IStringLocalizer<Application.Texts> texts, TimeProvider clock)
    : IRequestHandler<AskForNewPassword, Done>
{
    public async Task<Done> Handle(AskForNewPassword request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var found = await people.FindByEmailAsync(request.Email);
        var user = found is { DisabledAt: null } ? found : null;
        var token = Token.New();

        db.PasswordResets.Add(PasswordReset.For(user, token, now));
        db.OutgoingMails.Add(Letter(user, $"{address.Root}/new-password/{token}", now));
        await db.SaveChangesAsync(ct);

        return default;
    }

    /// <summary>In the language of the person, not of the page.</summary>
    private OutgoingMail Letter(User? user, string link, DateTimeOffset now)
    {
        var language = user?.Language ?? "en";
        return Wording.In(language, () => OutgoingMail.To(
            user?.Email, texts["mail.new-password.subject"], texts["mail.new-password.text", link], language, now));
    }
}

/// <summary>Where people reach the register. From the configuration, never from a request.</summary>
public sealed record PublicAddress(string Root);
