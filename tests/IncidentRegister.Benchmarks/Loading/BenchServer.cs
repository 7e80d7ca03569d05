using IncidentRegister.Local;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>
/// The benchmark's own PostgreSQL, with the settings that a local register has, but for memory as a server of that size has
/// it, and a log that statements can be read from. It ends with this program.
/// </summary>
internal sealed class BenchServer : IDisposable
{
    private static readonly string[] Settings =
    [
        "logging_collector=on", "log_destination=jsonlog", "log_rotation_size=0",
        "log_error_verbosity=default", // parameters are details
        "shared_buffers=2GB",
    ];

    private readonly LocalPostgres postgres;

    private BenchServer(LocalPostgres postgres) => this.postgres = postgres;

    /// <summary>Holds the data of benchmarks; below the checkout's own local folder.</summary>
    public static string Folder => Path.Combine(LocalFolder.Find(AppContext.BaseDirectory), "bench");

    public static BenchServer Start() => new(LocalPostgres.Start(new LocalPostgresOptions(Folder) { Settings = Settings }, Console.WriteLine));

    /// <summary>As the superuser, whom no policy stops.</summary>
    public string Superuser(string database) => postgres.ConnectionString("postgres", database);

    /// <summary>As the application connects.</summary>
    public string App(string database) => postgres.ConnectionString("register_app", database);

    public string Owner(string database) => postgres.ConnectionString("register_owner", database);

    public async Task<NpgsqlConnection> Open(string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(Superuser(database) + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync(ct);
        return connection;
    }

    public async Task Run(string database, string sql, CancellationToken ct)
    {
        await using var connection = await Open(database, ct);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task<T> Ask<T>(string database, string sql, CancellationToken ct)
    {
        await using var connection = await Open(database, ct);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(ct))!;
    }

    public void Dispose() => postgres.Dispose();
}
