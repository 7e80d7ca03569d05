using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Seeds;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// A statement against all incidents, and an incident against all statements: candidates from the database, then the
/// finder, beside the same SQL sent by the driver alone.
/// </summary>
internal static class MentionsBenchmark
{
    private const int Characters = 6000;
    private const int Captured = 8;
    private const int WarmUps = 30;
    private const int Asked = 120;

    private const double MostForStatement = 60;
    private const double MostGrowth = 2;
    private const double MostForIncident = 1000;

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine("A statement of 6 KB against all incidents, in this process, one after another; one core does the work of each moment.");
        using var server = BenchServer.Start();
        var databases = wanted.Sizes.Select(size => new BenchDatabase(server, size)).ToList();
        foreach (var database in databases) await database.Stand(wanted.IsFresh, databases, ct);

        var rows = new List<(int Incidents, double Whole)>();
        foreach (var database in databases) rows.Add((database.Incidents, await Statements(server, database, wanted, ct)));
        var incident = await ManyStatements.Measure(server, databases[0], ct);

        Console.WriteLine();
        foreach (var (incidents, whole) in rows)
            Verdicts.Say(whole <= MostForStatement, $"6 KB against {incidents:N0} incidents: {whole:F1} ms of one core (aim: {MostForStatement} ms)");
        if (rows.Count > 1)
            Verdicts.Say(rows[^1].Whole <= MostGrowth * rows[0].Whole,
                $"at {rows[^1].Incidents:N0} that is {rows[^1].Whole / rows[0].Whole:F2} of what it is at {rows[0].Incidents:N0} (aim: {MostGrowth})");
        Verdicts.Say(incident <= MostForIncident, $"an incident against {ManyStatements.Count:N0} statements: p50 {incident:F0} ms (aim: {MostForIncident} ms)");
    }

    public static CurrentUser Liaison { get; } =
        new(MadePeople.Liaison(0), MadePeople.Organisation(MadePeople.Organisations), Role.Liaison, "");

    public static (double P50, double P99) Percentiles(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToList();
        return (sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }

    private static async Task<double> Statements(BenchServer server, BenchDatabase database, Wanted wanted, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var words = new SpokenWords(await Names(server, database.Name, ct), today);
        var before = Machine.Memory(Environment.ProcessId).Now;
        await using var services = ActingAs.Services(server.App(database.Name));
        for (var turn = 0; turn < WarmUps; turn++) await Ask(services, Statement(words, turn, today), ct);

        var asked = new List<Answer>();
        var spent = await Spent(services, ct);
        for (var turn = 0; turn < Asked; turn++) asked.Add(await Ask(services, Statement(words, WarmUps + turn, today), ct));
        var processor = (await Spent(services, ct) - spent).TotalMilliseconds / Asked;
        var sent = await Sent(server, database.Name, words, today, ct);
        if (wanted.IsExplained) await Plans(server, database, sent[0], ct);
        var floor = await Floor(server.App(database.Name), sent, ct);

        var whole = Percentiles(asked.Select(a => a.Candidates + a.Engine));
        var (candidates, engine) = (Percentiles(asked.Select(a => a.Candidates)), Percentiles(asked.Select(a => a.Engine)));
        var size = await Size(server, database.Name, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            {database.Incidents:N0} incidents; load average {Machine.LoadAverage()}
                          p50 ms   p99 ms
            candidates  {candidates.P50,8:F1} {candidates.P99,8:F1}   the same SQL alone {floor.P50:F1} ms, ratio {floor.P50 / candidates.P50:F2}
            finder      {engine.P50,8:F1} {engine.P99,8:F1}   {asked.Average(a => a.Count):F0} candidates, {asked.Average(a => a.Suggestions):F0} suggestions
            whole       {whole.P50,8:F1} {whole.P99,8:F1}   {processor:F1} ms of one core, here and in the database, without the waiting for it
            the finder reads {Characters / 1024.0 * 1000 / asked.Average(a => a.Reading):N0} KB/s, once its candidates are ready ({asked.Average(a => a.Engine - a.Reading):F1} ms)
            memory of this process {before} MB before, {Machine.Memory(Environment.ProcessId).Now} MB after; size of the index {size}
            """));
        return processor;
    }

    /// <summary>Processor time of this process and of the connection's own in the database, so far.</summary>
    private static async Task<TimeSpan> Spent(IServiceProvider services, CancellationToken ct)
    {
        var backend = await Reading.As(services, Liaison, db => db.Database.SqlQuery<int>($"select pg_backend_pid() as \"Value\"").SingleAsync(ct), ct);
        return Environment.CpuUsage.TotalTime + Machine.Processor(backend);
    }

    private static StatementSketch Statement(SpokenWords words, int turn, DateOnly today) =>
        new(string.Join('\n', words.Of(turn, Characters)), today, "en", "A coalition", "A statement");

    private static async Task<Answer> Ask(IServiceProvider services, StatementSketch statement, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var incidents = await Reading.As(services, Liaison, db => new CandidateIncidents(db, Liaison).For(statement, ct), ct);
        var found = Stopwatch.GetTimestamp();
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, incidents));
        var ready = Stopwatch.GetTimestamp();
        var suggestions = finder.Find(statement);
        return new Answer(
            Stopwatch.GetElapsedTime(began, found).TotalMilliseconds, Stopwatch.GetElapsedTime(found).TotalMilliseconds,
            Stopwatch.GetElapsedTime(ready).TotalMilliseconds, incidents.Count, suggestions.Count);
    }

    private static async Task<List<IReadOnlyList<SentGroup>>> Sent(
        BenchServer server, string database, SpokenWords words, DateOnly today, CancellationToken ct)
    {
        var capture = new Capture(server, database);
        var sent = new List<IReadOnlyList<SentGroup>>();
        await capture.Begin(ct);
        try
        {
            await using var services = ActingAs.Services(server.App(database) + ";Pooling=false");
            for (var turn = 0; turn < Captured; turn++)
            {
                var statement = Statement(words, turn, today);
                sent.Add(await capture.During(() => Ask(services, statement, ct), ct));
            }
        }
        finally
        {
            await capture.End();
        }

        return sent;
    }

    private static async Task<(double P50, double P99)> Floor(string connection, List<IReadOnlyList<SentGroup>> sent, CancellationToken ct)
    {
        await using var replay = new Replay(connection, sent);
        var times = new List<double>();
        for (var turn = 0; turn < WarmUps + Asked; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await replay.Send(turn, ct);
            if (turn >= WarmUps) times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return Percentiles(times);
    }

    private static async Task Plans(BenchServer server, BenchDatabase database, IReadOnlyList<SentGroup> sent, CancellationToken ct)
    {
        var path = Path.Combine(BenchServer.Folder, $"plans-mentions-{database.Incidents}.txt");
        await using var file = File.CreateText(path);
        await Explain.Write(file, "candidates", server.App(database.Name), sent, ct);
        Console.WriteLine($"The plans of every statement stand in {path}");
    }

    /// <summary>Of parties, and of a few people that one incident each names.</summary>
    public static async Task<IReadOnlyList<string>> Names(BenchServer server, string database, CancellationToken ct) =>
        await server.Ask<string[]>(database, """
            select array(select text from party_names where ordinal = 1 order by text)
              || array(select name from target_identities where naming = 'named' and name is not null order by target_id limit 300)
            """, ct);

    private static Task<string> Size(BenchServer server, string database, CancellationToken ct) => server.Ask<string>(
        database, "select pg_size_pretty(pg_total_relation_size('sec.incident_terms') + pg_total_relation_size('sec.incident_candidates'))", ct);

    /// <param name="Candidates">Milliseconds until they were there.</param>
    /// <param name="Engine">Milliseconds until the suggestions were there, from then on.</param>
    /// <param name="Reading">Of these, the milliseconds in which the text was read.</param>
    private sealed record Answer(double Candidates, double Engine, double Reading, int Count, int Suggestions);
}
