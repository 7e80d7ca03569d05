using System.CommandLine;
using IncidentRegister.Seeds;
using Npgsql;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register seed [--demo]</c>: enters what the register begins with.</summary>
internal static class SeedCommand
{
    public static Command For(Desk desk)
    {
        var demo = new Option<bool>("--demo")
        {
            Description = "Also invented people and their incidents. Only on this machine: their password is no secret.",
        };
        var command = new Command("seed", "Enters vocabularies, measures and parties; what stands already is left.") { demo };
        command.SetAction((parsed, ct) => Load(desk, parsed.GetValue(demo), ct));
        return command;
    }

    private static async Task<int> Load(Desk desk, bool demo, CancellationToken ct)
    {
        // A socket is a file: whoever reaches it sits at this machine.
        if (demo && new NpgsqlConnectionStringBuilder(await desk.App(ct)).Host is not ['/', ..])
            throw new InvalidOperationException("The demo is for a database on this machine, reached through a socket.");

        var seed = new Seed(await desk.Services(ct));
        await seed.Vocabularies(ct);
        desk.Result("Vocabularies, measures and parties stand");
        if (!demo) return 0;

        desk.Result(await seed.Demo(ct)
            ? $"The demo stands; its people sign in with the password \"{Seed.DemoPassword}\""
            : "The register has people already; the demo was left out");
        return 0;
    }
}
