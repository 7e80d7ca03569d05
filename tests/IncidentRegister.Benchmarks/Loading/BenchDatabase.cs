using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>
/// A database with so many incidents. It is kept for the next run while schema, seeds and loader stay as they are, since
/// loading takes longer than measuring.
/// </summary>
internal sealed class BenchDatabase(BenchServer server, int incidents)
{
    /// <summary>To be raised when other rows are loaded than before.</summary>
    private const int LoaderEdition = 5;

    /// <summary>What stands behind the name of a database until all of it is loaded.</summary>
    public const string Unfinished = "_unfinished";

    /// <summary>Row security would stop COPY's own checks, and each GIN index costs more row by row than at once.</summary>
    private const string BeforeLoading = """
        set session_replication_role = replica;
        set synchronous_commit = off;
        set maintenance_work_mem = '256MB';
        alter table incidents enable always trigger incidents_index;
        alter table paragraphs enable always trigger paragraphs_index;
        create temp table set_aside as select indexname, indexdef from pg_indexes
          where schemaname = 'sec' and tablename in ('incident_search', 'statement_search') and indexdef like '%USING gin%';
        do $$ declare one text; begin
          for one in select indexname from set_aside loop execute format('drop index sec.%I', one); end loop;
        end $$;
        """;

    private const string AfterLoading = """
        do $$ declare one text; begin
          for one in select indexdef from set_aside loop execute one; end loop;
        end $$;
        alter table incidents enable trigger incidents_index;
        alter table paragraphs enable trigger paragraphs_index;
        """;

    /// <summary>One open case in twenty is marked, as if it had been compared.</summary>
    private const string MarkDuplicates = """
        insert into possible_duplicates select d.id, d.other from (
          select id, lead(id) over (order by id) as other from incidents
            where status in ('submitted', 'in-review', 'needs-information') and handling in ('amber', 'green', 'clear')
              and merged_into_id is null and abs(hashtext(reference)) % 20 = 0) d where d.other is not null
        """;

    // What was loaded is dated from here, so that ids and rows are the same while the database is kept.
    private DateTimeOffset end = TimeProvider.System.GetUtcNow();

    public int Incidents => incidents;

    public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"bench_{incidents}_{Edition()}");

    /// <summary>Loads it, unless it stands.</summary>
    /// <param name="wanted">All databases of this run; what earlier runs left besides is dropped.</param>
    public async Task Stand(bool isFresh, IReadOnlyList<BenchDatabase> wanted, CancellationToken ct)
    {
        await DropOthers(isFresh ? [.. wanted.Where(d => d != this)] : wanted, ct);
        if (await server.Ask<bool>("postgres", $"select exists (select from pg_database where datname = '{Name}')", ct))
        {
            end = await server.Ask<DateTime>(Name, "select at from bench.loaded", ct);
            return;
        }

        var watch = Stopwatch.StartNew();
        var name = Name + Unfinished;
        await server.Run("postgres", $"drop database if exists {name} with (force)", ct);
        await Schema.Prepare(server.Superuser("postgres"), name, ct);
        await Schema.Migrate(server.Owner(name) + ";Pooling=false", ct);
        await using (var services = ActingAs.Services(server.App(name) + ";Pooling=false"))
            await new Seed(services).Vocabularies(ct);

        await using (var connection = await server.Open(name, ct))
            await Schema.Fill(server.Owner(name) + ";Pooling=false", () => Load(connection, ct), ct);
        await server.Run(name, "vacuum (analyze)", ct);
        await server.Run("postgres", $"checkpoint; alter database {name} rename to {Name}", ct);

        var size = await server.Ask<string>("postgres", $"select pg_size_pretty(pg_database_size('{Name}'))", ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Loaded {incidents:N0} incidents in {watch.Elapsed.TotalSeconds:F0} s: {size}."));
    }

    /// <summary>References of incidents that a liaison sees in full, spread over all of them.</summary>
    public IReadOnlyList<string> SomeIncidents(int count) =>
    [
        .. Enumerable.Range(0, count).Select(n => Enumerable.Range(n * (incidents / count), incidents / count)
            .Select(i => new MadeIncident(i, incidents, end))
            .First(i => i is { IsForTheLiaison: true, Status: "verified" }).Reference),
    ];

    /// <summary>References of statements in which words are marked.</summary>
    public async Task<IReadOnlyList<string>> SomeStatements(int count, CancellationToken ct)
    {
        await using var connection = await server.Open(Name, ct);
        var made = new MadeStatements(incidents, end, await Codes.Read(connection, ct));
        return [.. Enumerable.Range(0, MadeStatements.Count).Where(MadeStatements.HasPassages)
            .Where(s => s % (MadeStatements.Count / count) == 0).Select(made.Reference)];
    }

    private async Task Load(NpgsqlConnection connection, CancellationToken ct)
    {
        // PostgreSQL keeps microseconds; what is read back must give the same ids.
        end = new DateTimeOffset(end.Ticks - (end.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        await Run(connection, BeforeLoading, ct);
        var (copy, codes) = (new Copy(connection), await Codes.Read(connection, ct));
        await MadePeople.Load(copy, ct);
        await new MadeIncidents(incidents, end, codes).Load(copy, ct);
        await new MadeStatements(incidents, end, codes).Load(copy, ct);
        await using (var reading = await server.Open(Name + Unfinished, ct)) await MadeTerms.Load(reading, copy, ct);
        await Run(connection, AfterLoading, ct);
        await Run(connection, MarkDuplicates, ct);
        await Run(connection, "analyze", ct); // what counts it all next is planned by what is there
        await Run(connection, "create schema bench; create table bench.loaded (at timestamptz)", ct);
        await using var note = new NpgsqlCommand("insert into bench.loaded values ($1)", connection);
        note.Parameters.AddWithValue(end);
        await note.ExecuteNonQueryAsync(ct);
    }

    private async Task DropOthers(IReadOnlyList<BenchDatabase> kept, CancellationToken ct)
    {
        var there = await server.Ask<string>(
            "postgres", "select coalesce(string_agg(datname, ','), '') from pg_database where datname like 'bench\\_%'", ct);
        foreach (var name in there.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(kept.SelectMany(d => new[] { d.Name, MadeLedger.NameFor(d) })))
            await server.Run("postgres", $"drop database {name} with (force)", ct);
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Another one as soon as schema or seeds are compiled from another text.</summary>
    private static string Edition()
    {
        var schema = typeof(Schema).Module.ModuleVersionId;
        var seeds = typeof(Seed).Module.ModuleVersionId;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{LoaderEdition}|{schema}|{seeds}")))[..8];
    }
}
