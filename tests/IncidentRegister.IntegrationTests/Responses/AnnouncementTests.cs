using System.Globalization;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using AskLine = IncidentRegister.Application.Responses.AskLine;

namespace IncidentRegister.IntegrationTests.Responses;

/// <summary>What is announced is planned, and no response, until it is taken.</summary>
public class AnnouncementTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string incident = "";
    private string ask = "";
    private People People => register.People;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        var statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
        ask = (await Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
    }

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_announced_answers_nothing_and_is_told_wherever_the_ask_is()
    {
        var before = (await Show(ask), await Gap(), await Figures());

        var announced = await Announce();

        var (asked, gap, after) = (await Show(ask), await Gap(), await Figures());
        Assert.Equal((AskState.Open, null, before.Item1.DaysWaiting), (asked.State, asked.DaysToResponse, asked.DaysWaiting));
        Assert.Equal((before.Item2!.Asks, before.Item2.Since), (gap!.Asks, gap.Since));
        Assert.Equal(before.Item3, after);
        Assert.Equal((announced, "2024-07"), (asked.Planned.Single().Announcement, asked.Planned.Single().PlannedFor.ToString()));
        Assert.Equal(announced, gap.Planned.Single().Announcement);
        Assert.Equal(announced, (await As(People.Ana).Send(new ShowIncident(incident))).Planned.Single().Reference);
        var row = await Row();
        Assert.Equal((CellMark.Planned, "2024-07", 1), (row.Cells["M04"].Mark, row.Cells["M04"].On.ToString(), row.Cells["M04"].Waiting));
        Assert.Equal(asked.DaysWaiting, row.OldestAsk);
        Assert.Empty((await Send(new ListResponses { Incident = incident })).Lines);
    }

    [Fact]
    public async Task An_ask_that_it_names_tells_of_it_where_it_is_of_another_measure_and_names_no_incident()
    {
        var announced = await Announce(a => a with { Measure = "M05", Incidents = [], IsConfidential = false });

        Assert.Equal(CellMark.Planned, (await Row()).Cells["M04"].Mark);
        Assert.Equal(announced, (await Gap())!.Planned.Single().Announcement);
        Assert.Equal(announced, (await Send(new ListAnnouncements { Incident = incident, For = "M04", State = "standing" })).Lines.Single().Reference);
        Assert.DoesNotContain((await Send(new ListAnnouncements { Incident = incident, For = "M05" })).Lines, l => l.Incidents.Count > 0);
    }

    [Fact]
    public async Task What_is_taken_as_announced_is_a_response_from_then_on()
    {
        var announced = await Announce();

        var response = await Send(Taken() with { CarriesOut = announced, Fulfils = [new(ask, "fully")] });

        var line = await Announcement(announced);
        Assert.Equal((AnnouncementOutcome.CarriedOut, response.Reference, "2024-07-01"),
            (line.End!.Outcome, line.End.Response, line.End.HappenedOn.ToString()));
        Assert.Equal((AskState.Taken, 0), ((await Show(ask)).State, (await Show(ask)).Planned.Count));
        Assert.Equal(CellMark.Taken, (await Row()).Cells["M04"].Mark);
        Assert.Null(await Gap());
    }

    [Fact]
    public async Task What_is_dropped_leaves_the_ask_as_it_was()
    {
        var announced = await Announce();

        await Send(new DropAnnouncement(announced, "2024-08-01", "The minister took it back.", 1));

        var line = await Announcement(announced);
        Assert.Equal((AnnouncementOutcome.Dropped, "The minister took it back.", null), (line.End!.Outcome, line.End.Reason, line.End.Response));
        Assert.Equal(CellMark.Asked, (await Row()).Cells["M04"].Mark);
        Assert.Empty((await Gap())!.Planned);
        Assert.Equal([announced], (await Send(new ListAnnouncements { Incident = incident, State = "dropped" })).Lines.Select(l => l.Reference));
        Assert.Equal("announcement.ended", await Broken(() => Send(new DropAnnouncement(announced, "2024-08-01", "Again.", 2))));
        Assert.Equal("announcement.ended", await Broken(() => Send(Taken() with { CarriesOut = announced })));
    }

    [Fact]
    public async Task A_day_past_knows_it_from_the_day_it_was_recorded_until_the_day_that_ended_it()
    {
        At(5);
        var announced = await Announce();
        At(10);
        await Send(new DropAnnouncement(announced, "2024-08-01", "It said so.", 1));

        foreach (var (day, mark, planned) in new[] { (4, CellMark.Asked, 0), (5, CellMark.Planned, 1), (9, CellMark.Planned, 1), (10, CellMark.Asked, 0) })
        {
            Assert.Equal(mark, (await Row(Day(day))).Cells["M04"].Mark);
            Assert.Equal(planned, (await Send(new ShowAsk(ask) { AsOf = Day(day) })).Planned.Count);
            Assert.Equal(planned, (await Send(new ListGaps { AsOf = Day(day), IsWhole = true })).Lines.Single(l => l.Incident.Reference == incident).Planned.Count);
        }

        Assert.Null((await Send(new ShowAnnouncement(announced) { AsOf = Day(9) })).End);
        await Assert.ThrowsAsync<NotFoundException>(() => Send(new ShowAnnouncement(announced) { AsOf = Day(4) }));
    }

    [Fact]
    public async Task A_confidential_one_is_the_liaisons_alone_and_what_ends_another_in_private_is_not_told()
    {
        var hidden = await Announce(a => a with { Measure = "M05" });
        var open = await Announce();
        await Send(Taken() with { Measure = "M05", CarriesOut = open });

        await Assert.ThrowsAsync<NotFoundException>(() => As(People.Ana).Send(new ShowAnnouncement(hidden)));
        Assert.Null((await As(People.Ana).Send(new ShowAnnouncement(open))).End);
        Assert.NotNull((await As(People.SecondLiaison).Send(new ShowAnnouncement(open))).End);
        Assert.Equal([open], (await As(People.Ana).Send(new ShowAsk(ask))).Planned.Select(p => p.Announcement));
        Assert.Equal([hidden], (await Show(ask)).Planned.Select(p => p.Announcement));
        Assert.Empty((await As(People.Stranger).Send(new ShowAnnouncement(open))).Incidents);
        Assert.Empty((await As(People.Member).Send(new ShowAnnouncement(open))).Incidents);
    }

    [Theory]
    [InlineData("2999-01-01", null, "announcement.in-future")]
    [InlineData("2024-05-20", null, "announcement.before-ask")]
    [InlineData("2024-05-01", null, "announcement.before-incident")]
    [InlineData("2024-06-11", "2024-06-10", "announcement.planned-before")]
    public async Task A_day_that_cannot_be_breaks_a_rule(string day, string? planned, string rule) =>
        Assert.Equal(rule, await Broken(() => Announce(a => a with { AnnouncedOn = day, PlannedFor = planned })));

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        var announced = await Announce();
        var elsewhere = await Issued.Incident(register, "Another raid");

        Assert.Equal("response.other-incidents", await Broken(() => Announce(a => a with { Incidents = [elsewhere] })));
        Assert.Equal("response.before-announcement", await Broken(() => Send(Taken() with { CarriesOut = announced, TakenOn = "2024-06-10" })));
        Assert.Equal("announcement.drop-before", await Broken(() => Send(new DropAnnouncement(announced, "2024-06-10", "x", 1))));
        Assert.Equal("announcement.drop-in-future", await Broken(() => Send(new DropAnnouncement(announced, "2999-01-01", "x", 1))));
        await Assert.ThrowsAsync<StaleVersionException>(() => Send(new DropAnnouncement(announced, "2024-08-01", "x", 7)));
        await Assert.ThrowsAsync<NotFoundException>(() => Send(new DropAnnouncement("ANN-2024-00000", "2024-08-01", "x", 1)));
        Assert.Equal(["CarriesOut: announcement.not-known"], await Issued.Problems(() => Send(Taken() with { CarriesOut = "ANN-2024-00000" })));
        Assert.Equal(["Asks[0]: ask.not-known"], await Issued.Problems(() => Announce(a => a with { Asks = ["ASK-2024-00000"] })));
        Assert.Equal(["AnnouncedOn: field.required"], await Issued.Problems(() => Announce(a => a with { AnnouncedOn = "" })));
        Assert.Equal(["PlannedFor: date.not-understood"], await Issued.Problems(() => Announce(a => a with { PlannedFor = "soon" })));
        Assert.Equal(["Measure: field.unknown-code"], await Issued.Problems(() => Announce(a => a with { Measure = "M99" })));
        Assert.Equal(["Reason: field.required"], await Issued.Problems(() => Send(new DropAnnouncement(announced, "2024-08-01", " ", 1))));
        await Assert.ThrowsAsync<TamperedException>(() => Send(new ListAnnouncements { State = "open" }));
        await Assert.ThrowsAsync<TamperedException>(() => Send(new ListAnnouncements("M99")));
        await Assert.ThrowsAsync<TamperedException>(() => Send(new ListAnnouncements(null, "x")));
    }

    [Fact]
    public async Task Of_two_who_end_it_at_once_one_does()
    {
        var announced = await Announce();

        var ends = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Record.ExceptionAsync(() => n % 2 == 0
            ? Send(new DropAnnouncement(announced, "2024-08-01", $"Reason {n}.", 1)) : (Task)Send(Taken() with { CarriesOut = announced }))));

        Assert.Single(ends, e => e is null);
        Assert.All(ends.OfType<Exception>(), e => Assert.True(e is StaleVersionException or RuleBrokenException, $"{e}"));
        Assert.Equal(1, await register.Read(db => db.AnnouncementEnds.CountAsync(
            e => db.Announcements.Any(a => a.Id == e.AnnouncementId && a.Reference == announced))));
    }

    [Fact]
    public async Task It_goes_with_the_record_that_another_one_gives_way_to_and_comes_back()
    {
        var announced = await Announce(a => a with { Asks = [] });
        var kept = await Issued.Incident(register, "The same raid");
        var compared = await Send(new CompareIncidents(kept, incident));
        var merged = await Send(new MergeIncidents(kept, compared.Kept.Version, incident, compared.Other.Version));

        Assert.Equal([kept], (await Announcement(announced)).Incidents.Select(i => i.Reference));
        await Send(new UndoMerge(kept, merged.Merge, merged.Version));
        Assert.Equal([incident], (await Announcement(announced)).Incidents.Select(i => i.Reference));
    }

    private async Task<string> Announce(Func<RecordAnnouncement, RecordAnnouncement>? change = null)
    {
        var announcement = new RecordAnnouncement
        {
            Measure = "M04",
            Party = "President of the Assembly",
            AnnouncedOn = "2024-06-11",
            PlannedFor = "2024-07",
            Title = "The President will condemn it",
            Incidents = [incident],
            Asks = [ask],
        };
        return (await Send(change is null ? announcement : change(announcement))).Reference;
    }

    private RecordResponse Taken() => new()
    {
        Measure = "M04",
        Party = "President of the Assembly",
        TakenOn = "2024-07-01",
        Title = "The President condemns it",
        Incidents = [incident],
    };

    private Register.Sender As(CurrentUser person) => register.As(person);

    private Task<T> Send<T>(IRequest<T> request) => As(People.Liaison).Send(request);

    private Task<AskLine> Show(string reference) => Send(new ShowAsk(reference));

    private Task<AnnouncementLine> Announcement(string reference) => Send(new ShowAnnouncement(reference));

    private async Task<GapLine?> Gap() =>
        (await Send(new ListGaps { IsWhole = true })).Lines.SingleOrDefault(l => l.Incident.Reference == incident);

    private async Task<MatrixRow> Row(string? day = null) =>
        (await Send(new ShowMatrix { AsOf = day })).Rows.Single(r => r.Incident.Reference == incident);

    /// <summary>Answered and waiting, of incidents and of asks.</summary>
    private async Task<string> Figures()
    {
        var (overview, survey) = (await Send(new ShowOverview()), await Send(new SurveyAsks(new AskFilter())));
        return $"{overview.Now.Waits.Count} {overview.Now.Waits.Answered} {overview.Now.Waits.Waiting} {overview.Now.OldAsks} "
            + string.Join(", ", survey.ByState.OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    private static async Task<string> Broken(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule;

    private void At(int day) => register.Clock.Shift = TimeSpan.FromDays(day);

    private static string Day(int day) =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(day)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
