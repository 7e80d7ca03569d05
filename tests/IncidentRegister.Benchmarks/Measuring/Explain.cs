using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>
/// What the database does for each statement of a request, as the role and in the context that the application has: the
/// place to look when a page is slow.
/// </summary>
internal static class Explain
{
    private const string ContextMark = "set_config";

    public static async Task Write(TextWriter file, string page, string connectionString, IReadOnlyList<SentGroup> request, CancellationToken ct)
    {
        await file.WriteLineAsync($"==== {page}");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(ct);
        foreach (var group in request)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            foreach (var statement in group.Statements)
            {
                await file.WriteLineAsync($"---- {statement.Text}");
                if (statement.Parameters.Count > 0) await file.WriteLineAsync($"---- {string.Join(" | ", statement.Parameters)}");
                foreach (var line in await Plan(connection, statement, ct)) await file.WriteLineAsync(line);
            }
        }

        await file.WriteLineAsync();
    }

    private static async Task<List<string>> Plan(NpgsqlConnection connection, SentStatement statement, CancellationToken ct)
    {
        // What is set must be set and not only explained; and there is nothing to learn about it.
        var isSetting = statement.Text.Contains(ContextMark, StringComparison.Ordinal) || statement.Text.StartsWith("set ", StringComparison.OrdinalIgnoreCase);
        await using var command = new NpgsqlCommand(isSetting ? statement.Text : "explain (analyze, buffers) " + statement.Text, connection);
        foreach (var value in statement.Parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });

        await using var reader = await command.ExecuteReaderAsync(ct);
        var lines = new List<string>();
        while (await reader.ReadAsync(ct)) lines.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return lines;
    }
}
