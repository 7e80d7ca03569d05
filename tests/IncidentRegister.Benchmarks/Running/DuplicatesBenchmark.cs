using System.Diagnostics;
using System.Globalization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// How often a second telling of a seeded event finds the first one, how often something else is proposed, and how long a
/// lookup takes among many records.
/// </summary>
internal static class DuplicatesBenchmark
{
    private const string Database = "bench_duplicates";
    private const int Lookups = 200;

    public static async Task Run(Wanted wanted, CancellationToken ct)
    {
        using var server = BenchServer.Start();
        BenchDatabase[] databases = [.. wanted.Sizes.Select(n => new BenchDatabase(server, n))];
        foreach (var database in databases) await database.Stand(wanted.IsFresh, databases, ct);
        foreach (var database in databases)
        {
            await using var services = ActingAs.Services(server.App(database.Name));
            var (liaison, told) = (await Liaison(server, database.Name, ct), await Told(server, database.Name, Lookups, ct));
            await Times(services, liaison, [.. told.Take(20).Select(t => t.Telling)], ct); // once for the compiler and the caches
            var times = await Times(services, liaison, [.. told.Select(t => t.Telling)], ct);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"lookup among {database.Incidents:N0}: p50 {times[times.Count / 2]:F1} ms, p99 {times[times.Count * 99 / 100]:F1} ms"));
        }

        await server.Run("postgres", $"drop database if exists {Database} with (force)", ct);
        await Schema.Prepare(server.Superuser("postgres"), Database, ct);
        await Schema.Migrate(server.Owner(Database) + ";Pooling=false", ct);
        await using (var services = ActingAs.Services(server.App(Database) + ";Pooling=false"))
        {
            await new Seed(services).Demo(ct);
            await Judge(services, await Liaison(server, Database, ct), await Told(server, Database, int.MaxValue, ct), ct);
        }

        await server.Run("postgres", $"drop database {Database} with (force)", ct);
    }

    private static async Task Judge(
        ServiceProvider services, CurrentUser liaison, List<(string Reference, FindLikeIncidents Telling)> told, CancellationToken ct)
    {
        var (asked, hits, proposals) = (0, 0, 0);
        foreach (var disturbance in Disturbance.All)
        {
            var dice = new Draw(20261121);
            var (found, proposed) = (0, 0);
            foreach (var (reference, telling) in told)
            {
                var likes = await Ask(services, liaison, disturbance.Apply(telling, dice), ct);
                found += likes.Any(l => l.Reference == reference) ? 1 : 0;
                proposed += likes.Count;
            }

            Line(disturbance.Name, told.Count, found, proposed);
            (asked, hits, proposals) = (asked + told.Count, hits + found, proposals + proposed);
        }

        Line("all together", asked, hits, proposals);
        var strangers = 0;
        foreach (var (reference, telling) in told)
            strangers += (await Ask(services, liaison, telling with { Of = reference }, ct)).Count > 0 ? 1 : 0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"of {told.Count} events that no other record tells, {strangers} have something proposed"));
    }

    private static void Line(string name, int asked, int found, int proposed) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"{name,-36} recall {(double)found / asked:P0}, precision {(proposed == 0 ? 1 : (double)found / proposed):P0} ({found} of {asked} found, {proposed} proposed)"));

    private static async Task<List<double>> Times(
        ServiceProvider services, CurrentUser liaison, List<FindLikeIncidents> tellings, CancellationToken ct)
    {
        var times = new List<double>();
        foreach (var telling in tellings)
        {
            var watch = Stopwatch.StartNew();
            await Ask(services, liaison, telling, ct);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static async Task<IReadOnlyList<LikeIncident>> Ask(
        ServiceProvider services, CurrentUser liaison, FindLikeIncidents telling, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = liaison;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(telling, ct);
    }

    private static async Task<CurrentUser> Liaison(BenchServer server, string database, CancellationToken ct)
    {
        var id = await server.Ask<Guid>(database, "select id from users where role = 'liaison' order by id limit 1", ct);
        return new CurrentUser(id, await server.Ask<Guid>(database, $"select organisation_id from users where id = '{id}'", ct), Role.Liaison, "");
    }

    /// <summary>What the liaison may read, spread over all of it, as somebody would tell it who knows as much.</summary>
    private static async Task<List<(string Reference, FindLikeIncidents Telling)>> Told(
        BenchServer server, string database, int atMost, CancellationToken ct)
    {
        await using var connection = await server.Open(database, ct);
        await using var command = new NpgsqlCommand($"""
            select i.reference, i.title, i.act_types, i.occurred, i.country, i.town, array(
                select coalesce(t.name, n.text) from target_identities t left join party_names n on n.party_id = t.party_id and n.ordinal = 1
                  where t.incident_id = i.id and t.naming = 'named'
                union all
                select coalesce(a.name, n.text) from involvements a left join party_names n on n.party_id = a.party_id and n.ordinal = 1
                  where a.incident_id = i.id and coalesce(a.name, n.text) is not null)
              from incidents i where i.status <> 'draft' and i.handling in ('amber', 'green', 'clear')
              order by md5(i.reference) limit {Math.Min(atMost, 1000)}
            """, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var told = new List<(string, FindLikeIncidents)>();
        while (await reader.ReadAsync(ct))
            told.Add((reader.GetString(0), new FindLikeIncidents
            {
                Title = reader.GetString(1),
                ActTypes = reader.GetFieldValue<string[]>(2),
                Occurred = reader.GetString(3),
                Country = reader.IsDBNull(4) ? null : reader.GetString(4),
                Town = reader.IsDBNull(5) ? null : reader.GetString(5),
                Names = reader.GetFieldValue<string[]>(6),
            }));
        return told;
    }
}
