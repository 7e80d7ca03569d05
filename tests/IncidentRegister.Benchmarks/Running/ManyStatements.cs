using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Seeds;
using Npgsql;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>Incidents against fifty thousand statements of 2 KB, in a copy of a database that is dropped afterwards.</summary>
internal static class ManyStatements
{
    public const int Count = 50_000;

    /// <summary>So many are different; the others are the same again, years apart.</summary>
    private const int Texts = 5_000;
    private const int Characters = 2000;
    private const int Days = 3 * 365;
    private const int WarmUps = 10;
    private const int Asked = 60;
    private const string Name = "bench_mentions";

    private const string BeforeLoading = """
        set session_replication_role = replica;
        set synchronous_commit = off;
        set maintenance_work_mem = '256MB';
        alter table paragraphs enable always trigger paragraphs_index;
        drop index sec.ix_statement_search_words;
        """;

    private const string AfterLoading = """
        create index ix_statement_search_words on sec.statement_search using gin (words) with (fastupdate = off);
        alter table paragraphs enable trigger paragraphs_index;
        """;

    /// <returns>Milliseconds that half of the incidents took at most.</returns>
    public static async Task<double> Measure(BenchServer server, BenchDatabase like, CancellationToken ct)
    {
        NpgsqlConnection.ClearAllPools();
        await server.Run("postgres", $"drop database if exists {Name} with (force); create database {Name} owner register_owner template {like.Name}", ct);
        try
        {
            var watch = Stopwatch.StartNew();
            await Load(server, ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nLoaded {Count:N0} statements in {watch.Elapsed.TotalSeconds:F0} s."));
            return await Ask(server, like, ct);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await server.Run("postgres", $"drop database if exists {Name} with (force)", CancellationToken.None);
        }
    }

    private static async Task<double> Ask(BenchServer server, BenchDatabase like, CancellationToken ct)
    {
        await using var services = ActingAs.Services(server.App(Name));
        var references = like.SomeIncidents(WarmUps + Asked);
        var ids = await server.Ask<Guid[]>(Name, $"select array(select id from incidents where reference in ('{string.Join("','", references)}'))", ct);
        var answers = new List<(double Candidates, double Whole, int Read, int Suggestions)>();
        foreach (var id in ids) answers.Add(await Ask(services, id, ct));

        answers.RemoveRange(0, WarmUps);
        var (candidates, whole) = (MentionsBenchmark.Percentiles(answers.Select(a => a.Candidates)), MentionsBenchmark.Percentiles(answers.Select(a => a.Whole)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            an incident against {Count:N0} statements: candidates p50 {candidates.P50:F1} ms, p99 {candidates.P99:F1} ms; with the finder p50 {whole.P50:F1} ms, p99 {whole.P99:F1} ms
            {answers.Average(a => a.Read):F0} statements read, {answers.Average(a => a.Suggestions):F1} suggestions; load average {Machine.LoadAverage()}
            """));
        return whole.P50;
    }

    private static async Task<(double Candidates, double Whole, int Read, int Suggestions)> Ask(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var (incident, statements) = await Reading.As(services, MentionsBenchmark.Liaison, async db =>
        {
            var sketch = (await new IncidentSketches(db, MentionsBenchmark.Liaison).Of([id], ct))[0];
            return (sketch, await new CandidateStatements(db).For(sketch, ct));
        }, ct);
        var found = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, [incident]));
        var suggestions = statements.Sum(s => finder.Find(s.Sketch).Count);
        return (found, Stopwatch.GetElapsedTime(began).TotalMilliseconds, statements.Count, suggestions);
    }

    private static async Task Load(BenchServer server, CancellationToken ct)
    {
        var end = TimeProvider.System.GetUtcNow();
        var words = new SpokenWords(await MentionsBenchmark.Names(server, Name, ct), DateOnly.FromDateTime(end.UtcDateTime));
        var texts = Enumerable.Range(0, Texts).Select(n => words.Of(100_000 + n, Characters)).ToList();
        var terms = texts.AsParallel().AsOrdered().Select((text, n) =>
            CandidateTerms.Standard.Of(new StatementSketch(string.Join('\n', text), Day(end, n), "en", null, "A statement"))).ToList();
        await using var connection = await server.Open(Name, ct);
        var copy = new Copy(connection);
        var numbers = Enumerable.Range(0, Count);
        await Run(connection, BeforeLoading, ct);
        await copy.Into("statements", "id reference title kind issued_on issued_from date_basis language recorded_at author_id",
            numbers.Select(n => new object?[]
            {
                Id(end, Row.Statement, n), Draw.Reference("STX", 2026, n), "A statement", "report", $"{Day(end, n):yyyy-MM-dd}", Day(end, n),
                "printed", "en", end, MadePeople.Liaison(n),
            }), ct);
        await copy.Into("statement_versions", "id statement_id number extent language sha256 media_type taken_at", numbers.Select(n => new object?[]
        {
            Id(end, Row.Version, n), Id(end, Row.Statement, n), 1, "whole", "en", SHA256.HashData(Encoding.UTF8.GetBytes(texts[n % Texts][0])),
            "text/plain", end,
        }), ct);
        await copy.Into("paragraphs", "version_id number text", numbers.SelectMany(n => texts[n % Texts].Select(
            (text, at) => new object?[] { Id(end, Row.Version, n), at + 1, text })), ct);
        await copy.Into("sec.statement_terms", "term issued_on version_id", numbers.SelectMany(n => terms[n % Texts].Select(
            term => new object?[] { term, Day(end, n), Id(end, Row.Version, n) })), ct);
        await Run(connection, AfterLoading, ct);
        await Run(connection, "vacuum (analyze) sec.statement_terms, sec.statement_search, paragraphs, statement_versions, statements", ct);
    }

    private static DateOnly Day(DateTimeOffset end, int n) => DateOnly.FromDateTime(end.UtcDateTime).AddDays(-(n * 37 % Days));

    private static Guid Id(DateTimeOffset end, Row kind, int n) => Draw.Id(end, kind, 1_000_000 + n);

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        foreach (var statement in sql.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
