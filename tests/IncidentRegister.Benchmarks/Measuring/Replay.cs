using Npgsql;
using NpgsqlTypes;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>
/// Sends the same statements with the same parameters once more, through nothing but the driver, and reads every value
/// that comes back. Transactions are transactions again, with the context as their first statement, as it was.
/// </summary>
internal sealed class Replay(string connectionString, IReadOnlyList<IReadOnlyList<SentGroup>> requests) : IAsyncDisposable
{
    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(connectionString);

    /// <summary>Round trips of a request, not counting that the driver sends BEGIN with what follows.</summary>
    public double Statements => requests.Average(r => r.Sum(g => g.Statements.Count + (g.IsTransaction ? 1 : 0)));

    /// <returns>False where the server gave up, as it does on what takes too long.</returns>
    public async Task<bool> Send(int turn, CancellationToken ct)
    {
        try
        {
            await SendAll(turn, ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task SendAll(int turn, CancellationToken ct)
    {
        foreach (var group in requests[turn % requests.Count])
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            await using var transaction = group.IsTransaction ? await connection.BeginTransactionAsync(ct) : null;
            foreach (var statement in group.Statements) await Read(connection, statement, ct);
            if (transaction is not null) await transaction.CommitAsync(ct);
        }
    }

    private static async Task Read(NpgsqlConnection connection, SentStatement statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement.Text, connection);
        foreach (var value in statement.Parameters)
            command.Parameters.Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Unknown });

        await using var reader = await command.ExecuteReaderAsync(ct);
        var values = new object[reader.FieldCount];
        while (await reader.ReadAsync(ct)) reader.GetValues(values);
    }
}
