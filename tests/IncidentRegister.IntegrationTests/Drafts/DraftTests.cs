using FluentValidation;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Drafts;

public class DraftTests(Register register) : IClassFixture<Register>
{
    private const string Words = "{\"Title\":\"Deux camionnettes, شاحنتان\"}";

    private Register.Sender Ana => register.As(register.People.Ana);

    [Fact]
    public async Task A_draft_is_kept_as_it_was_typed_and_nothing_of_it_can_be_read_in_the_database()
    {
        var begun = await Ana.Send(new BeginDraft(Words));

        Assert.Equal(Words, (await Ana.Send(new ShowDraft(begun.Id))).Text);
        Assert.Contains(await Ana.Send(new ListDrafts()), d => d.Id == begun.Id);
        var content = await register.Read(db => db.Drafts.Where(d => d.Id == begun.Id).Select(d => d.Content).SingleAsync());
        Assert.DoesNotContain("camionnettes", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_it_not_even_the_lead()
    {
        var begun = await Ana.Send(new BeginDraft(Words));

        foreach (var person in new[] { register.People.Bo, register.People.Lead, register.People.Stranger })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new ShowDraft(begun.Id)));
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new SaveDraft(begun.Id, Words, 1)));
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new DiscardDraft(begun.Id, 1)));
            Assert.DoesNotContain(await register.As(person).Send(new ListDrafts()), d => d.Id == begun.Id);
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Liaison).Send(new ShowDraft(begun.Id)));
    }

    [Fact]
    public async Task The_second_of_two_windows_is_told_that_the_first_has_saved()
    {
        var begun = await Ana.Send(new BeginDraft(Words));

        var saved = await Ana.Send(new SaveDraft(begun.Id, "{}", begun.Version));
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(new SaveDraft(begun.Id, Words, begun.Version)));

        Assert.Equal((begun.Version, saved.Version), (stale.Shown, stale.Stored));
        Assert.Equal("{}", (await Ana.Send(new ShowDraft(begun.Id))).Text);
    }

    [Fact]
    public async Task A_draft_ends_when_it_is_sent_and_only_then()
    {
        await Told.DefineWords(register);
        var begun = await Ana.Send(new BeginDraft(Words));
        var told = Told.Incident() with { Submit = true, Draft = begun.Id, DraftVersion = begun.Version };

        await Assert.ThrowsAsync<ValidationException>(() => Ana.Send(told with { Title = "" }));
        await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(told with { DraftVersion = 7 }));
        Assert.Equal(Words, (await Ana.Send(new ShowDraft(begun.Id))).Text);
        var logged = await Ana.Send(told);

        await Assert.ThrowsAsync<NotFoundException>(() => Ana.Send(new ShowDraft(begun.Id)));
        Assert.Equal(1, await register.Read(db => db.Incidents.CountAsync(i => i.Id == logged.Id)));
    }

    [Fact]
    public async Task A_check_says_what_sending_would_refuse_and_keeps_nothing()
    {
        await Told.DefineWords(register);

        var missing = await Ana.Send(new CheckIncident(new LogIncident()));
        var unknown = await Ana.Send(new CheckIncident(Told.Incident() with { Country = "XX" }));
        var tooNarrow = await Ana.Send(new CheckIncident(Told.Incident() with { Handling = "red" }));
        var right = await Ana.Send(new CheckIncident(Told.Incident()));

        Assert.Contains(missing, p => p is { PropertyName: "Title", ErrorMessage: "field.required" });
        Assert.Equal("Country", Assert.Single(unknown).PropertyName);
        Assert.Equal("incident.submit-needs-wider-handling", Assert.Single(tooNarrow).ErrorMessage);
        Assert.Empty(right);
    }

    [Theory]
    [InlineData("premises", "x\0y", "text.control-character")]
    [InlineData("warrant-shown", "perhaps", "field.unknown-code")]
    public async Task A_wrong_answer_to_a_question_of_the_type_is_named_by_its_question(string question, string answer, string problem)
    {
        var act = Told.Act() with { Type = "physical.raid-seizure", Details = new Dictionary<string, string?> { [question] = answer } };

        var problems = await Ana.Send(new CheckIncident(Told.Incident() with { Acts = [act] }));

        Assert.Contains(problems, p => p.PropertyName == $"Acts[0].Details[{question}]" && p.ErrorMessage == problem);
    }

    [Fact]
    public async Task Consent_is_told_shown_and_withdrawn_by_the_own_organisation_alone()
    {
        await Told.DefineWords(register);
        var consent = new Dictionary<string, string?> { ["coalition.event"] = "given", ["public.names"] = "refused", ["public.event"] = "" };
        var logged = await Ana.Send(Told.Incident() with { Submit = true, Consent = consent });
        var shown = await register.As(register.People.Liaison).Send(new ShowIncident(logged.Reference));

        await Assert.ThrowsAsync<NotFoundException>(() =>
            register.As(register.People.Stranger).Send(new WithdrawConsent(logged.Reference, shown.Version)));
        await Ana.Send(new WithdrawConsent(logged.Reference, shown.Version));
        var after = await Ana.Send(new ShowIncident(logged.Reference));

        Assert.Equal(2, shown.Consent.Count);
        Assert.Equal((ConsentAudience.Coalition, ConsentPart.Event, ConsentAnswer.Withdrawn),
            (after.Consent[^1].Audience, after.Consent[^1].Part, after.Consent[^1].Answer));
        var nothing = await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new WithdrawConsent(logged.Reference, after.Version)));
        Assert.Equal("consent.nothing-given", nothing.Rule);
    }

    [Fact]
    public async Task A_person_has_fifty_drafts_at_most()
    {
        var bo = register.As(register.People.Bo);
        for (var n = 0; n < Draft.MostOfOnePerson; n++) await bo.Send(new BeginDraft("{}"));

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => bo.Send(new BeginDraft("{}")));

        Assert.Equal("draft.too-many", refused.Rule);
    }
}
