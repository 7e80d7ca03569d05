using System.CommandLine;
using IncidentRegister.Cli.Commands;
using Microsoft.Extensions.Configuration;

namespace IncidentRegister.Cli;

/// <summary>The tree of commands, and the one place where what goes wrong becomes a line and an exit code.</summary>
public static class CommandLine
{
    /// <summary>The command was not understood, refused or could not be carried out.</summary>
    internal const int Failed = 1;

    /// <param name="output">Gets results alone, so that another program can read them.</param>
    /// <param name="error">Gets what is said beside them.</param>
    /// <returns>0 when it was done.</returns>
    public static async Task<int> Run(
        IReadOnlyList<string> args, IConfiguration configuration, TextWriter output, TextWriter error, CancellationToken ct)
    {
        await using var desk = new Desk(configuration, output, error);
        var parsed = Root(desk).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await error.WriteLineAsync($"{Refusals.OneLine(parsed.Errors[^1].Message)} See register --help.");
            return Failed;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false }, ct);
        }
        catch (Exception wrong) when (Refusals.Sentence(wrong) is { } sentence)
        {
            await error.WriteLineAsync(Refusals.OneLine(sentence));
            return Failed;
        }
    }

    private static RootCommand Root(Desk desk) => new(
        "The Incident Register. Connections come from ConnectionStrings__Register, __Reports, __Owner and __Superuser; "
        + "without any, the register of this checkout is used.")
    {
        MigrateCommand.For(desk),
        SeedCommand.For(desk),
        OrganisationCommand.For(desk),
        InviteCommand.For(desk),
        DisableCommand.For(desk),
        AuditCommand.For(desk),
        MentionsCommand.For(desk),
        ReportsCommand.For(desk),
    };
}
