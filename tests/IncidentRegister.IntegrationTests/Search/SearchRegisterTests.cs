using FluentValidation;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Statements;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Search;

public class SearchRegisterTests(SearchRegisterTests.Filled filled) : IClassFixture<SearchRegisterTests.Filled>
{
    private People People => filled.Register.People;

    [Fact]
    public async Task Words_are_found_in_any_form_and_marked()
    {
        var found = await Search(People.Liaison, "bank closing accounts");

        var incident = Assert.Single(found.Incidents);
        Assert.Equal(["Bank", "closes", "accounts"], incident.Title.Marks.Select(m => incident.Title.Text[m.Start..m.End]));
        Assert.DoesNotContain('\uFDD0', incident.Account.Text);
    }

    [Fact]
    public async Task Everybody_finds_only_the_incidents_that_they_may_read()
    {
        var counts = new List<int>();
        foreach (var person in new[] { People.Ana, People.Bo, People.Lead, People.Stranger, People.StrangeLead, People.Liaison, People.Member })
            counts.Add((await Search(person, "lighthouse")).Incidents.Count);

        Assert.Equal([4, 2, 3, 1, 1, 2, 0], counts);
    }

    [Fact]
    public async Task A_member_finds_statements_with_the_paragraph()
    {
        var found = await Search(People.Member, "“condemned the raids”");

        var statement = Assert.Single(found.Statements);
        Assert.Equal((filled.Statement, 2), (statement.Reference, statement.Paragraph!.Value));
        Assert.Contains("raids", statement.Text.Marks.Select(m => statement.Text.Text[m.Start..m.End]));
    }

    [Theory]
    [InlineData("perquisition")]
    [InlineData("perquisitions or evening")]
    public async Task A_translation_is_found_under_its_statement_and_says_its_language(string text)
    {
        var statement = Assert.Single((await Search(People.Member, text)).Statements);

        Assert.Equal((filled.Statement, 2, "en"), (statement.Reference, statement.Paragraph!.Value, statement.Language));
        Assert.Equal((3, "fr"), (statement.Translation!.Number, statement.Translation.Language));
        Assert.Equal(["perquisitions"], statement.Text.Marks.Select(m => statement.Text.Text[m.Start..m.End]));
    }

    [Fact]
    public async Task A_statement_appears_once_by_its_better_text_and_not_by_a_translation_that_was_replaced()
    {
        var both = Assert.Single((await Search(People.Member, "perquisitions or raids")).Statements);
        var own = Assert.Single((await Search(People.Member, "offices")).Statements);

        Assert.Equal((filled.Statement, 2), (both.Reference, both.Paragraph));
        Assert.Null(own.Translation);
        Assert.Empty((await Search(People.Member, "saisies")).Statements);
    }

    [Theory]
    [InlineData("plenary evening")]
    [InlineData("PLENARY%")]
    public async Task A_title_is_found_as_it_is_written_and_signs_stand_for_themselves(string text) =>
        Assert.Equal(text.Contains('%', StringComparison.Ordinal) ? 0 : 1, (await Search(People.Member, text)).Statements.Count);

    [Fact]
    public async Task A_reference_leads_to_its_record_however_it_is_typed()
    {
        var incident = await Search(People.Liaison, $" {filled.Bank.ToLowerInvariant()} ");
        var foreign = await Search(People.Stranger, filled.Bank);
        var statement = await Search(People.Member, filled.Statement.ToLowerInvariant());

        Assert.Equal(filled.Bank, Assert.Single(incident.Incidents).Reference);
        Assert.Empty(foreign.Incidents);
        Assert.Equal(filled.Statement, Assert.Single(statement.Statements).Reference);
    }

    [Theory]
    [InlineData("Al-Haqq Centre")]
    [InlineData("al haqq")]
    [InlineData("مركز الحق")]
    public async Task A_party_is_found_by_any_name_with_what_it_said(string text)
    {
        var party = Assert.Single((await Search(People.Member, text)).Parties);

        Assert.Equal(filled.Statement, Assert.Single(party.Statements).Reference);
    }

    [Fact]
    public async Task Whom_an_incident_was_aimed_at_is_found_by_nobody()
    {
        foreach (var person in new[] { People.Ana, People.Lead, People.Liaison, People.Member })
        {
            var found = await Search(person, "Quintessa Marlowe");
            Assert.True(found is { Incidents.Count: 0, Statements.Count: 0, Parties.Count: 0 });
        }
    }

    [Theory]
    [InlineData(null, SearchOutcome.NothingAsked)]
    [InlineData("  ", SearchOutcome.NothingAsked)]
    [InlineData("\"", SearchOutcome.NoWordToFind)]
    [InlineData("- \" ( ) & | ! :* <->", SearchOutcome.NoWordToFind)]
    [InlineData("-lighthouse", SearchOutcome.NoWordToFind)]
    [InlineData("lighthouse or -bank", SearchOutcome.NoWordToFind)]
    [InlineData("'; drop table incidents; --", SearchOutcome.Searched)]
    [InlineData("\"unbalanced lighthouse", SearchOutcome.Searched)]
    [InlineData("lighthouse \\ % _", SearchOutcome.Searched)]
    [InlineData("or", SearchOutcome.Searched)]
    [InlineData("the", SearchOutcome.Searched)]
    [InlineData("😀 منارة ﷽", SearchOutcome.Searched)]
    public async Task Whatever_is_typed_has_an_answer(string? text, SearchOutcome outcome) =>
        Assert.Equal(outcome, (await Search(People.Liaison, text)).Outcome);

    [Theory]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\nb", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    [InlineData("a\uFDD0b", "text.broken-character")]
    [InlineData(null, "field.too-long")]
    public async Task What_cannot_be_meant_is_an_error_of_the_field(string? text, string problem)
    {
        var wrong = await Assert.ThrowsAsync<ValidationException>(() => Search(People.Liaison, text ?? new string('a', 10_000)));

        Assert.Equal(("Text", problem), (wrong.Errors.First().PropertyName, wrong.Errors.First().ErrorMessage));
    }

    [Fact]
    public async Task At_most_25_of_each_are_shown()
    {
        var found = await Search(People.Liaison, "telephone");

        Assert.Equal(25, found.Incidents.Count);
    }

    private Task<FoundRecords> Search(CurrentUser person, string? text) => filled.Register.As(person).Send(new SearchRegister(text));

    public sealed class Filled : IAsyncLifetime
    {
        public Register Register { get; } = new();
        public string Bank { get; private set; } = "";
        public string Statement { get; } = "STM-2026-00001";

        public async Task InitializeAsync()
        {
            await Register.InitializeAsync();
            var people = Register.People;
            for (var n = 0; n < 30; n++) await Register.Submit(people.Ana);
            Bank = (await Register.Submit(people.Ana, Submitted.Facts("Bank closes the accounts of an organisation"))).Reference;

            var lighthouse = Submitted.Facts("Fire at the lighthouse") with
            {
                Targets = [new TargetFacts(TargetKind.Person, "staff") { Name = "Quintessa Marlowe", Naming = Naming.Withheld }],
            };
            await Register.Submit(people.Ana, lighthouse);                                       // all of the organisation, the liaison
            await Hide(await Register.Submit(people.Ana, lighthouse), "amber-strict");           // all of the organisation
            await Hide(await Register.Submit(people.Ana, lighthouse), "red");                    // Ana
            await Register.Enter(people.Ana, lighthouse);                                        // Ana, a draft
            await Hide(await Register.Submit(people.Lead, lighthouse), "red");                   // the lead
            await Register.Submit(people.Stranger, lighthouse);                                  // the other organisation, the liaison
            await EnterStatement();
        }

        public Task DisposeAsync() => Register.DisposeAsync();

        private Task Hide(Incident incident, string handling) =>
            Register.Database.RunAsSuperuser($"update incidents set handling = '{handling}' where id = '{incident.Id}'");

        private async Task EnterStatement()
        {
            var issuer = await Register.As(Register.People.Liaison).Send(new EnterParty("al-haqq", PartyKind.Organisation, null,
                [new NameFacts("Al-Haqq Centre", "en", NameKind.Official), new NameFacts("مركز الحق", "ar", NameKind.Official)]));
            await Register.As(Register.People.Liaison).Send(new EnterParty("quintessa", PartyKind.Person, null,
                [new NameFacts("Quintessa Marlowe", null, NameKind.Official)]));
            await Register.Read(async db =>
            {
                var facts = new StatementFacts
                {
                    Title = "Joint statement on a plenary evening",
                    Kind = "joint-statement",
                    IssuedOn = IncidentDate.Parse("2026-11-10"),
                    Issuers = [issuer],
                };
                var statement = Domain.Statements.Statement.Enter(Statement, facts, Register.People.Liaison.Id, Register.Clock.GetUtcNow());
                statement.AddVersion(StatementText.FromPlain("We met.\n\nWe condemned the raids on offices.\n\nWe went home."), Extent.Whole, null, Register.Clock.GetUtcNow());
                var translated = new TakenFacts { Language = "fr", TranslationOf = statement.Versions[0].Id };
                statement.AddVersion(StatementText.FromPlain("Une version ancienne, sur des saisies."), translated, Register.Clock.GetUtcNow());
                statement.AddVersion(
                    StatementText.FromPlain("Nous nous sommes réunis.\n\nNous avons condamné les perquisitions des bureaux."), translated, Register.Clock.GetUtcNow());
                db.Statements.Add(statement);
                return await db.SaveChangesAsync();
            });
        }
    }
}
