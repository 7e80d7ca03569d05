using IncidentRegister.Local;
using IncidentRegister.Migrations;
using Npgsql;

namespace IncidentRegister.Tests.Support;

/// <summary>
/// A fresh, migrated database on a real PostgreSQL, copied from a template that is made once per test process. The server
/// is the register's own local one, in a folder for tests, without the care for a power cut that data deserves.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string[] Careless =
        ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300", "shared_buffers=256MB"];

    private static readonly Lazy<LocalPostgres> Server = new(() => LocalPostgres.Start(
        new LocalPostgresOptions(Path.Combine(LocalFolder.Find(AppContext.BaseDirectory), "tests")) { Settings = Careless }, _ => { }));

    private static readonly string Template = NewName("template");
    private static readonly Lazy<Task> Prepared = new(Prepare);

    private TestDatabase(string name) => Name = name;

    public string Name { get; }
    public string App => As("register_app");
    public string Owner => As("register_owner");

    /// <param name="template">Another database to copy; nobody may be connected to it.</param>
    public static async Task<TestDatabase> Create(string? template = null)
    {
        await Prepared.Value;
        var database = new TestDatabase(NewName("test"));
        await Run($"create database {database.Name} owner register_owner template {template ?? Template}");
        return database;
    }

    public string As(string role) => Server.Value.ConnectionString(role, Name) + ";Maximum Pool Size=40";

    /// <summary>Breaks every connection to this database, as a restart of the server would.</summary>
    public async Task Interrupt()
    {
        await Run($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Name}'");
        await using var connection = new NpgsqlConnection(As("postgres"));
        NpgsqlConnection.ClearPool(connection); // tests look behind the scenes over new ones
    }

    /// <summary>Refuses new connections until <see cref="Open"/>, and breaks the present ones.</summary>
    public async Task Close()
    {
        await Run($"alter database {Name} allow_connections false");
        await Interrupt();
    }

    public Task Open() => Run($"alter database {Name} allow_connections true");

    /// <summary>Runs SQL in this database as a role that nothing stops.</summary>
    public async Task RunAsSuperuser(string sql)
    {
        await using var connection = new NpgsqlConnection(As("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs SQL in a transaction that stays open until it is disposed, and is then rolled back.</summary>
    public async Task<IAsyncDisposable> Begin(string sql)
    {
        var connection = new NpgsqlConnection(As("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"begin; {sql}", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The columns of a table that somebody writes, and the database does not make, for a statement that copies rows.</summary>
    public async Task<string> Columns(string table)
    {
        await using var source = NpgsqlDataSource.Create(Owner + ";Pooling=false");
        await using var query = source.CreateCommand("""
            select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
              where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """);
        query.Parameters.AddWithValue(table);
        return (string)(await query.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync() => await Run($"drop database if exists {Name} with (force)");

    private static async Task Prepare()
    {
        var superuser = Server.Value.ConnectionString("postgres", "postgres");
        foreach (var left in await LeftBehind()) await Run($"drop database if exists {left} with (force)");
        await Schema.Prepare(superuser, Template, CancellationToken.None);
        var owner = Server.Value.ConnectionString("register_owner", Template);
        await Schema.Migrate(owner, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Run($"drop database if exists {Template} with (force)").GetAwaiter().GetResult();
    }

    private static string NewName(string kind) => $"{kind}_{Environment.ProcessId}_{Guid.NewGuid():N}"[..40];

    /// <summary>Of test processes that were killed: their number is no longer a process.</summary>
    private static async Task<List<string>> LeftBehind()
    {
        await using var connection = new NpgsqlConnection(Server.Value.ConnectionString("postgres", "postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select datname from pg_database where datname ~ '^(template|test)_[0-9]+_'", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return [.. names.Where(n => !Directory.Exists($"/proc/{n.Split('_')[1]}"))];
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.Value.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
