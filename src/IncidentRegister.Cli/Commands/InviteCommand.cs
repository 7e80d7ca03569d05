using System.CommandLine;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register invite EMAIL --organisation NAME --role ROLE</c>: prints a link that works once.</summary>
internal static class InviteCommand
{
    private static readonly string[] Roles = [.. Policies.SignedIn.Roles.Order().Select(Code.Of)];

    public static Command For(Desk desk)
    {
        var email = new Argument<string>("email") { Description = "What the person will sign in with." };
        var organisation = new Option<string>("--organisation") { Description = "Its name, as entered.", Required = true };
        var role = new Option<string>("--role") { Description = "What the person may do.", Required = true };
        role.AcceptOnlyFromAmong(Roles);
        var language = new Option<string>("--language") { Description = "For mails.", DefaultValueFactory = _ => "en" };
        var command = new Command("invite", "Invites a person and prints a link that works once, for 72 hours.")
        {
            email, organisation, role, language,
        };
        command.SetAction(async (parsed, ct) =>
        {
            var token = await desk.Send(
                new Invite(
                    parsed.GetRequiredValue(email), parsed.GetRequiredValue(organisation),
                    Code.To<Role>(parsed.GetRequiredValue(role)), parsed.GetRequiredValue(language)),
                ct);
            desk.Result($"{desk.Address}/invitation/{token}");
            return 0;
        });
        return command;
    }
}
