using System.CommandLine;
using IncidentRegister.Application.Accounts;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register disable EMAIL</c>: shuts a person out.</summary>
internal static class DisableCommand
{
    public static Command For(Desk desk)
    {
        var email = new Argument<string>("email") { Description = "What the person signs in with." };
        var command = new Command("disable", "Shuts a person out and ends every session of theirs.") { email };
        command.SetAction(async (parsed, ct) =>
        {
            await desk.Send(new DisableUser(parsed.GetRequiredValue(email)), ct);
            desk.Result($"Disabled {parsed.GetRequiredValue(email)}");
            return 0;
        });
        return command;
    }
}
