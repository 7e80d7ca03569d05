using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace IncidentRegister.Cli.Commands;

/// <summary>Gives roles the passwords that the connections use, so that each stands in one place.</summary>
internal static class RolePasswords
{
    /// <param name="connections">One that has no password leaves its role as it is.</param>
    [SuppressMessage("Security", "CA2100", Justification = "The server itself quotes both values; ALTER ROLE takes no parameters.")]
    public static async Task Set(string superuser, IEnumerable<string> connections, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(superuser);
        foreach (var connection in connections.Select(c => new NpgsqlConnectionStringBuilder(c)))
        {
            if (string.IsNullOrEmpty(connection.Password) || connection.Username is null) continue;

            await using var quote = source.CreateCommand("select format('alter role %I password %L', $1, $2)");
            quote.Parameters.AddWithValue(connection.Username);
            quote.Parameters.AddWithValue(connection.Password);
            await using var alter = source.CreateCommand((string)(await quote.ExecuteScalarAsync(ct))!);
            await alter.ExecuteNonQueryAsync(ct);
        }
    }
}
