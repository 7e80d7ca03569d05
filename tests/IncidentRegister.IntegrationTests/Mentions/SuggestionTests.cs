using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>A database of its own for each test: every incident of the register is a candidate.</summary>
public sealed class SuggestionTests : IAsyncLifetime
{
    private readonly Register register = new();
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        (statement, incident) = await Asked.Ready(register);
    }

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task The_finder_asks_with_its_reasons_and_a_repeat_changes_nothing()
    {
        var first = await Asked.Suggest(register, statement);
        var entries = await Entries();
        var second = await Asked.Suggest(register, statement);

        Assert.Equal((1, 0, 1), (first.New, first.Withdrawn, first.Undecided));
        Assert.Equal((0, 0, 1), (second.New, second.Withdrawn, second.Undecided));
        Assert.Equal(entries, await Entries());
        var card = await Asked.OnlyOpen(register, statement);
        var line = Assert.Single(card.Links);
        Assert.Equal((MentionState.Suggested, 1, incident), (card.State, card.Paragraph, line.Incident!.Reference));
        Assert.NotEmpty(line.Reasons);
        Assert.NotNull(line.Strength);
        Assert.Null(line.By);
        Assert.Contains("Al-Haq", card.Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_liaison_sees_what_the_finder_asks_nor_is_it_counted()
    {
        await Asked.Suggest(register, statement);

        foreach (var person in register.People.All.Where(p => Policies.ReadStatements.Allows(p.Role)))
        {
            var sheet = await register.As(person).Send(new ShowStatement(statement));
            var shown = await register.As(person).Send(new ShowStatement(statement) { Show = MentionState.Suggested });
            var isLiaison = person.Role == Role.Liaison;

            Assert.Equal(isLiaison ? (1, 1, 1) : (0, 0, 0), (sheet.Links.Count, sheet.Undecided, shown.Links.Count));
            Assert.Equal(isLiaison ? 1 : 0, sheet.Paragraphs.Sum(p => p.Marks.Count));
            Assert.Equal(0, (await register.As(person).Send(new ListStatements())).Lines.Single(l => l.Reference == statement).Links);
            Assert.Empty(await register.As(person).Send(new AnnotateStatement(statement)));
        }

        Assert.Empty((await register.As(register.People.Ana).Send(new ShowIncident(incident))).Passages);
        Assert.Empty((await register.As(register.People.Liaison).Send(new ShowIncident(incident))).Passages);
        Assert.DoesNotContain("SuggestMentions", await AuditOf(register.People.Lead), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_accepted_suggestion_is_a_link_for_everybody_who_may_read_the_incident()
    {
        var mention = await Ask();

        var decision = await Accept(mention, "includes", "condemns");

        Assert.Equal((MentionState.Confirmed, true, 1), (decision.State, decision.WasMade, decision.Paragraph));
        var passage = Assert.Single((await register.As(register.People.Ana).Send(new ShowIncident(incident))).Passages);
        Assert.Equal((MentionRelation.Includes, Stance.Condemns), (passage.Relation, passage.Stance));
        var card = Assert.Single((await register.As(register.People.Liaison).Send(new ShowStatement(statement))).Links);
        Assert.Equal((MentionState.Confirmed, "liaison", true), (card.State, card.Links[0].By, card.Links[0].IsMine));
        Assert.Empty((await register.As(register.People.Stranger).Send(new ShowStatement(statement))).Links);
    }

    [Fact]
    public async Task Without_a_choice_it_is_accepted_as_proposed()
    {
        var line = (await AskFor()).Links[0];

        await register.As(register.People.Liaison).Send(new AcceptSuggestion(line.Mention));

        var kept = (await register.As(register.People.Liaison).Send(new ShowStatement(statement))).Links[0].Links[0];
        Assert.Equal((line.Relation, line.Stance), (kept.Relation, kept.Stance));
    }

    [Fact]
    public async Task Who_decides_second_is_told_who_decided_and_what_and_nothing_is_doubled()
    {
        var mention = await Ask();
        await register.As(register.People.SecondLiaison).Send(new RejectSuggestions([mention]));

        var late = await Accept(mention);

        Assert.Equal((MentionState.Rejected, false), (late.State, late.WasMade));
        var sheet = await register.As(register.People.Liaison).Send(new ShowStatement(statement) { Decided = mention });
        Assert.Equal(("second-liaison", false, MentionState.Rejected), (sheet.Decided!.Line.By, sheet.Decided.Line.IsMine, sheet.Decided.Card.State));
        Assert.Equal((0, 0, 1), (sheet.Linked, sheet.Undecided, sheet.Rejected));
        Assert.False((await register.As(register.People.Liaison).Send(new LinkInstead(mention) { Incident = incident })).WasMade);
    }

    [Fact]
    public async Task Twenty_who_decide_at_once_make_one_decision()
    {
        var mention = await Ask();
        var people = new[] { register.People.Liaison, register.People.SecondLiaison };

        var decisions = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => n % 3 == 0
            ? register.As(people[n % 2]).Send(new RejectSuggestions([mention]))
            : register.As(people[n % 2]).Send(new AcceptSuggestion(mention))));

        Assert.Single(decisions, d => d.WasMade);
        Assert.Single(decisions.Select(d => d.State).Distinct());
        Assert.Equal(1, await register.Read(db => db.Mentions.CountAsync()));
    }

    [Fact]
    public async Task What_was_rejected_is_not_asked_again_here_or_of_the_same_words_elsewhere()
    {
        await register.As(register.People.Liaison).Send(new RejectSuggestions([await Ask()]));
        var other = await Issued.Enter(register, Asked.Text);

        var again = await Asked.Suggest(register, statement);
        var elsewhere = await Asked.Suggest(register, other);

        Assert.Equal((0, 0, 0), (again.New, again.Withdrawn, again.Undecided));
        Assert.Equal(0, elsewhere.Undecided);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_is_taken_back_and_the_question_is_open_again(bool accept)
    {
        var mention = await Ask();
        if (accept) await Accept(mention);
        else await register.As(register.People.Liaison).Send(new RejectSuggestions([mention]));

        var place = await register.As(register.People.SecondLiaison).Send(new ReopenSuggestion(mention));

        Assert.Equal((statement, 1), (place.Statement, place.Paragraph));
        Assert.Equal(mention, (await Asked.OnlyOpen(register, statement)).Links[0].Mention);
        Assert.Equal("mention.nothing-decided", await Rule(() => register.As(register.People.Liaison).Send(new ReopenSuggestion(mention))));
    }

    [Fact]
    public async Task What_the_finder_no_longer_asks_is_withdrawn_and_what_was_decided_stays()
    {
        var open = await Ask();
        await Ignore();

        var gone = await Asked.Suggest(register, statement);
        Assert.Equal((0, 1, 0), (gone.New, gone.Withdrawn, gone.Undecided));
        Assert.Equal("mention.withdrawn", await Rule(() => Accept(open)));
        Assert.Equal("mention.withdrawn", await Rule(() => register.As(register.People.Liaison).Send(new RejectSuggestions([open]))));
        Assert.Equal("mention.stands", await Rule(() => register.As(register.People.Liaison).Send(new RestoreMention(open))));

        await Remember();
        await Accept(await Ask());
        await Ignore();
        Assert.Equal(0, (await Asked.Suggest(register, statement)).Withdrawn);
        Assert.Equal(1, (await register.As(register.People.Lead).Send(new ShowStatement(statement))).Linked);
    }

    [Fact]
    public async Task Words_that_a_person_links_to_the_same_incident_answer_the_question()
    {
        var card = await AskFor();

        await register.As(register.People.Liaison).Send(
            new LinkPassage(statement, PassageChoice.Of(1, card.Quote)) { Incident = incident, Stance = "condemns" });

        var sheet = await register.As(register.People.Liaison).Send(new ShowStatement(statement));
        Assert.Equal((1, 0), (sheet.Linked, sheet.Undecided));
        Assert.Equal(1, await register.Read(db => db.Mentions.CountAsync()));
        Assert.Equal(0, (await Asked.Suggest(register, statement)).New);
    }

    [Fact]
    public async Task Another_incident_is_linked_and_the_finder_is_answered_no()
    {
        var mention = await Ask();
        var other = await Issued.Incident(register, "Bankers close accounts");

        var decision = await register.As(register.People.Liaison).Send(new LinkInstead(mention) { Incident = other });

        Assert.Equal((MentionState.Confirmed, true), (decision.State, decision.WasMade));
        var sheet = await register.As(register.People.Liaison).Send(new ShowStatement(statement));
        Assert.Equal(other, Assert.Single(sheet.Links).Links[0].Incident!.Reference);
        Assert.Equal((1, 0, 1), (sheet.Linked, sheet.Undecided, sheet.Rejected));
        Assert.Empty((await register.As(register.People.Ana).Send(new ShowIncident(incident))).Passages);
        Assert.Equal("LinkInstead", Assert.Single((await AuditOf(register.People.Lead)).Split('\n'), a => a.Contains("Link", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_lead_reads_of_a_link_that_was_made_and_taken_back_and_of_no_question()
    {
        var mention = await Ask();
        await register.As(register.People.Liaison).Send(new RejectSuggestions([mention]));
        await register.As(register.People.Liaison).Send(new ReopenSuggestion(mention));
        await Accept(mention);
        await register.As(register.People.Liaison).Send(new ReopenSuggestion(mention));

        var told = (await AuditOf(register.People.Lead)).Split('\n');

        Assert.Equal(["AcceptSuggestion", "ReopenSuggestion"], told.Where(a => a.Contains("Suggest", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_incident_that_the_liaison_may_not_read_is_as_unknown_as_one_that_is_not_there()
    {
        var mention = await Ask();
        var draft = await Issued.Incident(register, "A draft", submit: false);
        var red = (await register.As(register.People.Stranger).Send(Told.Incident("Kept") with { Handling = "amber-strict" })).Reference;

        foreach (var typed in new[] { draft, red, "INC-2024-00000", "a\0b" })
            Assert.Equal(["Incident: incident.not-known"], await Issued.Problems(
                () => register.As(register.People.Liaison).Send(new LinkInstead(mention) { Incident = typed })));
        Assert.Equal(["Incident: field.required"], await Issued.Problems(
            () => register.As(register.People.Liaison).Send(new LinkInstead(mention) { Incident = " " })));
        Assert.Equal(1, (await register.As(register.People.Liaison).Send(new ShowStatement(statement))).Undecided);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_what_makes_no_sense_is_refused()
    {
        var (mention, liaison) = (await Ask(), register.As(register.People.Liaison));

        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new AcceptSuggestion(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new RejectSuggestions([Guid.NewGuid()])));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new RejectSuggestions([mention, Guid.NewGuid()])));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new ReopenSuggestion(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new LinkInstead(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new PrepareInstead(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(new SuggestMentions("STM-2024-00000")));
        Assert.Equal(["Mentions: field.required"], await Issued.Problems(() => liaison.Send(new RejectSuggestions([]))));
        Assert.Equal(["Relation: field.unknown-code"],
            await Issued.Problems(() => liaison.Send(new AcceptSuggestion(mention) { Relation = "guesses" })));
    }

    [Fact]
    public async Task Only_the_liaison_has_the_finder_read_or_answers_it()
    {
        var mention = await Ask();

        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new SuggestMentions(statement)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new AcceptSuggestion(mention)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new RejectSuggestions([mention])));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new ReopenSuggestion(mention)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new LinkInstead(mention)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new PrepareInstead(mention)));
        }
    }

    [Fact]
    public async Task A_suggestion_stands_in_the_way_of_no_merge_and_does_not_go_along()
    {
        await Ask();
        var duplicate = await Issued.Incident(register, "The same, told again");
        var card = await Asked.OnlyOpen(register, statement);
        await register.As(register.People.Liaison).Send(new LinkPassage(statement, PassageChoice.Of(1, card.Quote)) { Incident = duplicate });

        await register.As(register.People.Lead).Send(await Merge(duplicate));

        Assert.Single((await register.As(register.People.Ana).Send(new ShowIncident(incident))).Passages);
        Assert.Equal("mention.already-there", await Rule(() => Accept(card.Links[0].Mention)));
        Assert.Equal(1, (await Asked.Suggest(register, statement)).Withdrawn);
    }

    private async Task<MergeIncidents> Merge(string duplicate)
    {
        var versions = await register.Read(db => db.Incidents.ToDictionaryAsync(i => i.Reference, i => i.Version));
        return new MergeIncidents(incident, versions[incident], duplicate, versions[duplicate]);
    }

    private async Task<PassageCard> AskFor()
    {
        await Asked.Suggest(register, statement);
        return await Asked.OnlyOpen(register, statement);
    }

    private async Task<Guid> Ask() => (await AskFor()).Links[0].Mention;

    private Task<Decision> Accept(Guid mention, string? relation = null, string? stance = null) =>
        register.As(register.People.Liaison).Send(new AcceptSuggestion(mention) { Relation = relation, Stance = stance });

    /// <summary>Nothing in the incident speaks for the words any more; and again it does.</summary>
    private Task Ignore() => register.Database.RunAsSuperuser("update incidents set act_types = '{intimidation.personal}', title = 'Nothing'");

    private Task Remember() => register.Database.RunAsSuperuser(
        "update incidents set act_types = '{threat.sanctions}', title = 'Sanctions threatened against Al-Haq'");

    private Task<int> Entries() =>
        register.Read(db => db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from audit.entries").SingleAsync());

    private Task<string> AuditOf(CurrentUser lead) => register.Read(async db => string.Join('\n', await db.Database.SqlQuery<string>(
        $"""
        select e.action as "Value" from audit.entries e join audit.payloads p on p.seq = e.seq where p.organisation_id = {lead.OrganisationId} order by e.seq
        """).ToListAsync()));

    private static async Task<string> Rule(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule;
}
