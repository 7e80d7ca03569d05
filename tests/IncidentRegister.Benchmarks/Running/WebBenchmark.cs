using System.Globalization;
using System.Net;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>Pages against their own SQL, on registers of several sizes.</summary>
internal static class WebBenchmark
{
    private static readonly int[] Hands = [1, 16];

    /// <summary>So many answers let .NET compile a page for good; a machine that is busy is not waited for.</summary>
    private const int WarmUpAnswers = 300;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan WarmUpOfSql = TimeSpan.FromSeconds(0.3);

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        Console.WriteLine("Client: HttpClient (SocketsHttpHandler) and Npgsql in this process, on the same cores as web and database: read the ratios.");
        Console.WriteLine("SQL: what each page really sent, taken from the server's log, sent again with its parameters in its transaction.");
        using var server = BenchServer.Start();
        var databases = wanted.Sizes.Select(size => new BenchDatabase(server, size)).ToList();
        foreach (var database in databases) await database.Stand(wanted.IsFresh, databases, ct);

        var verdicts = new Verdicts();
        foreach (var database in databases) await Measure(server, database, wanted, verdicts, ct);
        verdicts.Print();
    }

    private static async Task Measure(
        BenchServer server, BenchDatabase database, Wanted wanted, Verdicts verdicts, CancellationToken ct)
    {
        var own = Path.Combine(BenchServer.Folder, "web");
        await using var web = await WebProcess.Start(WebProcess.Build, WebProcess.Project, new Dictionary<string, string>
        {
            ["ConnectionStrings__Register"] = server.App(database.Name),
            ["Register__LocalFolder"] = own,
            ["Logging__LogLevel__Default"] = "Warning",
        }, ct);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""

            {database.Incidents:N0} incidents; load average {Machine.LoadAverage()}
            page                     conn   pages/s   p50 ms   p99 ms |    sql/s   p50 ms   p99 ms | ratio | web cpu ms | statements  KB  wrong
            """));
        using var client = new PageClient(web.Address);
        var answered = new List<Page>();
        foreach (var page in await Pages.Of(server, database, ct))
        {
            var (status, _) = await client.Get(page, 0, ct);
            if (status == HttpStatusCode.OK) answered.Add(page);
            else Console.WriteLine($"{page.Name,-24} not measured: {page.Addresses[0]} answers {(int)status}");
        }

        var sent = await Sent(server, database, client, answered, ct);
        if (wanted.IsExplained) await Plans(server, database, sent, ct);
        foreach (var page in answered)
            await Tally.Of(4, WarmUp, async turn => (await client.Get(page, turn, ct)).Status == HttpStatusCode.OK, ct, WarmUpAnswers);

        foreach (var page in answered)
        {
            await using var replay = new Replay(server.App(database.Name), sent[page]);
            await Tally.Of(4, WarmUpOfSql, turn => replay.Send(turn, ct), ct);
            var (_, bytes) = await client.Get(page, 0, ct);
            foreach (var hands in Hands)
            {
                var before = web.Processor;
                var pages = await Tally.Of(hands, wanted.Phase, async turn => (await client.Get(page, turn, ct)).Status == HttpStatusCode.OK, ct);
                var worked = (web.Processor - before).TotalMilliseconds / Math.Max(1, pages.Right + pages.Wrong);
                var sql = await Tally.Of(hands, wanted.Phase, turn => replay.Send(turn, ct), ct);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page.Name,-24} {hands,4} {Half(pages)} | {Half(sql)} "
                    + $"| {pages.PerSecond / sql.PerSecond,5:F2} | {worked,10:F2} | {replay.Statements,10:F1} {bytes / 1024.0,4:F1} {pages.Wrong,3}/{sql.Wrong}"));
                verdicts.Take(page.Name, database.Incidents, hands, pages, sql);
            }
        }

        verdicts.TakeMemory(database.Incidents, web.Memory);
    }

    private static string Half(Tally tally) =>
        string.Create(CultureInfo.InvariantCulture, $"{tally.PerSecond,9:F0} {tally.P50,8:F1} {tally.P99,8:F1}");

    /// <summary>For every page what each of its addresses sent.</summary>
    private static async Task<Dictionary<Page, IReadOnlyList<IReadOnlyList<SentGroup>>>> Sent(
        BenchServer server, BenchDatabase database, PageClient client, List<Page> pages, CancellationToken ct)
    {
        var capture = new Capture(server, database.Name);
        var sent = new Dictionary<Page, IReadOnlyList<IReadOnlyList<SentGroup>>>();
        await capture.Begin(ct);
        try
        {
            foreach (var page in pages)
            {
                var requests = new List<IReadOnlyList<SentGroup>>();
                for (var turn = 0; turn < page.Addresses.Count; turn++)
                {
                    await client.Get(page, turn, ct); // what is read once and then remembered is not part of the page
                    requests.Add(await capture.During(() => client.Get(page, turn, ct), ct));
                }

                sent[page] = requests;
            }
        }
        finally
        {
            await capture.End();
        }

        return sent;
    }

    private static async Task Plans(
        BenchServer server, BenchDatabase database, Dictionary<Page, IReadOnlyList<IReadOnlyList<SentGroup>>> sent, CancellationToken ct)
    {
        var path = Path.Combine(BenchServer.Folder, $"plans-{database.Incidents}.txt");
        await using var file = File.CreateText(path);
        foreach (var (page, requests) in sent) await Explain.Write(file, page.Name, server.App(database.Name), requests[0], ct);
        Console.WriteLine($"The plans of every statement stand in {path}");
    }
}
