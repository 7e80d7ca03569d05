using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Mentions;

public class CandidateIncidentsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private static int names;

    private People People => register.People;

    public Task InitializeAsync() => Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_statement_finds_an_incident_by_any_name_of_its_target()
    {
        var name = Name();
        await register.As(CurrentUser.AtTheMachine).Send(new EnterParty(name.ToLowerInvariant(), PartyKind.Organisation, null,
            [new($"{name} Legal Aid", "en", NameKind.Official), new($"مركز {name}", "ar", NameKind.Alias), new($"{name}a", null, NameKind.Misspelling)]));
        var reference = await Log($"{name} Legal Aid");

        foreach (var text in new[] { $"They raided {name}-Legal Aid.", $"مداهمة مركز {name} أمس", $"The raid on {name}a." })
        {
            var found = Assert.Single(await Candidates(text), c => c.Key == reference);
            Assert.Equal(($"{name} Legal Aid", "intimidation.personal", "2024-05-12"), (found.Targets[0], found.Types, found.Date));
            Assert.Equal([$"مركز {name}", $"{name}a"], found.TargetAliases);
        }
    }

    [Fact]
    public async Task What_was_amended_is_found_by_what_it_says_now()
    {
        var (before, now) = (Name(), Name());
        var told = Telling(before);
        var logged = await register.As(People.Ana).Send(told);

        await register.As(People.Ana).Send(new AmendIncident
        {
            Reference = logged.Reference,
            Version = 1,
            Title = told.Title,
            Account = told.Account,
            Occurred = "2024-05-20",
            Acts = told.Acts,
            Targets = [Target(now)],
            Actors = told.Actors,
        });

        Assert.DoesNotContain(await Candidates($"A threat to {before}.", People.Ana), c => c.Key == logged.Reference);
        Assert.Equal("2024-05-20", Assert.Single(await Candidates($"A threat to {now}.", People.Ana), c => c.Key == logged.Reference).Date);
    }

    [Fact]
    public async Task A_name_that_is_withheld_leads_nobody_to_an_incident()
    {
        var name = Name();
        var logged = await register.As(People.Ana).Send(Telling(name) with { Targets = [Target(name) with { Naming = "withheld" }] });

        Assert.DoesNotContain(await Candidates($"He called {name}.", People.Ana), c => c.Key == logged.Reference);
    }

    [Fact]
    public async Task A_draft_is_a_candidate_for_its_author_alone_until_it_is_submitted()
    {
        var name = Name();
        var reference = await Log(name, submit: false);

        Assert.Single(await Candidates(name, People.Ana), c => c.Key == reference);
        foreach (var other in new[] { People.Bo, People.Lead, People.Stranger, People.Liaison, People.Member, People.Administrator, CurrentUser.Nobody })
            Assert.Empty(await Candidates(name, other));

        await register.As(People.Ana).Send(new SubmitIncident(reference, 1));

        Assert.Single(await Candidates(name, People.Liaison), c => c.Key == reference);
        Assert.Empty(await Candidates(name, People.Stranger));
    }

    [Fact]
    public async Task A_campaign_comes_with_what_belongs_to_it()
    {
        await register.As(CurrentUser.AtTheMachine).Send(new Application.Vocabularies.DefineTerms("relation",
            [new("part-of-campaign", null, new Dictionary<string, string> { ["en"] = "Part" }, new Dictionary<string, string>())]));
        var (one, other) = (Name(), Name());
        var (first, second) = (await Log(one), await Log(other));
        var campaign = (await register.As(People.Ana).Send(Telling(Name()) with { Kind = "campaign", Submit = true })).Reference;
        foreach (var part in new[] { first, second })
            await register.As(People.Liaison).Send(new RelateIncidents(part, campaign, "part-of-campaign"));

        var found = await Candidates($"A threat to {one}.");

        Assert.Equal(new[] { first, second }.Order(), Assert.Single(found, c => c.Key == campaign).Members);
        Assert.Contains(found, c => c.Key == first);
        Assert.DoesNotContain(found, c => c.Key == second); // neither named nor asked for; its campaign was found by the first
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \t")]
    [InlineData("no word of this is known to anybody")]
    [InlineData("\ud800\udfff\ud800")]
    public async Task A_text_without_a_term_has_no_candidates(string text) => Assert.Empty(await Candidates(text));

    [Fact]
    public async Task What_was_entered_before_there_was_an_index_is_indexed_when_a_liaison_asks_for_it()
    {
        var (name, drafted) = (Name(), Name());
        var reference = await Log(name);
        await Log(drafted, submit: false);
        await register.Database.RunAsSuperuser("delete from sec.incident_terms; delete from sec.incident_candidates");
        Assert.Empty(await Candidates(name));

        Assert.InRange(await register.As(People.Liaison).Send(new IndexCandidates()), 1, 200);

        Assert.Contains(await Candidates(name), c => c.Key == reference);
        Assert.Empty(await Candidates(drafted, People.Ana)); // the liaison may not read it, and so it waits for its author's next change
        Assert.Equal(0, await register.As(People.Liaison).Send(new IndexCandidates()));
    }

    [Fact]
    public async Task A_thousand_incidents_of_one_name_are_a_few_candidates()
    {
        var name = Name();
        var logged = await Log(name);
        await register.Database.RunAsSuperuser($"""
            create temp table model as select c.* from sec.incident_candidates c join incidents i on i.id = c.incident_id where i.reference = '{logged}';
            insert into sec.incident_terms select t, m.known_from - n, gen_random_uuid() from model m, unnest(m.terms) t, generate_series(1, 1000) n;
            """);

        Assert.Contains(await Candidates($"A threat to {name}."), c => c.Key == logged);
        Assert.InRange((await Candidates($"A threat to {name}.")).Count, 1, CandidateTerms.MostCandidates);
    }

    private Task<IReadOnlyList<IncidentSketch>> Candidates(string text, CurrentUser? reader = null) => register.Reading(
        reader ?? People.Liaison,
        db => new CandidateIncidents(db, reader ?? People.Liaison).For(new StatementSketch(text, new DateOnly(2026, 11, 1)), CancellationToken.None));

    private async Task<string> Log(string name, bool submit = true) =>
        (await register.As(People.Ana).Send(Telling(name) with { Submit = submit })).Reference;

    private static LogIncident Telling(string name) => Told.Incident() with { Occurred = "2024-05-12", Targets = [Target(name)] };

    private static TargetInput Target(string name) => new() { Kind = "organisation", Category = "cso", Name = name, Naming = "named" };

    /// <summary>No word of any language, and another one each time.</summary>
    private static string Name() => $"Zq{Interlocked.Increment(ref names)}vandermoor";
}
