using System.Globalization;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Responses;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// The pages of the strategy ledger with three asks and two responses an incident, now and as of a year ago, beside the
/// same SQL alone.
/// </summary>
internal static class LedgerBenchmark
{
    private const int WarmUps = 10;
    private const int Asked = 60;
    private const double MostForAPage = 60;
    private const double MostForThePast = 2;
    private const double MostGrowth = 1.5;
    private const string Past = ", as of";

    /// <summary>Those that shall not grow with the register.</summary>
    private static readonly string[] Flat = ["tracker", "gaps", "sheet of a State"];

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine("Requests through the whole pipeline in this process, one after another, beside the SQL that they sent, sent again by the driver alone.");
        using var server = BenchServer.Start();
        var databases = wanted.Sizes.Select(size => new BenchDatabase(server, size)).ToList();
        foreach (var database in databases) await database.Stand(wanted.IsFresh, databases, ct);

        var rows = new List<(string Name, int Incidents, double P50)>();
        foreach (var database in databases)
        {
            var ledger = new MadeLedger(server, database);
            await ledger.Stand(ct);
            rows.AddRange(await Measure(server, ledger.Name, database.Incidents, wanted, ct));
        }

        Judge(rows);
    }

    private static async Task<List<(string Name, int Incidents, double P50)>> Measure(
        BenchServer server, string database, int incidents, Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            {incidents:N0} incidents; load average {Machine.LoadAverage()}
            request                     p50 ms   p99 ms | sql p50 ms | ratio | statements
            """));
        var requests = Requests();
        var sent = await RequestTimes.Sent(server, database, requests, ct);
        if (wanted.IsExplained) await Plans(server, database, incidents, sent, ct);
        var rows = new List<(string, int, double)>();
        foreach (var request in requests)
            rows.Add((request.Name, incidents, await RequestTimes.Line(server, database, request, sent[request.Name], (WarmUps, Asked), ct)));
        return rows;
    }

    private static List<QueueRequest> Requests()
    {
        var past = TimeProvider.System.GetUtcNow().UtcDateTime.AddYears(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string[] states = ["NL", "SE", "SI", "MX", "VU", "MN", "SM", "BE"];
        var filter = new AskFilter { Addressee = "slovenia" };
        return
        [
            .. new[] { null, past }.SelectMany(day => new[]
            {
                Read("tracker", day, _ => new ListAsks { AsOf = day }),
                Read("tracker, open", day, _ => new ListAsks("open") { AsOf = day }),
                Read("tracker, one addressee", day, _ => new ListAsks { Filter = filter, AsOf = day }),
                Read("counts of the tracker", day, _ => new SurveyAsks(new AskFilter()) { AsOf = day }),
                Read("responses", day, _ => new ListResponses { AsOf = day }),
                Read("matrix", day, _ => new ShowMatrix { AsOf = day }),
                Read("gaps", day, _ => new ListGaps { AsOf = day }),
                Read("sheet of a State", day, turn => new ShowState(states[turn % states.Length], day)),
                Read("index of States", day, _ => new ListStates(day)),
                Read("overview", day, _ => new ShowOverview(day)),
            }),
        ];
    }

    private static QueueRequest Read<T>(string name, string? day, Func<int, IRequest<T>> request) =>
        new(day is null ? name : name + Past, true, (services, turn, ct) => Send(services, request(turn), ct));

    private static async Task Send<T>(IServiceProvider services, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = MentionsBenchmark.Liaison;
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }

    private static async Task Plans(BenchServer server, string database, int incidents,
        Dictionary<string, IReadOnlyList<IReadOnlyList<SentGroup>>> sent, CancellationToken ct)
    {
        var path = Path.Combine(BenchServer.Folder, $"plans-ledger-{incidents}.txt");
        await using var file = File.CreateText(path);
        foreach (var (name, turns) in sent) await Explain.Write(file, name, server.App(database), turns[^1], ct);
        Console.WriteLine($"The plans of every statement stand in {path}");
    }

    private static void Judge(List<(string Name, int Incidents, double P50)> rows)
    {
        Console.WriteLine();
        foreach (var (name, incidents, p50) in rows)
        {
            if (name.EndsWith(Past, StringComparison.Ordinal))
            {
                var now = rows.Single(r => r.Name + Past == name && r.Incidents == incidents).P50;
                Verdicts.Say(p50 <= MostForThePast * now, $"{name}: p50 at {incidents:N0} is {p50 / now:F2} of that of today (aim: {MostForThePast})");
            }
            else
            {
                Verdicts.Say(p50 <= MostForAPage, $"{name}: p50 {p50:F1} ms at {incidents:N0} (aim: {MostForAPage} ms)");
            }
        }

        foreach (var name in Flat)
        {
            var sizes = rows.Where(r => r.Name == name).OrderBy(r => r.Incidents).ToList();
            if (sizes.Count > 1)
                Verdicts.Say(sizes[^1].P50 <= MostGrowth * sizes[0].P50,
                    $"{name}: p50 at {sizes[^1].Incidents:N0} is {sizes[^1].P50 / sizes[0].P50:F2} of p50 at {sizes[0].Incidents:N0} (aim: {MostGrowth})");
        }
    }
}
