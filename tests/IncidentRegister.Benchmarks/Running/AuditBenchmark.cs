using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Audit;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Benchmarks.Measuring;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>What the audit chain costs: commands through the whole pipeline, each with its entry, and the walk along them.</summary>
internal static class AuditBenchmark
{
    private const string Database = "bench_audit";

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        using var server = BenchServer.Start();
        await server.Run("postgres", $"drop database if exists {Database} with (force)", ct);
        await Schema.Prepare(server.Superuser("postgres"), Database, ct);
        await Schema.Migrate(server.Owner(Database) + ";Pooling=false", ct);

        await using (var services = ActingAs.Services(server.App(Database)))
            foreach (var hands in new[] { 1, 16 })
            {
                await Append(services, hands, TimeSpan.FromSeconds(0.5), ct);
                var tally = await Append(services, hands, wanted.Phase, ct);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"append, {hands,2} at once: {tally.PerSecond,7:F0} commands/s, p50 {tally.P50:F1} ms, p99 {tally.P99:F1} ms"));
            }

        await Verify(server, ct);
        await server.Run("postgres", $"drop database {Database} with (force)", ct);
    }

    private static Task<Tally> Append(ServiceProvider services, int hands, TimeSpan phase, CancellationToken ct) =>
        Tally.Of(hands, phase, async _ =>
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new EnterOrganisation($"Organisation {Guid.NewGuid()}"), ct);
            return true;
        }, ct);

    private static async Task Verify(BenchServer server, CancellationToken ct)
    {
        // Copies of what commands wrote, so that the walk is long enough to be timed; each linked as an append links it.
        await server.Run(Database, """
            select count(audit.append('somebody', 'EnterOrganisation', 'organisations/' || n, null, sha256(n::text::bytea), repeat('payload ', 40)))
              from generate_series(1, 20000) n
            """, ct);
        await using var source = NpgsqlDataSource.Create(server.Owner(Database));
        var verification = new AuditVerification(source);
        await verification.Run(ct);

        var watch = Stopwatch.StartNew();
        var verdict = await verification.Run(ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"verify: {verdict.Entries:N0} entries in {watch.Elapsed.TotalMilliseconds:F0} ms, {verdict.Entries / watch.Elapsed.TotalSeconds:N0} entries/s, whole: {verdict.IsWhole}"));
    }
}
