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

    /// <summary>Where this system keeps files in memory.</summary>
    private const string Memory = "/dev/shm";

    private const long MemoryAtLeast = 2L * 1024 * 1024 * 1024;

    private static readonly string Template = NewName("template");
    private static string tablespace = "pg_default";
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
        await Run($"create database {database.Name} owner register_owner template {template ?? Template} tablespace {tablespace}");
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
        foreach (var left in await LeftBehind("select datname from pg_database where datname ~ '^(template|test)_[0-9]+_'"))
            await Run($"drop database if exists {left} with (force)");
        foreach (var left in await LeftBehind("select spcname from pg_tablespace where spcname ~ '^memory_[0-9]+_'"))
            await Drop(left);
        await Schema.Prepare(superuser, Template, CancellationToken.None);
        var owner = Server.Value.ConnectionString("register_owner", Template);
        await Schema.Migrate(owner, CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        if (Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > MemoryAtLeast) await UseMemory();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Leave().GetAwaiter().GetResult();
    }

    /// <summary>
    /// A copy is eight hundred files. A disk takes a second to make them where as many were just removed, memory a fifth of
    /// that. The server makes the folder, so that it is its own.
    /// </summary>
    private static async Task UseMemory()
    {
        var name = NewName("memory");
        var folder = Path.Combine(Memory, $"incident-register-{name}");
        await Run($"copy (select where false) to program 'mkdir -m 700 {folder}'");
        await Run($"create tablespace {name} location '{folder}'");
        tablespace = name;
    }

    private static async Task Leave()
    {
        foreach (var own in await Names($"select datname from pg_database where datname ~ '^(template|test)_{Environment.ProcessId}_'"))
            await Run($"drop database if exists {own} with (force)");
        if (tablespace.StartsWith("memory_", StringComparison.Ordinal)) await Drop(tablespace);
    }

    private static async Task Drop(string memory)
    {
        await Run($"drop tablespace if exists {memory}");
        await Run($"copy (select where false) to program 'rm -rf {Path.Combine(Memory, $"incident-register-{memory}")}'");
    }

    private static string NewName(string kind) => $"{kind}_{Environment.ProcessId}_{Guid.NewGuid():N}"[..40];

    /// <summary>Of test processes that were killed: their number is no longer a process.</summary>
    private static async Task<List<string>> LeftBehind(string sql) =>
        (await Names(sql)).FindAll(n => !Directory.Exists($"/proc/{n.Split('_')[1]}"));

    private static async Task<List<string>> Names(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.Value.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }

    private static async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Server.Value.ConnectionString("postgres", "postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        await command.ExecuteNonQueryAsync();
    }
}
