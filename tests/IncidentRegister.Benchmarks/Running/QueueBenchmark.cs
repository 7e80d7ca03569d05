using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;
using IncidentRegister.Seeds;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>What a liaison's and a reporter's day asks of the register, request by request, beside the same SQL alone.</summary>
internal static class QueueBenchmark
{
    private const int Captured = 8;
    private const int WarmUps = 30;
    private const int Asked = 200;
    private const double MostGrowth = 1.5;
    private const double MostForDuplicates = 30;

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine("Requests through the whole pipeline in this process, one after another, beside the SQL that they sent, sent again by the driver alone.");
        using var server = BenchServer.Start();
        var databases = wanted.Sizes.Select(size => new BenchDatabase(server, size)).ToList();
        foreach (var database in databases) await database.Stand(wanted.IsFresh, databases, ct);

        var rows = new List<(string Name, int Incidents, double P50)>();
        foreach (var database in databases) rows.AddRange(await Measure(server, database, wanted, ct));
        Judge(rows);
    }

    private static async Task<List<(string Name, int Incidents, double P50)>> Measure(
        BenchServer server, BenchDatabase database, Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            {database.Incidents:N0} incidents; load average {Machine.LoadAverage()}
            request                     p50 ms   p99 ms | sql p50 ms | ratio | statements
            """));
        var cases = new MadeCases(server, database.Name);
        var requests = await QueueRequests.Of(server, database, cases, Captured + WarmUps + Asked, ct);
        await cases.Keep(requests.Steps, ct);
        try
        {
            var sent = await Sent(server, database, requests, ct);
            if (wanted.IsExplained) await Plans(server, database, sent, ct);
            await using var services = ActingAs.Services(server.App(database.Name));
            var rows = new List<(string Name, int Incidents, double P50)>();
            foreach (var request in requests.All)
            {
                await Times(WarmUps, turn => request.Send(services, Captured + turn, ct));
                var times = await Times(Asked, turn => request.Send(services, Captured + WarmUps + turn, ct));
                await using var replay = new Replay(server.App(database.Name), sent[request.Name]);
                await Times(WarmUps, turn => replay.Send(turn, ct));
                var floor = await Times(Asked, turn => replay.Send(turn, ct));
                rows.Add((request.Name, database.Incidents, times.P50));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{request.Name,-25} {times.P50,8:F1} {times.P99,8:F1} | {floor.P50,10:F1} | {floor.P50 / times.P50,5:F2} | {replay.Statements,10:F1}"));
            }

            return rows;
        }
        finally
        {
            await cases.PutBack(CancellationToken.None);
        }
    }

    /// <summary>By the name of the request, what each of its first turns sent.</summary>
    private static async Task<Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>>> Sent(
        BenchServer server, BenchDatabase database, QueueRequests requests, CancellationToken ct)
    {
        var capture = new Capture(server, database.Name);
        var sent = new Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>>();
        await capture.Begin(ct);
        try
        {
            // Without a pool, so that no connection keeps the setting when it is over.
            await using var services = ActingAs.Services(server.App(database.Name) + ";Pooling=false");
            foreach (var request in requests.All)
            {
                var turns = new List<IReadOnlyList<SentGroup>>();
                if (request.CanRepeat) await request.Send(services, 0, ct); // what is read once and then remembered is no part of it
                for (var turn = 0; turn < Captured; turn++)
                {
                    var number = turn;
                    turns.Add(await capture.During(() => request.Send(services, number, ct), ct));
                }

                sent[request.Name] = turns;
            }
        }
        finally
        {
            await capture.End();
        }

        return sent;
    }

    private static async Task Plans(BenchServer server, BenchDatabase database,
        Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>> sent, CancellationToken ct)
    {
        var path = Path.Combine(BenchServer.Folder, $"plans-queue-{database.Incidents}.txt");
        await using var file = File.CreateText(path);
        foreach (var (name, turns) in sent) await Explain.Write(file, name, server.App(database.Name), turns[^1], ct);
        Console.WriteLine($"The plans of every statement stand in {path}");
    }

    private static async Task<(double P50, double P99)> Times(int count, Func<int, Task> ask)
    {
        var times = new double[count];
        for (var turn = 0; turn < count; turn++)
        {
            var began = Stopwatch.GetTimestamp();
            await ask(turn);
            times[turn] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return (times[count / 2], times[count * 99 / 100]);
    }

    private static void Judge(List<(string Name, int Incidents, double P50)> rows)
    {
        Console.WriteLine();
        foreach (var request in rows.GroupBy(r => r.Name))
        {
            var (least, most) = (request.MinBy(r => r.Incidents), request.MaxBy(r => r.Incidents));
            if (least != most)
                Verdicts.Say(most.P50 <= MostGrowth * least.P50,
                    $"{request.Key}: p50 at {most.Incidents:N0} is {most.P50 / least.P50:F2} of p50 at {least.Incidents:N0} (aim: {MostGrowth})");
            if (request.Key == QueueRequests.Duplicates)
                Verdicts.Say(most.P50 <= MostForDuplicates, $"{request.Key}: p50 {most.P50:F1} ms at {most.Incidents:N0} (aim: {MostForDuplicates} ms)");
        }
    }
}
