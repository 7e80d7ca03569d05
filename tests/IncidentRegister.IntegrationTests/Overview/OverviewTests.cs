using FluentValidation;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Overview;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Overview;

public class OverviewTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private People People => register.People;
    private string Today => register.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", null);

    public Task InitializeAsync() => Issued.DefineWords(register);

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_day_past_is_answered_as_the_register_knew_it_then()
    {
        register.Clock.Shift = TimeSpan.FromDays(10);
        var first = await register.Submit(People.Ana);
        var (then, known) = (Today, (await Overview()).Now);
        register.Clock.Shift = TimeSpan.FromDays(12);
        await register.Submit(People.Ana);
        await Verify(first);

        var (past, now) = (await Overview(People.Liaison, then), await Overview());

        Assert.Equal((known.Incidents, known.Verified), (past.Now.Incidents, past.Now.Verified));
        Assert.Equal((known.Incidents + 1, known.Verified + 1), (now.Now.Incidents, now.Now.Verified));
        Assert.Equal((null, null), (past.Before, past.LastVisit));
    }

    [Fact]
    public async Task A_verification_that_was_taken_back_later_stood_until_then()
    {
        register.Clock.Shift = TimeSpan.FromDays(20);
        var incident = await register.Submit(People.Ana);
        await Verify(incident);
        var (then, verified) = (Today, (await Overview()).Now.Verified);
        register.Clock.Shift = TimeSpan.FromDays(21);
        await Change(incident, i => i.Reopen("A doubt.", People.Liaison.Id, register.Clock.GetUtcNow()));

        Assert.Equal(verified, (await Overview(People.Liaison, then)).Now.Verified);
        Assert.Equal(verified - 1, (await Overview()).Now.Verified);
    }

    [Fact]
    public async Task Asks_and_responses_count_from_the_day_on_which_they_were_recorded()
    {
        register.Clock.Shift = TimeSpan.FromDays(30);
        var statement = await Issued.Enter(register);
        var incident = await Issued.Incident(register);
        var (before, old) = (Today, (await Overview()).Now);
        register.Clock.Shift = TimeSpan.FromDays(31);
        var ask = (await register.As(People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
        var (asked, open) = (Today, (await Overview()).Now);
        register.Clock.Shift = TimeSpan.FromDays(32);
        await register.As(People.Liaison).Send(new RecordResponse
        {
            Measure = "M04",
            Party = "asp-president",
            TakenOn = "2024-06-11",
            Title = "The President condemns it",
            Incidents = [incident],
            Fulfils = [new FulfilledAsk(ask, "fully")],
        });
        var now = await Overview();

        Assert.Equal((old.OldAsks + 1, open.OldAsks - 1), (open.OldAsks, now.Now.OldAsks));
        Assert.Equal((old.Waits.Answered, old.Waits.Answered + 1), (open.Waits.Answered, now.Now.Waits.Answered));
        Assert.Equal((old.OldAsks, open.OldAsks), ((await Overview(People.Liaison, before)).Now.OldAsks, (await Overview(People.Liaison, asked)).Now.OldAsks));
        Assert.Equal(open.Waits.Answered, (await Overview(People.Liaison, asked)).Now.Waits.Answered);
        Assert.Contains(now.Asks.Single(a => a.Measure == "M04").Waits, w => w is { Days: 10, IsOver: true });
        Assert.DoesNotContain((await Overview(People.Liaison, asked)).Asks.SelectMany(a => a.Waits), w => w is { Days: 10, IsOver: true });
    }

    [Fact]
    public async Task Everybody_counts_what_they_may_read_and_each_number_is_the_length_of_its_list()
    {
        await register.Submit(People.Ana);
        await register.Submit(People.Stranger);
        foreach (var person in new[] { People.Ana, People.Lead, People.Stranger, People.Liaison })
            foreach (var day in new[] { null, Today })
            {
                var sheet = await Overview(person, day);
                Assert.Equal(sheet.Now.Incidents, await Length(person, new(), day));
                Assert.Equal(sheet.Now.Verified, await Length(person, new() { Review = "verified" }, day));
                Assert.Equal(sheet.Now.Waits.Within[1].Answered, await Length(person, new() { Response = "30" }, day));
                foreach (var type in sheet.Types) Assert.Equal(type.Count, await Length(person, new() { Type = type.Code }, day));
                foreach (var target in sheet.Targets) Assert.Equal(target.Count, await Length(person, new() { Target = target.Code }, day));
                foreach (var actor in sheet.Actors) Assert.Equal(actor.Count, await Length(person, new() { Actor = actor.Code }, day));
                foreach (var country in sheet.Countries) Assert.Equal(country.Count, await Length(person, new() { Country = country.Code }, day));
                Assert.True(sheet.Now.Incidents > 0);
            }

        var all = (await Overview()).Now.Incidents;
        Assert.Equal(all, (await Overview(People.Ana)).Now.Incidents + (await Overview(People.Stranger)).Now.Incidents);
        await Assert.ThrowsAsync<ForbiddenException>(() => Overview(People.Member));
        await Assert.ThrowsAsync<ForbiddenException>(() => Overview(People.Administrator));
    }

    [Fact]
    public async Task The_time_line_counts_by_the_week_in_which_it_happened()
    {
        await register.Submit(People.Stranger, Submitted.Facts() with { Occurred = IncidentDate.Parse("2020-12-31") });
        await register.Submit(People.Stranger, Submitted.Facts() with { Occurred = IncidentDate.Parse("2020-11") });

        var line = (await register.As(People.Stranger).Send(new ShowOverview(Year: 2020))).TimeLine;

        Assert.Equal((53, 1), (line.Weeks.Count, line.Undated));
        Assert.Equal(new WeekCount(Week.Of(new(2020, 12, 31)), "threat", 1), Assert.Single(line.Counts));
        Assert.Equal(1, await Length(People.Stranger, new() { Week = "2021-01-03" }, null));
        await Assert.ThrowsAsync<TamperedException>(() => register.As(People.Stranger).Send(new ShowOverview(Year: 1900)));
    }

    [Fact]
    public async Task What_is_new_stays_new_during_a_visit_and_is_somebodys_own()
    {
        register.Clock.Shift = TimeSpan.FromDays(40);
        var first = await Overview(People.Bo);
        register.Clock.Shift += TimeSpan.FromMinutes(20);
        var reloaded = await Overview(People.Bo);
        var left = register.Clock.GetUtcNow();
        register.Clock.Shift += TimeSpan.FromMinutes(31);
        await register.Submit(People.Ana);
        var back = await Overview(People.Bo);
        var again = await Overview(People.Bo);

        Assert.Equal((null, null), (first.LastVisit, reloaded.LastVisit));
        Assert.InRange(back.LastVisit!.Value, left.AddMinutes(-1), left);
        Assert.Equal(back.LastVisit, again.LastVisit);
        Assert.Equal(back.Now.Incidents - 1, back.Before!.Incidents);
    }

    [Theory]
    [InlineData("yesterday", "as-of.malformed")]
    [InlineData("2024-02-30", "as-of.malformed")]
    [InlineData("05/12/2024", "as-of.malformed")]
    [InlineData("9999-12-31", "as-of.in-future")]
    [InlineData("2001-01-01", "as-of.before-register")]
    public async Task A_day_of_which_nothing_is_known_is_refused(string day, string key)
    {
        Assert.Equal([$"AsOf: {key}"], await Issued.Problems(() => Overview(People.Liaison, day)));
        await Assert.ThrowsAsync<ValidationException>(() => register.As(People.Liaison).Send(new ListCounted(new(), day)));
    }

    private Task<OverviewSheet> Overview(CurrentUser? person = null, string? day = null) =>
        register.As(person ?? People.Liaison).Send(new ShowOverview(day));

    private async Task<int> Length(CurrentUser person, CountedFilter filter, string? day)
    {
        var (length, next) = (0, (string?)null);
        do
        {
            var list = await register.As(person).Send(new ListCounted(filter, day, next));
            (length, next) = (length + list.Lines.Count, list.Next);
        }
        while (next is not null);
        return length;
    }

    private Task<int> Verify(Incident incident) => Change(incident, i =>
    {
        i.Claim(People.Liaison.Id, register.Clock.GetUtcNow());
        i.Verify(Verification.Verified, null, People.Liaison.Id, register.Clock.GetUtcNow());
    });

    private Task<int> Change(Incident incident, Action<Incident> change) => register.Read(async db =>
    {
        var tracked = db.Incidents.Single(i => i.Id == incident.Id);
        change(tracked);
        return await db.SaveChangesAsync();
    });
}
