using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>How many rows of the index are read, the database counts itself, while the request role looks for candidates.</summary>
public class CandidateIndexTests(CandidateIndexTests.Many many) : IClassFixture<CandidateIndexTests.Many>
{
    private const int Times = 10; // often enough to meet the plan that is kept for later calls as well

    private const string Incidents = "select count(*) from sec.incidents_of_terms(";
    private const string Statements = "select count(*) from sec.statements_of_terms(";

    [Theory]
    [InlineData("incident_terms", Incidents + "'{7}', '{1}', '{-infinity}', '{infinity}', '{24}', 200)", 24, 24)]
    [InlineData("incident_search", Incidents + "'{7}', '{1}', '{-infinity}', '{infinity}', '{24}', 200)", 24, 24)]
    [InlineData("incident_terms", Incidents + "'{7}', '{1}', '{2020-01-01}', '{2020-01-05}', '{24}', 200)", 10, 10)]
    [InlineData("incident_terms", Incidents + "'{1000017}', '{1}', '{-infinity}', '{infinity}', '{24}', 200)", 1, 1)]
    [InlineData("incident_terms", Incidents + "'{0}', '{1}', '{-infinity}', '{infinity}', '{24}', 200)", 0, 0)]
    [InlineData("statement_terms", Statements + "'{7}', '{1}', '{-infinity}', '{24}', '{}', 100)", 24, 24)]
    public async Task What_all_share_costs_what_is_taken_of_it(string table, string sql, long found, long rows)
    {
        var before = await RowsRead(table);

        var result = await AsLiaison(Enumerable.Repeat(sql, Times));
        var read = await RowsRead(table) - before;

        Assert.Equal(found, result);
        Assert.InRange(read, 0, (Times * rows * 2) + 100); // a few for whoever else looks at the table
    }

    private async Task<long> RowsRead(string table)
    {
        await using var source = NpgsqlDataSource.Create(many.Register.Database.As("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand($"""
            select coalesce(t.seq_tup_read, 0) + coalesce((select sum(i.idx_tup_read) from pg_stat_user_indexes i where i.relid = t.relid), 0)::bigint
              from pg_stat_user_tables t where t.relname = '{table}'
            """);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>In one session, whose counters are told to the others before it ends.</summary>
    private async Task<long> AsLiaison(IEnumerable<string> statements)
    {
        var liaison = many.Register.People.Liaison;
        await using var connection = new NpgsqlConnection(many.Register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        long last = 0;
        foreach (var sql in statements.Prepend($"select 0 from set_config('app.context', '{liaison.Id}|{liaison.OrganisationId}|liaison', false)")
            .Append("select 0 from pg_stat_force_next_flush()"))
        {
            await using var command = new NpgsqlCommand(sql, connection);
            var result = Convert.ToInt64(await command.ExecuteScalarAsync());
            if (sql.StartsWith("select count", StringComparison.Ordinal)) last = result;
        }

        return last;
    }

    /// <summary>20,000 incidents and versions of one a day, all with one term, and each with one of its own.</summary>
    public sealed class Many : IAsyncLifetime
    {
        public Register Register { get; } = new();

        public async Task InitializeAsync()
        {
            await Register.InitializeAsync();
            var model = await Register.Submit(Register.People.Ana);
            await using var source = NpgsqlDataSource.Create(Register.Database.As("postgres") + ";Pooling=false;Command Timeout=300");
            var columns = await Register.Database.Columns("incidents");
            await using var fill = source.CreateCommand($"""
                alter table incidents disable trigger incidents_counts_new; -- one after another they take minutes
                insert into incidents ({columns}) select {string.Join(", ", columns.Split(", ").Select(c => $"r.{c}"))} from incidents i, generate_series(1, 20000) n,
                  lateral jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'reference', 'INC-2025-' || lpad(n::text, 5, '0'),
                    'occurred_from', date '2020-01-05' - n % 10000)) r
                  where i.id = '{model.Id}';
                insert into sec.incident_terms select 7, occurred_from, id, true from incidents where reference like 'INC-2025-%';
                insert into sec.incident_terms select 1000000 + right(reference, 5)::int, occurred_from, id, true from incidents where reference like 'INC-2025-%';
                insert into sec.statement_terms select 7, date '2020-01-05' - n, gen_random_uuid() from generate_series(1, 20000) n;
                analyze sec.incident_terms; analyze sec.statement_terms; analyze sec.incident_search;
                """);
            await fill.ExecuteNonQueryAsync();
        }

        public Task DisposeAsync() => Register.DisposeAsync();
    }
}
