using System.Text.Json;
using IncidentRegister.Benchmarks.Loading;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>
/// Lets the server write down every statement for as long as one request takes, and reads from its log what the
/// application really sent.
/// </summary>
internal sealed class Capture(BenchServer server, string database)
{
    /// <summary>The log is written by another process, which needs a moment.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(100);

    /// <summary>The role that the application connects as.</summary>
    private const string Application = "register_app";

    /// <summary>In the context of statements that no request sends: the mail's own round.</summary>
    private const string Background = "|postman";

    /// <summary>Begins to write statements down. Connections that are open are ended, for they keep the old setting.</summary>
    public Task Begin(CancellationToken ct) => Switch("set log_statement = 'all'", ct);

    public Task End() => Switch("reset log_statement", CancellationToken.None);

    /// <summary>What was sent while the request was answered.</summary>
    public async Task<IReadOnlyList<SentGroup>> During(Func<Task> request, CancellationToken ct)
    {
        var log = Path.Combine(
            await server.Ask<string>(database, "show data_directory", ct),
            await server.Ask<string>(database, "select pg_current_logfile('jsonlog')", ct));
        var before = new FileInfo(log).Length;
        await request();
        await Task.Delay(Settling, ct);

        return [.. Lines(log, before).GroupBy(l => l.Connection)
            .SelectMany(connection => SentSql.Read(connection.Select(l => (l.Message, l.Detail))))
            .Where(group => !IsBackground(group))];
    }

    private static bool IsBackground(SentGroup group) => group.Statements.Any(s => s.Parameters.Any(
        p => p is not null && p.Contains(Background, StringComparison.Ordinal)));

    private static IEnumerable<(int Connection, string Message, string? Detail)> Lines(string log, long from)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = from;
        using var reader = new StreamReader(file);
        while (reader.ReadLine() is { } line)
        {
            using var entry = JsonDocument.Parse(line);
            if (Text(entry, "user") != Application || Text(entry, "message") is not { } message) continue;
            yield return (entry.RootElement.GetProperty("pid").GetInt32(), message, Text(entry, "detail"));
        }
    }

    private static string? Text(JsonDocument entry, string name) =>
        entry.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;

    private async Task Switch(string change, CancellationToken ct)
    {
        await server.Run(database, $"alter role {Application} in database {database} {change}", ct);
        await server.Run(database, $"select pg_terminate_backend(pid) from pg_stat_activity where usename = '{Application}' and datname = '{database}'", ct);
        await Task.Delay(Settling, ct);
    }
}
