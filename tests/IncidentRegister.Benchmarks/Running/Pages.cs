using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>The pages that people spend their day on, each as somebody who does.</summary>
internal static class Pages
{
    /// <summary>Different ones, so that no page is measured on the one row that everything has just touched.</summary>
    private const int Variants = 8;

    public static async Task<IReadOnlyList<Page>> Of(BenchServer server, BenchDatabase database, CancellationToken ct)
    {
        await using var connection = await server.Open(database.Name, ct);
        var liaison = await MadePeople.SignIn(connection, MadePeople.Liaison(0), ct);
        var reporter = await MadePeople.SignIn(connection, MadePeople.Reporter(0, 0), ct);
        var lead = await MadePeople.SignIn(connection, MadePeople.Lead(0), ct);
        return
        [
            new("queue, liaison", liaison, ["/queue"]),
            new("incident, liaison", liaison, [.. database.SomeIncidents(Variants).Select(r => $"/incidents/{r}")]),
            new("own incidents, reporter", reporter, ["/incidents"]),
            new("search, rare word", liaison, [$"/search?q={Prose.RareWord}"]),
            new("search, common word", liaison, [$"/search?q={Prose.CommonWord}"]),
            new("search, common, lead", lead, [$"/search?q={Prose.CommonWord}"]),
            new("statement, liaison", liaison, [.. (await database.SomeStatements(Variants, ct)).Select(r => $"/statements/{r}")]),
            new("log form, reporter", reporter, ["/incidents/log"]),
        ];
    }
}
