using System.Globalization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Migrations;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Telling = IncidentRegister.Benchmarks.Loading.Telling;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// How often a second telling of a seeded event finds the first one, and how often something else is proposed.
/// </summary>
internal static class DuplicatesBenchmark
{
    private const string Database = "bench_duplicates";

    public static async Task Run(CancellationToken ct)
    {
        using var server = BenchServer.Start();
        await server.Run("postgres", $"drop database if exists {Database} with (force)", ct);
        await Schema.Prepare(server.Superuser("postgres"), Database, ct);
        await Schema.Migrate(server.Owner(Database) + ";Pooling=false", ct);
        await using (var services = ActingAs.Services(server.App(Database) + ";Pooling=false"))
        {
            await new Seed(services).Demo(ct);
            await Judge(services, await Liaison(server, Database, ct), await Telling.Some(server, Database, int.MaxValue, ct), ct);
        }

        await server.Run("postgres", $"drop database {Database} with (force)", ct);
    }

    private static async Task Judge(
        ServiceProvider services, CurrentUser liaison, IReadOnlyList<Telling> told, CancellationToken ct)
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
}
