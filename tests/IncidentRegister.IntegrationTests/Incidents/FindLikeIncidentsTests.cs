using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Incidents;

public class FindLikeIncidentsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private static int days;

    private People People => register.People;

    public Task InitializeAsync() => Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_told_before_is_found_again_with_its_reasons()
    {
        var told = Telling("Masked men threaten the director");
        var logged = await Log(People.Ana, told, submit: true);

        var found = await register.As(People.Bo).Send(FindLikeIncidents.From(
            told with { Title = "Director is threatened by masked men", Occurred = told.Occurred + "~", Town = "KAMPALA" }));

        var like = Assert.Single(found);
        Assert.Equal((logged, told.Title), (like.Reference, like.Title));
        Assert.Equal(
            [
                (LikenessKind.SameDates, null), (LikenessKind.SharedName, "AL HAQ"), (LikenessKind.SimilarTitle, null),
                (LikenessKind.SameType, "intimidation.personal"), (LikenessKind.SameCountry, "UG"), (LikenessKind.SameTown, "KAMPALA"),
            ],
            like.Reasons.Select(r => (r.Kind, r.What)));
    }

    [Fact]
    public async Task Other_organisations_records_are_neither_shown_nor_counted()
    {
        var told = Telling("A break-in at the archive at night");
        foreach (var _ in Enumerable.Range(0, 5)) await Log(People.Stranger, told, submit: true);
        var own = await Log(People.Ana, told, submit: true);

        var found = await register.As(People.Bo).Send(FindLikeIncidents.From(told));

        Assert.Equal([own], found.Select(f => f.Reference));
        Assert.Equal(3, (await register.As(People.Liaison).Send(FindLikeIncidents.From(told))).Count);
    }

    [Fact]
    public async Task A_draft_is_proposed_to_its_author_alone_and_one_for_few_eyes_to_nobody_else()
    {
        var told = Telling("Somebody follows the car of counsel");
        var draft = await Log(People.Ana, told);
        var marked = await Log(People.Ana, told with { Handling = "red" });

        Assert.Equal([.. new[] { draft, marked }.Order()], References(await register.As(People.Ana).Send(FindLikeIncidents.From(told))));
        Assert.Empty(await register.As(People.Bo).Send(FindLikeIncidents.From(told)));
        Assert.Empty(await register.As(People.Lead).Send(FindLikeIncidents.From(told)));
        Assert.Empty(await register.As(People.Liaison).Send(FindLikeIncidents.From(told)));
    }

    [Fact]
    public async Task A_name_that_is_withheld_is_no_reason_for_whoever_may_not_read_it()
    {
        var told = Telling("A call") with
        {
            Targets = [new TargetInput { Kind = "person", Category = "hrd", Name = "Zoraida Quispe", Naming = "withheld" }],
        };
        await Log(People.Ana, told, submit: true);
        var asked = FindLikeIncidents.From(told with { Title = "Something else", Town = null, Acts = [] });

        Assert.Equal("Zoraida Quispe", Assert.Single(await register.As(People.Lead).Send(asked)).Reasons.Single(r => r.Kind == LikenessKind.SharedName).What);
        Assert.Empty(await register.As(People.Bo).Send(asked));
        Assert.Empty(await register.As(People.Liaison).Send(asked));
    }

    [Fact]
    public async Task A_town_that_is_kept_in_the_house_is_no_reason_for_the_liaison()
    {
        var told = Telling("Stones are thrown at a window") with { TownVisibility = "organisation-only" };
        await Log(People.Ana, told, submit: true);

        var found = Assert.Single(await register.As(People.Liaison).Send(FindLikeIncidents.From(told)));

        Assert.DoesNotContain(found.Reasons, r => r.Kind == LikenessKind.SameTown);
    }

    [Fact]
    public async Task A_party_in_another_country_and_a_title_without_a_day_are_found_too()
    {
        var told = Telling("An anonymous pamphlet names three lawyers");
        var logged = await Log(People.Ana, told, submit: true);
        var elsewhere = FindLikeIncidents.From(told with { Title = "Tracts anonymes", Country = "NL", Town = null });
        var withoutDay = FindLikeIncidents.From(told with { Occurred = "XXXX" });

        foreach (var asked in new[] { elsewhere, withoutDay })
            foreach (var person in new[] { People.Bo, People.Liaison })
                Assert.Equal([logged], (await register.As(person).Send(asked)).Select(f => f.Reference));
        Assert.Empty(await register.As(People.Stranger).Send(withoutDay));
    }

    [Fact]
    public async Task What_was_said_to_be_another_event_is_not_proposed_again()
    {
        var told = Telling("Graffiti at the door of the office");
        var first = await Log(People.Ana, told, submit: true);
        var second = await Log(People.Bo, told, submit: true);
        var liaison = register.As(People.Liaison);
        Assert.Equal([second], (await liaison.Send(new ListLikeIncidents(first))).Select(f => f.Reference));

        await liaison.Send(new RelateIncidents(second, first, "not-duplicate"));

        Assert.Empty(await liaison.Send(new ListLikeIncidents(first)));
        Assert.Empty(await liaison.Send(new ListLikeIncidents(second)));
        Assert.Empty(await register.As(People.Ana).Send(FindLikeIncidents.From(told, of: first)));
        Assert.Equal(2, (await register.As(People.Ana).Send(FindLikeIncidents.From(told))).Count);
    }

    [Theory]
    [InlineData("\0", "\0", "2026-99-99", "\ud800")]
    [InlineData("", "", "", "")]
    [InlineData("%_\\ or 1=1 --", "ZZZ", "XXXX", "a name")]
    [InlineData("three words here", null, "9999-12-31", "\u202e")]
    [InlineData("three words here", "UG", "1000-01-01", "a name")]
    public async Task Whatever_stands_in_a_half_filled_form_is_no_error(string title, string? country, string? occurred, string name)
    {
        var asked = new FindLikeIncidents
        {
            Of = title,
            Title = title + new string('x', title.Length * 100),
            Country = country,
            Occurred = occurred,
            Town = name,
            ActTypes = [title, name],
            Names = [name, .. Enumerable.Range(0, 60).Select(n => $"Name {n}")],
        };

        Assert.Empty(await register.As(People.Ana).Send(asked));
        Assert.Empty(await register.As(People.Liaison).Send(asked));
    }

    [Fact]
    public async Task A_record_that_is_not_ones_own_to_see_has_nothing_like_it()
    {
        var reference = await Log(People.Ana, Telling("A letter with a bullet"), submit: true);

        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Stranger).Send(new ListLikeIncidents(reference)));
    }

    /// <summary>Each on days of its own, so that no test finds what another one told.</summary>
    private static LogIncident Telling(string title)
    {
        var day = new DateOnly(2020, 1, 1).AddDays(60 * Interlocked.Increment(ref days));
        return Told.Incident(title) with { Occurred = $"{day:yyyy-MM-dd}", Acts = [Told.Act(date: $"{day:yyyy-MM-dd}")], Sources = [] };
    }

    private async Task<string> Log(CurrentUser person, LogIncident told, bool submit = false) =>
        (await register.As(person).Send(told with { Submit = submit })).Reference;

    private static IEnumerable<string> References(IEnumerable<LikeIncident> found) => found.Select(f => f.Reference).Order();
}
