using System.Diagnostics.CodeAnalysis;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using Npgsql;

namespace IncidentRegister.Local;

/// <summary>
/// A register for one machine that has no configuration: its own PostgreSQL with the tables, the words and the invented
/// people of the demo in it. The second start finds all of it standing.
/// </summary>
public sealed class LocalRegister : IAsyncDisposable
{
    private const string Database = "incident_register";

    // The register gets its name last, so that a first start that was interrupted is never taken for one.
    private const string Unfinished = Database + "_unfinished";

    // Renaming waits for the disk, and with it for everything before; no need to wait at every step as well. And a plan made for
    // the values at hand is worth nothing in tables that are nearly empty: to plan took longer than all else in the server.
    private const string Hasty = ";Options=-c synchronous_commit=off -c plan_cache_mode=force_generic_plan";

    private readonly LocalPostgres postgres;
    private readonly Task model;
    private readonly Action<string> say;

    private LocalRegister(LocalPostgres postgres, Task model, Action<string> say)
    {
        this.postgres = postgres;
        this.model = model;
        this.say = say;
    }

    /// <summary>As <c>register_app</c>: what the application connects with.</summary>
    public string App => postgres.ConnectionString("register_app", Database);

    /// <summary>As <c>register_owner</c>: what migrations connect with.</summary>
    public string Owner => postgres.ConnectionString("register_owner", Database);

    /// <summary>Starts the server, or joins it. Nothing may be asked of the register before <see cref="Stand"/> has ended.</summary>
    /// <param name="folder">Holds the data; made when it is not there.</param>
    /// <param name="say">Gets sentences for a log.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL; the message tells the ways out.</exception>
    public static LocalRegister Start(string folder, Action<string> say)
    {
        // A new server takes a second to make its files, and the model, which only a new register needs so early, another.
        var model = Directory.Exists(folder) ? Task.CompletedTask : Task.Run(Schema.MakeModel);
        return new LocalRegister(LocalPostgres.Start(new LocalPostgresOptions(folder), say), model, say);
    }

    /// <summary>Makes the register where there is none, and brings its tables up to date.</summary>
    public async Task Stand(CancellationToken ct)
    {
        await using var server = new NpgsqlConnection(postgres.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await server.OpenAsync(ct);
        if (!await Stands(server, ct))
        {
            // Two programs may start at once; the second waits here, and then finds what the first one made.
            await Run(server, "select pg_advisory_lock(hashtext('incident_register'))", ct);
            if (!await Stands(server, ct)) await Make(server, ct);
        }

        foreach (var migration in await Schema.Migrate(Owner, ct)) say($"Applied {migration}.");
    }

    public ValueTask DisposeAsync()
    {
        postgres.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Make(NpgsqlConnection server, CancellationToken ct)
    {
        await Run(server, $"drop database if exists {Unfinished} with (force)", ct);
        await Schema.Prepare(postgres.ConnectionString("postgres", "postgres"), Unfinished, ct);
        await model;
        await MakeUnfinished(ct);
        await Run(server, $"alter database {Unfinished} rename to {Database}", ct);
        say("The register is new and holds a demo.");
    }

    private async Task MakeUnfinished(CancellationToken ct)
    {
        var owner = postgres.ConnectionString("register_owner", Unfinished) + ";Pooling=false" + Hasty;
        await using var services = ActingAs.Services(postgres.ConnectionString("register_app", Unfinished) + Hasty);
        var seed = new Seed(services);
        seed.GetReady();
        await Schema.Migrate(owner, ct);
        await Schema.Fill(owner, () => seed.Demo(ct), ct);
    }

    private static async Task<bool> Stands(NpgsqlConnection server, CancellationToken ct)
    {
        await using var query = new NpgsqlCommand("select exists (select from pg_database where datname = $1)", server);
        query.Parameters.AddWithValue(Database);
        return (bool)(await query.ExecuteScalarAsync(ct))!;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Constants of this class alone; names cannot be parameters.")]
    private static async Task Run(NpgsqlConnection server, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, server);
        await command.ExecuteNonQueryAsync(ct);
    }
}
