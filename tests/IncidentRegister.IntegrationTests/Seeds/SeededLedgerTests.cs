using System.Globalization;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Seeds;

/// <summary>What the public record says was asked and done about threats to the Court, as the ledger of the demo has it.</summary>
public sealed class SeededLedgerTests(SeededRegister seeded) : IClassFixture<SeededRegister>
{
    /// <summary>The measures that the record lists, R-01 to R-36, without: those two are reported only.</summary>
    public static TheoryData<string, string, string, string> Record => new()
    {
        { "R-01", "2018-09", "M04", "asp-president" },
        { "R-02", "2019-04-08", "M20", "american-bar-association" },
        { "R-03", "2019-12-06", "M16", "asp" },
        { "R-04", "2020-03-25", "M04", "asp-presidency" },
        { "R-05", "2020-06-11", "M04", "asp-president" },
        { "R-05, meeting", "2020-06-11", "M15", "asp-bureau" },
        { "R-06", "2020-06-11", "M10", "states-parties-security-council-2020" },
        { "R-07", "2020-06-12", "M20", "american-bar-association" },
        { "R-08", "2020-06-23", "M10", "states-parties" },
        { "R-09", "2020-08-03", "M20", "american-bar-association" },
        { "R-10, Court", "2020-09-02", "M19", "icc" },
        { "R-10, President", "2020-09-02", "M04", "asp-president" },
        { "R-10, meeting", "2020-09-02", "M15", "asp-bureau" },
        { "R-12", "2020-10", "M22", "osji" },
        { "R-13", "2021-04-02", "M24", "united-states" },
        { "R-14", "2021-10", "M23", "un-ceirpp-bureau" },
        { "R-15", "2021-12-09", "M16", "asp" },
        { "R-16", "2022-07-12", "M10", "nine-european-states" },
        { "R-17", "2022-08-18", "M21", "visiting-diplomats-2022" },
        { "R-18", "2022-08-18", "M23", "un-human-rights-office" },
        { "R-19", "2022-08-20", "M10", "nine-european-states" },
        { "R-20", "2022-11/2022-12", "M20", "al-haq" },
        { "R-21", "2022-12-02", "M15", "asp-bureau" },
        { "R-22", "2023-03-22", "M04", "asp-presidency" },
        { "R-23", "2023-05-20", "M04", "asp-presidency" },
        { "R-24", "2023", "M17", "asp-presidency" },
        { "R-25", "2024-05-03", "M19", "icc-otp" },
        { "R-25, article 70", "2024-05-03", "M14f", "icc-otp" },
        { "R-27", "2024-05-28", "M06", "us-white-house" },
        { "R-28", "2024-06-14", "M10", "states-parties" },
        { "R-29", "2024-12-05", "M20", "cicc" },
        { "R-30", "2025-01", "M20", "cicc" },
        { "R-31", "2025-01-23", "M15", "asp-bureau" },
        { "R-32", "2025-02-07", "M19", "icc-president" },
        { "R-33", "2025-02-07", "M10", "slovenia" },
        { "R-34", "2025-03-12", "M12", "european-parliament" },
        { "R-35", "2025-03-19", "M19", "icc-president" },
        { "R-36", "2025-05-27", "M06", "sweden-foreign-minister" },
    };

    /// <summary>
    /// The twenty places of the five statements that speak of measures: file and line; what it is; the day of the statement, or
    /// of the measure where it is told as done; and who was asked, or did it. A place that speaks of two has two lines.
    /// </summary>
    public static TheoryData<string, bool, string, string, string> Mentions => new()
    {
        { "000 line 15", false, "2022-12-02", "M15", "asp-bureau" },
        { "000 line 17", false, "2021-10/2022-12", "M01", "not-named-2021-22" },
        { "000 line 19", false, "2022-11/2022-12", "M20", "al-haq" },
        { "000 line 21", true, "2022-12-09", "M05", "asp-president" },
        { "000 line 22", true, "2022-12-09", "M04", "asp-president" },
        { "000 line 23", true, "2022-12-09", "M15", "asp-president" },
        { "000 line 25", true, "2022-12-09", "M18", "states-parties" },
        { "001 line 11", false, "2023", "M04", "asp-presidency" },
        { "002 line 22", false, "2024", "M04", "asp-presidency" },
        { "001 line 13, strategy", true, "2023-12-08", "M17", "states-parties" },
        { "001 line 13, frameworks", true, "2023-12-08", "M18", "states-parties" },
        { "001 line 15", false, "2023", "M17", "asp-presidency" },
        { "002 line 20", false, "2024-06-14", "M10", "states-parties" },
        { "002 line 24", false, "2024-12", "M16", "states-parties" },
        { "002 line 30, public case", true, "2024-12-05", "M02", "states-parties" },
        { "002 line 30, Washington", true, "2024-12-05", "M13", "states-parties" },
        { "002 line 34", true, "2024-12-05", "M14", "states-parties" },
        { "002 line 36, national", true, "2024-12-05", "M14a", "states-parties" },
        { "002 line 36, regional", true, "2024-12-05", "M14a", "regional-institutions" },
        { "002 line 38", true, "2024-12-05", "M14b", "states-parties" },
        { "002 line 40", true, "2024-12-05", "M14e", "states-parties" },
        { "002 line 42", true, "2024-12-05", "M17", "states-parties" },
        { "003 line 15", false, "2021-12-09", "M16", "asp" },
        { "004 line 3", true, "2020-12", "M01", "states-parties" },
        { "004 line 9", true, "2020-12", "M06", "states-parties" },
    };

    [Theory]
    [MemberData(nameof(Record))]
    public async Task What_was_done_stands_with_its_day_its_measure_and_who_did_it(string entry, string day, string measure, string party) =>
        Assert.True(await IsDone(day, measure, party), entry);

    [Theory]
    [MemberData(nameof(Mentions))]
    public async Task What_the_statements_say_of_measures_stands_as_asked_or_as_done(
        string place, bool isAsked, string day, string measure, string party)
    {
        Assert.True(isAsked ? await IsAsked(day, measure, party) : await IsDone(day, measure, party), place);
        Assert.False(isAsked && await IsDone(day, measure, party), $"{place}: asked for is not done");
    }

    [Fact]
    public async Task The_presidents_three_asks_about_the_designations_wait_since_the_plenary_of_2022()
    {
        var designation = await seeded.Read(db => db.Incidents.Where(i => i.Kind == IncidentKind.Incident
            && i.ActTypes.Contains("criminalisation.designation") && i.OccurredFrom!.Value.Year == 2021).Select(i => i.Reference).SingleAsync());
        var asks = (await Send(new ListAsks { Filter = new AskFilter { Incident = designation, Addressee = "asp-president" } })).Lines;

        var days = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).DayNumber - new DateOnly(2022, 12, 9).DayNumber;
        Assert.Equal(["M04", "M05", "M15"], asks.Select(a => a.Measure).Order(StringComparer.Ordinal));
        Assert.All(asks, a => Assert.Equal((AskState.Open, "2022-12-09", true), (a.State, a.AskedOn.ToString(), a.IsOverdue)));
        Assert.All(asks, a => Assert.Equal(new DateOnly(2023, 2, 7), a.ReplyDue)); // sixty days
        Assert.All(asks, a => Assert.InRange(a.DaysWaiting!.Value.Least!.Value, days - 1, days)); // midnight may pass meanwhile
        Assert.All(asks, a => Assert.Null(a.DaysToResponse));
    }

    /// <summary>The other half of line 24 of the statement of 2024: the resolution was upcoming.</summary>
    [Fact]
    public async Task What_was_still_to_come_stands_as_planned_and_not_as_done()
    {
        var upcoming = (await Send(new ListAnnouncements("M16") { State = ListAnnouncements.Standing })).Lines.Single();
        var matrix = await Send(new ShowMatrix { Year = 2024 });

        Assert.Equal(("2024-12-05", "2024-12"), (upcoming.AnnouncedOn.ToString(), upcoming.PlannedFor.ToString()));
        Assert.Contains("upcoming Omnibus resolution", upcoming.Proof!.Quote, StringComparison.Ordinal);
        var about = upcoming.Incidents.Single().Reference;
        Assert.Equal(CellMark.Planned, matrix.Rows.Single(r => r.Incident.Reference == about).Cells["M16"].Mark);
    }

    [Fact]
    public async Task The_matrix_of_2020_shows_what_was_done_about_its_incidents()
    {
        var matrix = await Send(new ShowMatrix { Year = 2020 });

        var taken = matrix.Rows.SelectMany(r => r.Cells).Where(c => c.Value.Mark == CellMark.Taken).Select(c => c.Key).ToHashSet();
        Assert.Superset(new HashSet<string> { "M04", "M10", "M15", "M19", "M20" }, taken);
    }

    /// <summary>
    /// The demo is recorded when it is loaded. Had each thing been recorded on its own day, the day of the strategy would have
    /// known what stood then and nothing else.
    /// </summary>
    [Fact]
    public async Task The_day_of_the_strategy_knew_less_than_today_where_each_thing_is_recorded_on_its_day()
    {
        await RecordedOnTheirDays();

        var (then, now) = (new DateOnly(2022, 12, 2), (DateOnly?)null);
        var (asks, allAsks) = (await Asks(then), await Asks(now));
        var (responses, allResponses) = (await Responses(then), await Responses(now));
        var (cells, allCells) = (await Cells(then), await Cells(now));
        Assert.ProperSubset(allAsks, asks);
        Assert.ProperSubset(allResponses, responses);
        Assert.ProperSubset(allCells, cells);
        Assert.Equal((2, 22), (asks.Count, responses.Count));
        Assert.NotEmpty(cells);
        Assert.True((await Send(new ListGaps { IsWhole = true, AsOf = Text(then) })).Lines.Count
            < (await Send(new ListGaps { IsWhole = true })).Lines.Count);
    }

    private Task<bool> IsDone(string day, string measure, string party)
    {
        var on = IncidentDate.Parse(day);
        return seeded.Read(db => db.Responses.AnyAsync(r => r.Measure == measure && r.TakenOn == on
            && db.Parties.Any(p => p.Key == party && (p.Id == r.PartyId || r.Parties.Any(s => s.PartyId == p.Id)))));
    }

    private Task<bool> IsAsked(string day, string measure, string party)
    {
        var on = IncidentDate.Parse(day);
        return seeded.Read(db => db.Asks.AnyAsync(a => a.Measure == measure && a.AskedOn == on
            && db.Parties.Any(p => p.Key == party && p.Id == a.AddresseeId)));
    }

    /// <summary>A month is recorded at its end, as its statement is; past every guard, which lets nobody do this.</summary>
    private Task<int> RecordedOnTheirDays() => seeded.Read(db => db.Database.ExecuteSqlRawAsync("""
        set session_replication_role = replica;
        update organisations set entered_at = '2018-01-01';
        update incidents set recorded_at = occurred_from + interval '1 day' where occurred_from is not null;
        update asks set recorded_at = (case length(asked_on) when 7 then (asked_from + interval '1 month')::date - 1 else asked_from end)
          + interval '12 hours';
        update responses set recorded_at = (case length(taken_on) when 4 then (taken_from + interval '1 year')::date - 1
            when 7 then (taken_from + interval '1 month')::date - 1
            when 15 then ((right(taken_on, 7) || '-01')::date + interval '1 month')::date - 1 else taken_from end) + interval '13 hours';
        update announcements set recorded_at = announced_from + interval '12 hours';
        update ask_steps s set at = r.recorded_at from responses r where r.id = s.response_id;
        set session_replication_role = default;
        select sec.rebuild_gaps(), sec.rebuild_spans();
        """));

    private async Task<HashSet<string>> Asks(DateOnly? day) =>
        [.. (await Send(new ListAsks { IsWhole = true, AsOf = Text(day) })).Lines.Select(a => a.Reference)];

    private async Task<HashSet<string>> Responses(DateOnly? day) =>
        [.. (await Send(new ListResponses { IsWhole = true, AsOf = Text(day) })).Lines.Select(r => r.Reference)];

    private async Task<HashSet<string>> Cells(DateOnly? day) =>
        [.. (await Send(new ShowMatrix { AsOf = Text(day) })).Rows.SelectMany(r => r.Cells.Keys.Select(m => $"{r.Incident.Reference} {m}"))];

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        var liaison = await seeded.Read(db => db.Users.SingleAsync(u => u.Email == "farid@demo.example"));
        await using var scope = seeded.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = new CurrentUser(liaison.Id, liaison.OrganisationId, Role.Liaison, "Farid");
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
