using System.Reflection;
using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace IncidentRegister.Migrations;

/// <summary>Brings a database up to date. Run by its owner, never by the web process.</summary>
public static class Schema
{
    /// <summary>Makes the four roles and an empty database that <c>register_owner</c> owns, where they are missing.</summary>
    /// <param name="superuser">A connection to the server as a role that may make roles and databases.</param>
    public static async Task Prepare(string superuser, string database, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        await using (var roles = source.CreateCommand(Sql("roles_v1.sql"))) await roles.ExecuteNonQueryAsync(ct);

        await using var exists = source.CreateCommand("select exists (select from pg_database where datname = $1)");
        exists.Parameters.AddWithValue(database);
        if ((bool)(await exists.ExecuteScalarAsync(ct))!) return;

        var quoted = new NpgsqlCommandBuilder().QuoteIdentifier(database);
        await using var create = source.CreateCommand($"create database {quoted} owner register_owner template template0");
        await create.ExecuteNonQueryAsync(ct);
    }

    /// <param name="owner">A connection as <c>register_owner</c>.</param>
    /// <returns>The names of the migrations that were applied now, oldest first.</returns>
    public static async Task<IReadOnlyList<string>> Migrate(string owner, CancellationToken ct)
    {
        if (await IsCurrent(owner, ct)) return [];

        await using var db = Context(owner);
        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        await db.Database.MigrateAsync(ct);
        await Record(owner, pending, ct);
        return pending;
    }

    /// <summary>Fills a new database, and counts what is in it once at the end instead of after each row.</summary>
    /// <param name="owner">A connection as <c>register_owner</c>.</param>
    public static async Task Fill(string owner, Func<Task> fill, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(owner);
        await Counting("DISABLE");
        await fill(); // where this fails, nobody uses what was half filled
        await Counting("ENABLE");
        await using var count = source.CreateCommand("select sec.rebuild_counts()");
        count.CommandTimeout = 0; // counts everything: a hundred thousand incidents take longer than any request may
        await count.ExecuteNonQueryAsync(ct);

        async Task Counting(string turned)
        {
            await using var command = source.CreateCommand(Sql("counts_switch.sql").Replace("{switch}", turned, StringComparison.Ordinal));
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>Makes the model that EF Core keeps from then on; whoever comes first waits about a second for it.</summary>
    public static void MakeModel()
    {
        using var db = Context("Host=nobody-is-asked");
        _ = db.Model;
    }

    internal static RegisterDbContext Context(string connection) => new(new DbContextOptionsBuilder<RegisterDbContext>()
        .ConfigureWarnings(RegisterDbContext.Warnings)
        .UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(Assembly.GetExecutingAssembly().GetName().Name))
        .Options);

    internal static string Sql(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"No SQL file {file} in the migrations.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>One plain query, because the whole machinery of migrations takes most of a second to find nothing to do.</summary>
    private static async Task<bool> IsCurrent(string owner, CancellationToken ct)
    {
        var known = Assembly.GetExecutingAssembly().GetTypes()
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToList();
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var exists = new NpgsqlCommand("""select to_regclass('public."__EFMigrationsHistory"') is not null""", connection);
        if (!(bool)(await exists.ExecuteScalarAsync(ct))!) return false;

        await using var last = new NpgsqlCommand("""select count(*) from "__EFMigrationsHistory" where "MigrationId" = any($1)""", connection);
        last.Parameters.AddWithValue(known);
        return (long)(await last.ExecuteScalarAsync(ct))! == known.Count;
    }

    private static async Task Record(string owner, List<string> applied, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(ct);
        await using var append = new NpgsqlCommand("select audit.append('owner', 'migrate', 'schema', null, $1, $2)", connection);
        append.Parameters.AddWithValue(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        append.Parameters.AddWithValue(string.Join('\n', applied));
        await append.ExecuteNonQueryAsync(ct);
    }
}

internal static class SqlFiles
{
    /// <summary>Runs a file of <c>Sql/</c> as it stands.</summary>
    public static void Run(this MigrationBuilder migration, string file) => migration.Sql(Schema.Sql(file));

    /// <summary>
    /// The tables of Quartz as its package brings them, in the schema <c>quartz</c>. Its script makes what is missing and
    /// changes nothing else, so a newer package needs a migration of its own that runs it again.
    /// </summary>
    public static void RunQuartz(this MigrationBuilder migration)
    {
        using var stream = typeof(Quartz.IScheduler).Assembly
            .GetManifestResourceStream("Quartz.Impl.AdoJobStore.Schema.create_postgres.sql")
            ?? throw new InvalidOperationException("The package of Quartz holds no schema for PostgreSQL.");
        using var reader = new StreamReader(stream);
        migration.Sql(reader.ReadToEnd()
            .Replace("{0}", "quartz.qrtz_", StringComparison.Ordinal).Replace("{1}", "qrtz_", StringComparison.Ordinal));
    }
}
