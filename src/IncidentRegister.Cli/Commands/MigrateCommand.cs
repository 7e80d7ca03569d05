using System.CommandLine;
using IncidentRegister.Migrations;
using Npgsql;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register migrate [--prepare]</c>: brings the database up to date.</summary>
internal static class MigrateCommand
{
    public static Command For(Desk desk)
    {
        var prepare = new Option<bool>("--prepare")
        {
            Description = "First make the roles and the database, with ConnectionStrings__Superuser. The roles get the "
                + "passwords of the other connections.",
        };
        var command = new Command("migrate", "Brings the database up to date, with ConnectionStrings__Owner.") { prepare };
        command.SetAction((parsed, ct) => Migrate(desk, parsed.GetValue(prepare), ct));
        return command;
    }

    private static async Task<int> Migrate(Desk desk, bool prepare, CancellationToken ct)
    {
        var owner = await desk.Owner(ct);
        if (prepare) await Prepare(desk, owner, ct);

        var applied = await Schema.Migrate(owner, ct);
        foreach (var migration in applied) desk.Result($"Applied {migration}");
        if (applied.Count == 0) desk.Result("Nothing to apply");
        return 0;
    }

    private static async Task Prepare(Desk desk, string owner, CancellationToken ct)
    {
        var superuser = desk.Superuser
            ?? throw new InvalidOperationException("Set ConnectionStrings__Superuser to use --prepare.");
        var database = new NpgsqlConnectionStringBuilder(owner).Database
            ?? throw new InvalidOperationException("ConnectionStrings__Owner names no database.");

        await Schema.Prepare(superuser, database, ct);
        await RolePasswords.Set(superuser, new[] { owner, await desk.App(ct), desk.Reports }.OfType<string>(), ct);
    }
}
