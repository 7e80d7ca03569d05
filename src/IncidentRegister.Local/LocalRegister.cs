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

    private readonly LocalPostgres postgres;

    private LocalRegister(LocalPostgres postgres) => this.postgres = postgres;

    /// <summary>As <c>register_app</c>: what the application connects with.</summary>
    public string App => postgres.ConnectionString("register_app", Database);

    /// <summary>As <c>register_owner</c>: what migrations connect with.</summary>
    public string Owner => postgres.ConnectionString("register_owner", Database);

    /// <param name="folder">Holds the data; made when it is not there.</param>
    /// <param name="say">Gets sentences for a log.</param>
    /// <exception cref="InvalidOperationException">There is no PostgreSQL; the message tells the ways out.</exception>
    public static async Task<LocalRegister> Start(string folder, Action<string> say, CancellationToken ct)
    {
        // A new server takes two seconds to make its files, and the model, which only a new register needs so early, one.
        var model = Directory.Exists(folder) ? Task.CompletedTask : Task.Run(Schema.MakeModel, ct);
        var register = new LocalRegister(LocalPostgres.Start(new LocalPostgresOptions(folder), say));
        try
        {
            await model;
            await register.Stand(say, ct);
            return register;
        }
        catch
        {
            await register.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        postgres.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Stand(Action<string> say, CancellationToken ct)
    {
        await using var server = new NpgsqlConnection(postgres.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await server.OpenAsync(ct);
        if (!await Stands(server, ct))
        {
            // Two programs may start at once; the second waits here, and then finds what the first one made.
            await Run(server, "select pg_advisory_lock(hashtext('incident_register'))", ct);
            if (!await Stands(server, ct)) await Make(server, say, ct);
        }

        foreach (var migration in await Schema.Migrate(Owner, ct)) say($"Applied {migration}.");
    }

    private async Task Make(NpgsqlConnection server, Action<string> say, CancellationToken ct)
    {
        await Run(server, $"drop database if exists {Unfinished} with (force)", ct);
        await Schema.Prepare(postgres.ConnectionString("postgres", "postgres"), Unfinished, ct);
        var owner = postgres.ConnectionString("register_owner", Unfinished) + ";Pooling=false";
        await Schema.Migrate(owner, ct);

        // Renaming waits for the disk, and with it for everything before; no need to wait at every step as well.
        var app = postgres.ConnectionString("register_app", Unfinished) + ";Options=-c synchronous_commit=off";
        await using (var services = ActingAs.Services(app)) await Schema.Fill(owner, () => new Seed(services).Demo(ct), ct);

        await Run(server, $"alter database {Unfinished} rename to {Database}", ct);
        say("The register is new and holds a demo.");
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
