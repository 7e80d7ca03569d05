using System.Globalization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Overview;

/// <summary>What the database counts is what follows from what was recorded, for everybody, now and on every day past.</summary>
public class KeptCountsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const int Steps = 50;
    private static readonly string[] Addressees = ["asp-president", "states-parties", "cicc"];
    private static readonly string[] Days = ["2026-11-02", "2026-11-14", "2026-11", "2026-10-30/2026-11-03", "2026-11-09/2026-11-12", "XXXX"];
    private static readonly string[] Acts = ["threat.sanctions", "threat.letter", "intimidation.personal"];
    private readonly Dictionary<Guid, string> incidents = [];
    private readonly List<string> asks = [];
    private readonly Stack<(string Kept, Guid Merge)> merges = [];
    private string statement = "";
    private int words;

    private People People => register.People;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        await register.As(CurrentUser.AtTheMachine).Send(new DefineTerms("act-type", [Narrower("threat.letter", "threat")]));
        statement = await Issued.Enter(register, Issued.First + "\n\n=Please, condemn it. " + string.Join(' ', Enumerable.Range(1, Steps).Select(n => $"plea{n}.")));
    }

    // The clock goes on from one test to the next: what is to come is no part of a register.
    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_happens_the_counts_are_the_derived_ones(int seed)
    {
        var lot = new Random(seed);
        var carried = 0;
        for (var step = 0; step < Steps; step++)
        {
            register.Clock.Shift += TimeSpan.FromHours(lot.Next(12));
            if (await Carried(() => Something(lot))) carried++;
        }

        Assert.True(carried > Steps / 2, $"Only {carried} of {Steps} were carried out.");
        await register.Database.RunAsSuperuser($"update terms set broader = 'sanctions-{seed}' where code = 'threat.sanctions'");
        foreach (var person in new[] { People.Liaison, People.Ana, People.Bo, People.Lead, People.Stranger })
        {
            var known = await CountedFacts.Known(register, person);
            var now = register.Clock.GetUtcNow();
            Assert.Equal(known.Lines(now.AddMicroseconds(1), Day(now)), CountedFacts.Told(await Overview(person)));
            for (var day = 0; day <= register.Clock.Shift.TotalDays; day += 3)
            {
                var end = Day(TimeProvider.System.GetUtcNow()).AddDays(day);
                var before = new DateTimeOffset(end.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
                Assert.Equal(known.Lines(before, end), CountedFacts.Told(await Overview(person, end)));
            }
        }

        await A_visit_within_a_day_is_told_as_it_was(lot);
        foreach (var person in People.All) await The_database_itself_counts_for_nobody_what_they_may_not_read(person);
        await Rebuilding_changes_nothing();
    }

    private async Task The_database_itself_counts_for_nobody_what_they_may_not_read(CurrentUser person)
    {
        var sent = await register.Read(db => db.Incidents.VisibleTo(person).Where(i => i.Case.SubmittedAt != null)
            .Select(i => new { i.Id, IsMerged = i.MergedIntoId != null }).ToListAsync());
        await using var connection = new NpgsqlConnection(register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        await Column(connection, $"select set_config('app.context', '{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}', false)");

        Assert.Equal(
            sent.Select(i => $"{i.Id}").Order(StringComparer.Ordinal),
            (await Column(connection, "select distinct subject_id::text from counted_spans where 'sent|' = any (tells)")).Order(StringComparer.Ordinal));
        foreach (var counted in new[] { "select c.change from counts c", "select d.change from counts c, unnest(c.changes) as d (change)" })
            Assert.Equal(
                [$"{sent.Count(i => !i.IsMerged)}"],
                await Column(connection, $"select coalesce(sum(change), 0)::text from ({counted} where c.kind = 'sent') as every"));
        foreach (var change in new[] { "update counts set change = 0", "delete from counts", "delete from counted_spans", "select sec.rebuild_counts()" })
            Assert.Equal(
                PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => Column(connection, change))).SqlState);
    }

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await reader.ReadAsync()) values.Add(reader.GetString(0));
        return values;
    }

    private async Task A_visit_within_a_day_is_told_as_it_was(Random lot)
    {
        register.Clock.Shift += TimeSpan.FromDays(1) - register.Clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(2);
        for (var n = 0; n < 8; n++) await Minutes(lot, 5);
        var readers = new[] { People.Liaison, People.Ana };
        foreach (var person in readers) await Overview(person);
        register.Clock.Shift += LastVisit.Rest;
        for (var n = 0; n < 12; n++) await Minutes(lot, 7);

        foreach (var person in readers)
        {
            var sheet = await Overview(person);
            var known = await CountedFacts.Known(register, person);
            Assert.Equal(known.Heads(sheet.LastVisit!.Value, Day(sheet.LastVisit.Value)), CountedFacts.Told(sheet.Before!));
        }
    }

    private async Task Minutes(Random lot, int minutes)
    {
        register.Clock.Shift += TimeSpan.FromMinutes(minutes);
        await Carried(() => Something(lot));
    }

    private Task Rebuilding_changes_nothing() =>
        Rebuilt.IsTheSame(register, "select s::text from counted_spans s union all select c::text from counts c where days <> '{}'",
            "select sec.rebuild_counts()");

    private Task Something(Random lot) => lot.Next(20) switch
    {
        < 4 => Log(lot),
        4 or 5 => Change(lot, i =>
        {
            i.Claim(People.Liaison.Id, register.Clock.GetUtcNow());
            i.Verify(Verification.Verified, null, People.Liaison.Id, register.Clock.GetUtcNow());
        }),
        6 => Change(lot, i => i.Reopen("A doubt.", People.Liaison.Id, register.Clock.GetUtcNow())),
        7 => Set(lot, "incidents", $"handling = '{Any(lot, ["red", "amber-strict", "amber", "green"])}'", "id"),
        8 => Set(lot, Any(lot, ["acts", "targets", "involvements"]), $"removed_at = '{register.Clock.GetUtcNow():O}'", "incident_id"),
        9 => Set(lot, "incidents", "occurred_from = '2026-11-05', occurred_to = '2026-11-05', country = 'UG'", "id"),
        10 or 11 => Ask(lot),
        >= 15 and < 19 => Respond(lot, [Any(lot, [.. incidents.Values])], []),
        12 or 13 => Respond(lot, [], [new(Any(lot, asks), lot.Next(2) == 0 ? "fully" : "partly")]),
        14 => Send(new CloseAsk(Any(lot, asks), lot.Next(2) == 0 ? "declined" : "withdrawn", "It said so.", lot.Next(1, 3)) { On = "2026-11-14" }),
        _ => merges.Count > 0 && lot.Next(2) == 0 ? Undo(merges.Pop()) : Merge(lot),
    };

    private async Task Log(Random lot)
    {
        var author = Any(lot, [People.Ana, People.Bo, People.Lead, People.Stranger]);
        var now = register.Clock.GetUtcNow();
        var tomorrow = IncidentDate.OnDay(Day(now).AddDays(1)).ToString();
        var stage = new StageFacts(StageKind.Threatened, IncidentDate.Parse("2026-11"));
        var incident = await register.Enter(author, Submitted.Facts() with
        {
            Occurred = IncidentDate.Parse(Any(lot, [.. Days, tomorrow])),
            Country = Any(lot, ["NL", "UG", null]),
            Acts = [.. Enumerable.Range(0, lot.Next(1, 3)).Select(_ => new ActFacts(Any(lot, Acts), [stage]))],
            Targets = [.. Enumerable.Range(0, lot.Next(3)).Select(n => new TargetFacts(TargetKind.Person, Any(lot, ["hrd", "cso"])) { Name = $"Somebody {n}" })],
            Actors = [.. Enumerable.Range(0, lot.Next(2)).Select(_ => new ActorFacts("unknown"))],
        }, i =>
        {
            if (lot.Next(5) == 0) return;
            i.Submit(author.Id, now);
            i.Settle(Submitted.Office);
        });
        incidents.Add(incident.Id, incident.Reference);
    }

    private Task<int> Change(Random lot, Action<Incident> change)
    {
        var id = Any(lot, [.. incidents.Keys]);
        return register.Read(async db =>
        {
            change(await db.Incidents.Include(i => i.ClockRuns).SingleAsync(i => i.Id == id));
            return await db.SaveChangesAsync();
        });
    }

    private Task Set(Random lot, string table, string values, string key) =>
        register.Database.RunAsSuperuser($"update {table} set {values} where {key} = '{Any(lot, [.. incidents.Keys])}'");

    private async Task Ask(Random lot) => asks.AddRange((await Send(new RecordAsk(statement, PassageChoice.Of(2, $"plea{++words}."))
    {
        Issuer = "cicc",
        Addressees = [Any(lot, Addressees)],
        Measure = Any(lot, ["M04", "M05"]),
        Incidents = [],
    })).Select(a => a.Reference));

    private Task<RecordedResponse> Respond(Random lot, string[] about, FulfilledAsk[] fulfils) => Send(new RecordResponse
    {
        Measure = "M04",
        Party = Any(lot, Addressees),
        TakenOn = Any(lot, ["2026-11-20", IncidentDate.OnDay(Day(register.Clock.GetUtcNow()).AddDays(1)).ToString(), "XXXX"]),
        Title = "It speaks",
        Incidents = about,
        Fulfils = fulfils,
        IsConfidential = lot.Next(2) == 0,
    });

    private async Task Merge(Random lot)
    {
        var (kept, other) = (Any(lot, [.. incidents.Values]), Any(lot, [.. incidents.Values]));
        var compared = await Send(new CompareIncidents(kept, other));
        merges.Push((kept, (await Send(new MergeIncidents(kept, compared.Kept.Version, other, compared.Other.Version))).Merge));
    }

    private async Task Undo((string Kept, Guid Merge) merge)
    {
        var version = await register.Read(db => db.Incidents.Where(i => i.Reference == merge.Kept).Select(i => i.Version).SingleAsync());
        await Send(new UndoMerge(merge.Kept, merge.Merge, version));
    }

    // What a rule refuses did not happen.
    private static async Task<bool> Carried(Func<Task> act)
    {
        try
        {
            await act();
            return true;
        }
        catch (Exception refused) when (refused is RuleBrokenException or StaleVersionException or NotFoundException
            or FluentValidation.ValidationException or ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private Task<OverviewSheet> Overview(CurrentUser person, DateOnly? day = null) =>
        register.As(person).Send(new ShowOverview(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private Task<T> Send<T>(IRequest<T> request) => register.As(People.Liaison).Send(request);

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    private static T Any<T>(Random lot, IReadOnlyList<T> all) =>
        all.Count > 0 ? all[lot.Next(all.Count)] : throw new NotFoundException();

    private static TermWords Narrower(string code, string broader) =>
        new(code, broader, new Dictionary<string, string> { ["en"] = $"Word for {code}" }, new Dictionary<string, string>());
}
