using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// Twenty liaisons work one queue at once, each sending every form twice in the same moment, as a hand does that clicks
/// twice. In the end every step must stand in the register exactly once.
/// </summary>
internal static partial class SessionBenchmark
{
    private const int Size = 10_000;

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        using var server = BenchServer.Start();
        var database = new BenchDatabase(server, wanted.Sizes.Count == 1 ? wanted.Sizes[0] : Size);
        await database.Stand(isFresh: true, [database], ct); // its cases are used up
        await using var web = await WebProcess.Start(WebProcess.Build, WebProcess.Project, new Dictionary<string, string>
        {
            ["ConnectionStrings__Register"] = server.App(database.Name),
            ["Register__LocalFolder"] = Path.Combine(BenchServer.Folder, "web"),
            ["Logging__LogLevel__Default"] = "Warning",
        }, ct);

        var before = await Steps(server, database, ct);
        var (work, watch) = (new Work(), Stopwatch.StartNew());
        await using (var connection = await server.Open(database.Name, ct))
        {
            var tokens = new List<string>();
            for (var number = 0; number < MadePeople.Liaisons; number++)
                tokens.Add(await MadePeople.SignIn(connection, MadePeople.Liaison(number), ct));
            await Task.WhenAll(tokens.Select((token, number) => Task.Run(
                () => Work(web.Address, token, new Draw(number), work, () => watch.Elapsed < wanted.Phase, ct), ct)));
        }

        var after = await Steps(server, database, ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{MadePeople.Liaisons} liaisons, {watch.Elapsed.TotalSeconds:F0} s: {work.Pages} pages, {work.Steps} steps, each sent twice; {work.Late} times somebody else was first; web process {web.Memory.Now} MB"));
        foreach (var error in work.Errors.Take(10)) Console.WriteLine($"  {error}");
        Verdicts.Say(work.Errors.IsEmpty, $"{work.Errors.Count} answers that were errors (aim: 0)");
        foreach (var (kind, done) in work.Done)
            Verdicts.Say(after[kind] - before[kind] == done, $"{kind}: {after[kind] - before[kind]} stand in the register, {done} were told to have been done");
        Verdicts.Say(after["twice"] == 0, $"{after["twice"]} cases that were claimed twice (aim: 0)");
    }

    private static async Task Work(Uri address, string token, Draw draw, Work work, Func<bool> goesOn, CancellationToken ct)
    {
        using var browser = new FormClient(address, token);
        for (var turn = 0; goesOn(); turn++)
        {
            var references = Lines().Matches(await work.Page(browser, "/queue?status=submitted", ct)).Select(m => m.Groups[1].Value).Distinct().ToList();
            if (references.Count == 0) return;
            var page = $"/queue/{draw.Of(references)}";
            if (!await work.Step(browser, page, "Claim", "claimed", [], ct)) continue;

            if (draw.Percent(50)) await work.Step(browser, page, "Ask", "question-asked", [new("Form.Text", $"Who saw it? ({turn})")], ct);
            else await work.Step(browser, page, "Verify", "verified", [new("Form.Grade", "verified"), new("Form.Grounds", "Two sources.")], ct);
        }
    }

    private static async Task<Dictionary<string, long>> Steps(BenchServer server, BenchDatabase database, CancellationToken ct)
    {
        var steps = new Dictionary<string, long>();
        foreach (var kind in new[] { "claimed", "question-asked", "verified" })
            steps[kind] = await server.Ask<long>(database.Name, $"select count(*) from case_events where kind = '{kind}'", ct);
        steps["twice"] = await server.Ask<long>(database.Name, """
            select count(*) from (select from case_events where kind = 'claimed' group by incident_id having count(*) > 1) twice
            """, ct);
        return steps;
    }

    [GeneratedRegex("(?:sel=|/queue/|/incidents/)(INC-[0-9]{4}-[0-9A-Z]{5})")]
    private static partial Regex Lines();
}

/// <summary>What twenty people did, and what they were told.</summary>
internal sealed class Work
{
    private int pages;
    private int late;

    public int Pages => pages;

    /// <summary>Steps that somebody else had taken first.</summary>
    public int Late => late;
    public int Steps => Done.Values.Sum();
    public ConcurrentBag<string> Errors { get; } = [];

    /// <summary>Steps that the register said were done, by the kind of their event.</summary>
    public ConcurrentDictionary<string, int> Done { get; } = new();

    public async Task<string> Page(FormClient browser, string path, CancellationToken ct)
    {
        var (status, html) = await browser.Get(path, ct);
        Interlocked.Increment(ref pages);
        if (status is not HttpStatusCode.OK) Errors.Add($"GET {path}: {(int)status}");
        return html;
    }

    /// <summary>Opens the page of a case and sends one of its forms twice at once.</summary>
    /// <returns>Whether the step was done.</returns>
    public async Task<bool> Step(
        FormClient browser, string page, string handler, string kind, KeyValuePair<string, string>[] typed, CancellationToken ct)
    {
        var action = $"{page}?handler={handler}";
        if (FormClient.Form(await Page(browser, page, ct), action) is not { } form)
        {
            Interlocked.Increment(ref late);
            return false;
        }

        form.AddRange(typed);
        var answers = await Task.WhenAll(browser.Send(action, form, ct), browser.Send(action, form, ct));
        foreach (var (status, _) in answers.Where(a => a.Status is not (HttpStatusCode.SeeOther or HttpStatusCode.Conflict)))
            Errors.Add($"POST {action}: {(int)status}");
        if (!Array.Exists(answers, a => a.Next.StartsWith("/incidents/", StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref late);
            return false;
        }

        Done.AddOrUpdate(kind, 1, (_, done) => done + 1);
        return true;
    }
}
