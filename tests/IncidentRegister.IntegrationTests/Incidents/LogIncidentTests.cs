using FluentValidation;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

public class LogIncidentTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private Guid alHaq;

    public async Task InitializeAsync() => alHaq = await Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_told_is_kept_as_a_draft_of_its_author()
    {
        var logged = await Log(Told.Incident());

        var incident = await Stored(logged.Id);

        Assert.Equal(logged.Reference, incident.Reference);
        Assert.Equal((register.People.Ana.Id, register.People.Ana.OrganisationId), (incident.AuthorId, incident.OrganisationId));
        Assert.Equal(CaseStatus.Draft, incident.Case.Status);
        Assert.Equal("2024-05-12~", incident.Occurred.ToString());
        Assert.Equal(("UG", "Kampala", 1), (incident.Country, incident.Town, incident.Version));
        Assert.Equal(["intimidation.personal"], incident.ActTypes);
        Assert.Equal(StageKind.Threatened, incident.Acts.Single().Stages.Single().Kind);
        Assert.Equal(('B', 2), (incident.Sources.Single().Reliability, incident.Sources.Single().Credibility));
    }

    [Fact]
    public async Task A_name_of_a_known_party_becomes_that_party_and_another_stays_as_typed()
    {
        var told = Told.Incident() with
        {
            Targets = [new() { Category = "cso", Name = "الحَقّ" }, new() { Category = "cso", Name = " A  Small Group " }],
            Actors = [new() { Kind = "private-company", PartyKey = "al-haq" }, new() { Kind = "private-company", PartyId = alHaq }],
        };

        var incident = await Stored((await Log(told)).Id);

        Assert.Equal([(alHaq, null), (null, "A Small Group")],
            incident.Targets.OrderBy(t => t.Ordinal).Select(t => (t.Identity!.PartyId, t.Identity.Name)));
        Assert.All(incident.Involvements, a => Assert.Equal((alHaq, null), (a.PartyId, a.Name)));
    }

    [Fact]
    public async Task It_can_be_sent_to_the_liaison_in_the_same_step()
    {
        var incident = await Stored((await Log(Told.Incident() with { Submit = true })).Id);

        Assert.Equal(CaseStatus.Submitted, incident.Case.Status);
        Assert.Equal([CaseEventKind.Logged, CaseEventKind.Submitted], incident.Events.OrderBy(e => e.Kind).Select(e => e.Kind));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("amber-strict")]
    public async Task What_the_liaison_may_not_read_is_not_sent(string handling) =>
        Assert.Equal(["Handling: incident.submit-needs-wider-handling"],
            await Problems(Told.Incident() with { Handling = handling, Submit = true }));

    [Theory]
    [InlineData("", "field.required")]
    [InlineData("soon", "date.not-understood")]
    [InlineData("2024-02-30", "date.no-such-day")]
    [InlineData("2024-05-12/2024-05-01", "date.end-before-start")]
    [InlineData("2999-01-01", "incident.in-future")]
    public async Task A_date_that_cannot_be_is_refused_beside_its_field(string date, string problem)
    {
        Assert.Equal([$"Occurred: {problem}"], await Problems(Told.Incident() with { Occurred = date }));
        Assert.Equal([$"Acts[0].Stages[0].Date: {problem}"], await Problems(Told.Incident() with { Acts = [Told.Act(date: date)] }));
    }

    [Fact]
    public async Task An_account_is_one_to_twenty_thousand_characters_long()
    {
        Assert.Equal(["Account: field.required"], await Problems(Told.Incident() with { Account = "" }));
        Assert.Equal(["Account: field.required"], await Problems(Told.Incident() with { Account = " \r\n\u200E " }));
        Assert.Equal(["Account: field.too-long"], await Problems(Told.Incident() with { Account = new string('a', 30_000) }));

        var longest = await Stored((await Log(Told.Incident() with { Account = new string('a', 20_000) })).Id);

        Assert.Equal(20_000, longest.Account.Length);
    }

    [Fact]
    public async Task A_text_that_grows_when_it_is_kept_is_measured_as_kept() =>
        Assert.Equal(["Title: field.too-long"], await Problems(Told.Incident(new string('\uFB2C', 200)))); // three letters each in NFC

    [Theory]
    [InlineData("nought\0", "text.control-character")]
    [InlineData("turned \u202Eback", "text.hidden-direction")]
    public async Task Characters_that_hide_something_are_refused(string text, string problem)
    {
        Assert.Equal([$"Title: {problem}"], await Problems(Told.Incident(text)));
        Assert.Equal([$"Account: {problem}"], await Problems(Told.Incident() with { Account = text }));
        Assert.Equal([$"Targets[0].Name: {problem}"], await Problems(Told.Incident() with
        {
            Targets = [new() { Category = "cso", Name = text, Naming = "named" }],
        }));
    }

    [Fact]
    public async Task Half_a_character_is_refused() => // no theory: its arguments are stored as whole characters
        Assert.Equal(["Title: text.broken-character"], await Problems(Told.Incident("half \uD83D")));

    [Fact]
    public async Task Emoji_stay_and_direction_marks_without_width_are_taken_out()
    {
        var incident = await Stored((await Log(Told.Incident("\u200EA letter\u200F 🕊️ arrived"))).Id);

        Assert.Equal("A letter 🕊️ arrived", incident.Title);
    }

    [Fact]
    public async Task Codes_that_no_vocabulary_has_are_refused_beside_their_fields()
    {
        var inVocabularies = Told.Incident() with
        {
            Language = "xx",
            Country = "ZZ",
            Situation = "nowhere",
            Acts = [Told.Act(), Told.Act() with { Type = "no-such-act" }],
            Targets = [new() { Category = "no-such-target", Name = "A" }, new() { Category = "cso", PartyKey = "nobody" }],
            Actors = [new() { Kind = "no-such-kind", Name = "B", Attribution = "nobody" }, new() { Kind = "state", PartyId = Guid.NewGuid() }],
            Sources = [new() { Title = "C", Language = "xx" }],
        };
        var inEnumerations = Told.Incident() with
        {
            Kind = "x",
            TownVisibility = "x",
            Severity = "x",
            Handling = "TLP:AMBER",
            Acts = [Told.Act(stage: "x")],
            Targets = [new() { Kind = "x", Category = "cso", Name = "A", Naming = "x" }],
            Actors = [new() { Kind = "state", Name = "B", Claim = "x" }],
            Sources = [new() { Title = "C", Connection = "x" }],
        };

        var unknown = (await Problems(inVocabularies)).Concat(await Problems(inEnumerations)).ToList();

        Assert.All(unknown, p => Assert.EndsWith(Told.UnknownKey, p, StringComparison.Ordinal));
        Assert.Equal(
            ["Language", "Country", "Situation", "Acts[1].Type", "Targets[0].Category", "Targets[1].PartyKey", "Actors[0].Kind",
                "Actors[0].Attribution", "Actors[1].PartyId", "Sources[0].Language",
                "Kind", "TownVisibility", "Severity", "Handling", "Acts[0].Stages[0].Kind", "Targets[0].Kind", "Targets[0].Naming",
                "Actors[0].Claim", "Sources[0].Connection"],
            unknown.Select(p => p.Split(':')[0]));
    }

    [Fact]
    public async Task Parts_that_lack_something_are_refused_beside_their_fields()
    {
        var told = Told.Incident() with
        {
            Title = " ",
            Acts = [Told.Act() with { Type = "", Stages = [] }],
            Targets = [new() { Category = "cso" }, new() { Category = "cso", Description = "A", Naming = "named" },
                new() { Category = "cso", Name = "A", Naming = "described" }],
            Actors = [new() { Kind = "state" }],
            Sources = [new() { Reliability = "G", Credibility = "7" }],
        };

        Assert.Equal(
            ["Title: field.required", "Acts[0].Type: field.required", "Acts[0].Stages: act.needs-stage", "Targets[0].Name: target.needs-name",
                "Targets[1].Name: target.needs-name", "Targets[2].Description: target.needs-description", "Actors[0].Name: actor.needs-name",
                "Sources[0].Title: field.required", "Sources[0].Reliability: source.reliability", "Sources[0].Credibility: source.credibility"],
            await Problems(told));
        Assert.Equal(["Acts: incident.needs-act"], await Problems(Told.Incident() with { Acts = [] }));
    }

    [Fact]
    public async Task There_is_a_limit_to_the_number_of_parts()
    {
        var told = Told.Incident() with
        {
            Acts = [.. Enumerable.Repeat(Told.Act(), 21)],
            Targets = [.. Enumerable.Repeat(new TargetInput { Category = "cso", Name = "A" }, 51)],
            Actors = [.. Enumerable.Repeat(new ActorInput { Kind = "unknown" }, 21)],
            Sources = [.. Enumerable.Repeat(new SourceInput { Title = "A" }, 31)],
        };

        Assert.Equal(["Acts", "Targets", "Actors", "Sources"], (await Problems(told)).Select(p => p.Split(':')[0]));
    }

    [Fact]
    public async Task One_form_makes_one_incident_however_often_it_is_sent()
    {
        var key = Guid.NewGuid();
        var told = Told.Incident("Sent eight times");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => register.As(register.People.Ana).Send(told, key)));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await register.Read(db => db.Incidents.CountAsync(i => i.Title == told.Title)));
    }

    [Fact]
    public async Task The_second_click_waits_for_a_first_one_that_is_slow()
    {
        var (key, told) = (Guid.NewGuid(), Told.Incident("Sent while the first one is under way"));
        await using var first = await register.Database.Begin($"""
            insert into sec.idempotency_keys (user_id, key, request, fingerprint)
              values ('{register.People.Ana.Id}', '{key}', 'LogIncident', '\x00')
            """);

        var second = register.As(register.People.Ana).Send(told, key);
        await Task.Delay(TimeSpan.FromSeconds(4));
        await first.DisposeAsync();

        Assert.NotNull(await second);
    }

    [Fact]
    public async Task Only_those_who_report_log_incidents()
    {
        foreach (var person in register.People.All)
        {
            var logging = Record.ExceptionAsync(() => register.As(person).Send(Told.Incident()));

            if (person.Role is Role.Reporter or Role.Lead) Assert.Null(await logging);
            else Assert.IsType<ForbiddenException>(await logging);
        }
    }

    private Task<LoggedIncident> Log(LogIncident told) => register.As(register.People.Ana).Send(told);

    private Task<Incident> Stored(Guid id) => register.Read(db => db.Incidents
        .Include(i => i.Acts).ThenInclude(a => a.Stages).Include(i => i.Targets).ThenInclude(t => t.Identity)
        .Include(i => i.Involvements).Include(i => i.Sources).Include(i => i.Events).SingleAsync(i => i.Id == id));

    private async Task<IEnumerable<string>> Problems(LogIncident told) =>
        (await Assert.ThrowsAsync<ValidationException>(() => Log(told))).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}");
}
