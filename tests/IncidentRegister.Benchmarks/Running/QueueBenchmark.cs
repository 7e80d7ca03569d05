using System.Globalization;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>What a liaison's and a reporter's day asks of the register, request by request, beside the same SQL alone.</summary>
internal static class QueueBenchmark
{
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
        var requests = await QueueRequests.Of(server, database, cases, RequestTimes.Captured + WarmUps + Asked, ct);
        await cases.Keep(requests.Steps, ct);
        try
        {
            var sent = await RequestTimes.Sent(server, database.Name, requests.All, ct);
            if (wanted.IsExplained) await Plans(server, database, sent, ct);
            var rows = new List<(string Name, int Incidents, double P50)>();
            foreach (var request in requests.All)
                rows.Add((request.Name, database.Incidents,
                    await RequestTimes.Line(server, database.Name, request, sent[request.Name], (WarmUps, Asked), ct)));

            return rows;
        }
        finally
        {
            await cases.PutBack(CancellationToken.None);
        }
    }

    private static async Task Plans(BenchServer server, BenchDatabase database,
        Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>> sent, CancellationToken ct)
    {
        var path = Path.Combine(BenchServer.Folder, $"plans-queue-{database.Incidents}.txt");
        await using var file = File.CreateText(path);
        foreach (var (name, turns) in sent) await Explain.Write(file, name, server.App(database.Name), turns[^1], ct);
        Console.WriteLine($"The plans of every statement stand in {path}");
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
