using System.CommandLine;
using IncidentRegister.Application.Accounts;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register organisation NAME</c>: enters an organisation, so that people can be invited into it.</summary>
internal static class OrganisationCommand
{
    public static Command For(Desk desk)
    {
        var name = new Argument<string>("name") { Description = "As people will read it." };
        var command = new Command("organisation", "Enters an organisation whose people may then be invited.") { name };
        command.SetAction(async (parsed, ct) =>
        {
            await desk.Send(new EnterOrganisation(parsed.GetRequiredValue(name)), ct);
            desk.Result($"Entered {parsed.GetRequiredValue(name)}");
            return 0;
        });
        return command;
    }
}
