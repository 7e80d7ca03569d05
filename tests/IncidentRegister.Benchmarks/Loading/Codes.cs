using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>The words that the register was seeded with, for rows to point at.</summary>
internal sealed class Codes
{
    private readonly Dictionary<string, List<string>> terms = [];

    private Codes() { }

    public IReadOnlyList<Guid> Parties { get; private init; } = [];
    public IReadOnlyList<string> Measures { get; private init; } = [];

    /// <summary>Codes of one vocabulary, in its order.</summary>
    public IReadOnlyList<string> this[string vocabulary] => terms[vocabulary];

    public static async Task<Codes> Read(NpgsqlConnection connection, CancellationToken ct)
    {
        var codes = new Codes
        {
            Parties = await List<Guid>(connection, "select id from parties order by key", ct),
            Measures = await List<string>(connection, "select code from strategy_measures order by code", ct),
        };
        await using var command = new NpgsqlCommand(
            "select vocabulary, code from terms where deprecated_at is null order by vocabulary, \"order\", code", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!codes.terms.TryGetValue(reader.GetString(0), out var list)) codes.terms[reader.GetString(0)] = list = [];
            list.Add(reader.GetString(1));
        }

        return codes;
    }

    private static async Task<List<T>> List<T>(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var list = new List<T>();
        while (await reader.ReadAsync(ct)) list.Add(reader.GetFieldValue<T>(0));
        return list;
    }
}
