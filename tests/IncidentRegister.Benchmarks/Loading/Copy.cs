using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Loads rows by binary COPY, with the types that the table itself has.</summary>
internal sealed class Copy(NpgsqlConnection connection)
{
    /// <param name="table">With its schema where that is not <c>public</c>.</param>
    /// <param name="columns">Separated by a space, in the order of the values.</param>
    /// <returns>How many rows went in.</returns>
    public async Task<ulong> Into(string table, string columns, IEnumerable<object?[]> rows, CancellationToken ct)
    {
        var names = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var types = await Types(table, ct);
        var quoted = string.Join(", ", names.Select(n => $"\"{n}\""));

        await using var import = await connection.BeginBinaryImportAsync($"copy {table} ({quoted}) from stdin (format binary)", ct);
        import.Timeout = TimeSpan.FromMinutes(30);
        foreach (var row in rows)
        {
            await import.StartRowAsync(ct);
            for (var at = 0; at < names.Length; at++)
                if (row[at] is { } value) await import.WriteAsync(value, types[names[at]], ct);
                else await import.WriteNullAsync(ct);
        }

        return await import.CompleteAsync(ct);
    }

    private async Task<Dictionary<string, string>> Types(string table, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            select attname, format_type(atttypid, null) from pg_attribute
              where attrelid = $1::regclass and attnum > 0 and not attisdropped
            """, connection);
        command.Parameters.AddWithValue(table);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var types = new Dictionary<string, string>();
        while (await reader.ReadAsync(ct)) types.Add(reader.GetString(0), reader.GetString(1));
        return types;
    }
}
