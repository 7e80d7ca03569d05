using Npgsql;

namespace IncidentRegister.IntegrationTests.Support;

/// <summary>Holds what the database keeps against what it makes anew.</summary>
internal static class Rebuilt
{
    /// <param name="rows">Selects each kept row as a text.</param>
    /// <param name="rebuild">Makes all of them anew.</param>
    public static async Task IsTheSame(Register register, string rows, string rebuild)
    {
        await using var connection = new NpgsqlConnection(register.Database.As("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        async Task<object?> Ask(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }

        var before = (string[])(await Ask($"select array({rows} order by 1)"))!;
        await Ask(rebuild);

        Assert.NotEmpty(before);
        Assert.Equal(before, (string[])(await Ask($"select array({rows} order by 1)"))!);
    }
}
