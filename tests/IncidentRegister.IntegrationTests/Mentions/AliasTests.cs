using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>A database of its own for each test: every incident of the register is a candidate.</summary>
public sealed class AliasTests : IAsyncLifetime
{
    private const string Words = "People speak of the Winter Blacklist now";
    private readonly Site site = new();
    private string statement = "";
    private string incident = "";

    private Register Register => site.Register;

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        (statement, incident) = await Asked.Ready(Register, $"{Words}. It is known to all.");
        await Liaison().Send(new LinkPassage(statement, PassageChoice.Of(1, Words)) { Incident = incident });
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Words_that_a_person_linked_are_offered_and_the_finder_takes_none_by_itself()
    {
        var offered = Assert.Single((await List()).Offered);

        Assert.Equal(("Winter Blacklist", statement, 1, "en"), (offered.Text, offered.Statement, offered.Paragraph, offered.Language));
        Assert.Equal(0, (await Asked.Suggest(Register, await Issued.Enter(Register, "The Winter Blacklist grows."))).New);
    }

    [Fact]
    public async Task An_accepted_name_is_known_to_the_finder_and_a_name_no_longer_is_not()
    {
        await Liaison().Send(new AcceptAlias(incident, "winter  blacklist"));

        Assert.Equal(["Winter Blacklist"], (await List()).Accepted);
        Assert.Empty((await List()).Offered);
        var other = await Issued.Enter(Register, "The Winter Blacklist grows.");
        Assert.Equal(1, (await Asked.Suggest(Register, other)).New);
        Assert.Contains((await Asked.OnlyOpen(Register, other)).Links[0].Reasons, r => r.Kind == MentionReasonKind.OwnName);

        await Liaison().Send(new DismissAlias(incident, "Winter Blacklist"));
        Assert.Empty((await List()).Accepted);
        Assert.Empty((await List()).Offered);
        Assert.Equal(1, (await Asked.Suggest(Register, other)).Withdrawn);
    }

    [Fact]
    public async Task Whoever_reads_the_incident_reads_its_names_and_so_keeps_them_in_the_index()
    {
        await Liaison().Send(new AcceptAlias(incident, "Winter Blacklist"));
        var id = await Register.Read(db => db.Incidents.Where(i => i.Reference == incident).Select(i => i.Id).SingleAsync());

        foreach (var person in new[] { Register.People.Ana, Register.People.Lead, Register.People.Liaison })
            Assert.Equal(["Winter Blacklist"], (await Register.Reading(person, db => new IncidentSketches(db, person).ForIndex([id], default)))[id].OwnNames);
    }

    [Fact]
    public async Task Every_answer_is_audited_and_a_repeat_is_none()
    {
        await Liaison().Send(new AcceptAlias(incident, "Winter Blacklist"));
        await Register.As(Register.People.SecondLiaison).Send(new AcceptAlias(incident, "Winter Blacklist"));
        await Register.As(Register.People.SecondLiaison).Send(new DismissAlias(incident, "Winter Blacklist"));

        Assert.Equal(["AcceptAlias", "DismissAlias"], await Register.Read(db => db.Database.SqlQuery<string>(
            $"select action as \"Value\" from audit.entries where action like '%Alias' order by seq").ToListAsync()));
        var kept = await Register.Read(db => db.IncidentAliases.SingleAsync());
        Assert.Equal((AliasState.Dismissed, Register.People.SecondLiaison.Id), (kept.State, kept.DecidedBy));
    }

    [Fact]
    public async Task What_the_finder_found_and_what_was_taken_back_is_not_offered()
    {
        var known = await Issued.Enter(Register, "On 12 May 2024 the Al-Haq Blue Letter threatened Al-Haq with sanctions.");
        await Asked.Suggest(Register, known);
        await Liaison().Send(new AcceptSuggestion((await Asked.OnlyOpen(Register, known)).Links[0].Mention));
        await Liaison().Send(new UndoMention(await Register.Read(db => db.Mentions.Where(m => m.Strength == null).Select(m => m.Id).SingleAsync())));

        Assert.Empty((await List()).Offered);
    }

    [Fact]
    public async Task Nobody_but_the_liaison_names_an_incident_and_only_by_what_is_offered()
    {
        Assert.Equal("alias.not-offered", (await Assert.ThrowsAsync<RuleBrokenException>(
            () => Liaison().Send(new AcceptAlias(incident, "Something else")))).Rule);
        Assert.Equal(["Text: field.required"], await Issued.Problems(() => Liaison().Send(new DismissAlias(incident, " "))));
        Assert.Equal(["Text: text.control-character"], await Issued.Problems(() => Liaison().Send(new AcceptAlias(incident, "a\0b"))));
        foreach (var person in Register.People.All.Where(p => p.Role != Role.Liaison))
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => Register.As(person).Send(new ListAliases(incident)));
            await Assert.ThrowsAsync<ForbiddenException>(() => Register.As(person).Send(new AcceptAlias(incident, "Winter Blacklist")));
            await Assert.ThrowsAsync<ForbiddenException>(() => Register.As(person).Send(new DismissAlias(incident, "Winter Blacklist")));
        }

        await Register.Database.RunAsSuperuser($"update incidents set handling = 'red' where reference = '{incident}'");
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison().Send(new ListAliases(incident)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison().Send(new AcceptAlias(incident, "Winter Blacklist")));
    }

    [Fact]
    public async Task The_page_of_the_incident_offers_the_words_and_keeps_the_answer()
    {
        var browser = await site.As(site.People.Liaison);
        var page = $"/incidents/{incident}";
        Assert.Contains("<bdi class=\"strong\" lang=\"en\">Winter Blacklist</bdi>", await browser.Html(page), StringComparison.Ordinal);

        var accepted = await browser.Submit(page, [("text", "Winter Blacklist")], $"{page}?handler=AcceptAlias");

        Assert.Equal($"{page}#aliases", accepted.Headers.Location!.OriginalString);
        Assert.Contains("The finder knows it by these names.", await browser.Html(page), StringComparison.Ordinal);
        Assert.DoesNotContain("h-aliases", await (await site.As(site.People.Lead)).Html(page), StringComparison.Ordinal);
    }

    private Task<AliasList> List() => Liaison().Send(new ListAliases(incident));

    private Register.Sender Liaison() => Register.As(Register.People.Liaison);
}
