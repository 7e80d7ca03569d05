using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Search;

/// <summary>
/// How many rows a search reads is counted by the database itself, while the request role calls the function: a function
/// with its own rights cannot be explained by who calls it.
/// </summary>
public class SearchIndexTests(SearchIndexTests.Many many) : IClassFixture<SearchIndexTests.Many>
{
    private const int Times = 10; // often enough to meet the plan that is kept for later calls as well

    [Theory]
    [InlineData("incident_search", "select count(*) from sec.search_incidents('needle17', 25)", 1, 1)]
    [InlineData("incident_search", "select count(*) from sec.search_incidents('common', 25)", 25, 1000)]
    [InlineData("statement_search", "select count(*) from sec.search_statements('needle17', 25)", 1, 1)]
    [InlineData("statement_search", "select count(*) from sec.search_statements('common', 25)", 25, 1000)]
    public async Task A_search_reads_the_rows_that_it_finds_and_a_thousand_at_most(string table, string sql, long found, long rows)
    {
        var before = await RowsRead(table);

        var result = await AsLiaison(Enumerable.Repeat(sql, Times));
        var read = await RowsRead(table) - before;

        Assert.Equal(found, result);
        Assert.InRange(read, Times * found, (Times * rows) + 100); // a few for whoever else looks at the table
    }

    private async Task<long> RowsRead(string table)
    {
        await using var source = NpgsqlDataSource.Create(many.Register.Database.As("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(
            $"select coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables where relname = '{table}'");
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

    /// <summary>20,000 incidents and as many paragraphs; every thousandth has its own needle.</summary>
    public sealed class Many : IAsyncLifetime
    {
        /// <summary>Forty words of four thousand, so that a row is about as long as it is in life.</summary>
        private const string Words = """
            'common needle' || case when n % 1000 = 0 then (n / 1000)::text else 'less' end
              || (select string_agg(' word' || (n * 31 + k * 7) % 4000, '') from generate_series(1, 40) k)
            """;

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
                    'title', 'common word ' || n, 'account', {Words})) r
                  where i.id = '{model.Id}';
                insert into statements (id, reference, title, kind, issued_on, date_basis, language, recorded_at, author_id)
                  values ('{Guid.Empty}', 'STM-2026-00001', 'A long one', 'report', 'XXXX', 'printed', 'en', now(), '{model.AuthorId}');
                insert into statement_versions (id, statement_id, number, extent, language, sha256, media_type, taken_at)
                  values ('{Guid.Empty}', '{Guid.Empty}', 1, 'whole', 'en', '', 'text/plain', now());
                insert into paragraphs (version_id, number, text)
                  select '{Guid.Empty}', n, {Words} from generate_series(1, 20000) n;
                analyze sec.incident_search; analyze sec.statement_search;
                """);
            await fill.ExecuteNonQueryAsync();
        }

        public Task DisposeAsync() => Register.DisposeAsync();
    }
}
