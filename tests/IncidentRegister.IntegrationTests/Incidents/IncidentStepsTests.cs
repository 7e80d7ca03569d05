using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>What its reporter does with an incident after it was logged.</summary>
public class IncidentStepsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const string NoSuchIncident = "INC-2026-00000";

    private Register.Sender Ana => register.As(register.People.Ana);
    private Register.Sender Liaison => register.As(register.People.Liaison);

    public Task InitializeAsync() => Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Amending_tells_a_draft_anew_and_deletes_nothing()
    {
        var reference = await Logged();
        var form = await Ana.Send(new ShowIncidentForm(reference));

        var version = await Ana.Send(form with
        {
            Title = "Another title",
            Acts = [.. form.Acts, Told.Act("carried-out", "2024-05-13")],
            Sources = [],
        });

        var sheet = await Ana.Send(new ShowIncident(reference));
        Assert.Equal(("Another title", version, 2), (sheet.Title, sheet.Version, sheet.Acts.Count));
        Assert.Equal(form.Acts[0].Method, sheet.Acts[0].Method);
        Assert.Empty(sheet.Sources);
        Assert.Equal(1, await register.Read(db => db.Sources.IgnoreQueryFilters().CountAsync(s => s.IncidentId == sheet.Id && s.RemovedAt != null)));
    }

    [Fact]
    public async Task The_form_gives_back_what_was_told()
    {
        var told = Told.Incident();
        var reference = (await Ana.Send(told)).Reference;

        var form = await Ana.Send(new ShowIncidentForm(reference));

        Assert.Equal((told.Title, told.Account, told.Occurred, told.Country, told.Town), (form.Title, form.Account, form.Occurred, form.Country, form.Town));
        Assert.Equal("Al-Haq", form.Targets.Single().Name);
        Assert.Equal(told.Sources, form.Sources);
        Assert.Equal(told.Acts.Single().Stages, form.Acts.Single().Stages);
        Assert.Equal(told.Actors, form.Actors);
    }

    [Fact]
    public async Task Whoever_amends_an_old_version_is_told_so_and_changes_nothing()
    {
        var reference = await Logged();
        var form = await Ana.Send(new ShowIncidentForm(reference));
        await Ana.Send(form with { Title = "First" });

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(form with { Title = "Second" }));

        Assert.Equal((1, 2), (stale.Shown, stale.Stored));
        Assert.Equal("First", (await Ana.Send(new ShowIncident(reference))).Title);
    }

    [Fact]
    public async Task Of_two_that_amend_at_once_one_is_told_that_it_is_late()
    {
        var form = await Ana.Send(new ShowIncidentForm(await Logged()));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(n => Record.ExceptionAsync(() => Ana.Send(form with { Title = $"Title {n}" }))));

        Assert.Single(outcomes, o => o is null);
        Assert.All(outcomes.OfType<Exception>(), o => Assert.IsType<StaleVersionException>(o));
    }

    [Fact]
    public async Task What_was_sent_is_frozen_and_cannot_be_sent_again()
    {
        var reference = await Logged();
        var form = await Ana.Send(new ShowIncidentForm(reference));
        var version = await Ana.Send(new SubmitIncident(reference, 1));

        Assert.Equal("incident.frozen", (await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(form with { Version = version }))).Rule);
        Assert.Equal("incident.frozen", (await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new ShowIncidentForm(reference)))).Rule);
        Assert.Equal("case.submit-needs-draft",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new SubmitIncident(reference, version)))).Rule);
        await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(new SubmitIncident(reference, 1)));
    }

    [Fact]
    public async Task A_draft_marked_for_fewer_readers_than_the_liaison_is_not_sent()
    {
        var reference = (await Ana.Send(Told.Incident() with { Handling = "red" })).Reference;

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new SubmitIncident(reference, 1)));

        Assert.Equal("incident.submit-needs-wider-handling", broken.Rule);
    }

    [Fact]
    public async Task A_later_stage_is_added_to_an_act_even_while_it_is_reviewed()
    {
        var reference = await Sent();
        var act = (await Ana.Send(new ShowIncident(reference))).Acts.Single();

        var version = await Ana.Send(new AddStage(reference, act.Id, "carried-out", "2024-06", "The police", " Two \u200E men ", 2));

        var sheet = await Ana.Send(new ShowIncident(reference));
        Assert.Equal(version, sheet.Version);
        Assert.Equal(["2024-05-12", "2024-06"], sheet.Acts.Single().Stages.Select(s => s.Date.ToString()));
        Assert.Equal("Two men", sheet.Acts.Single().Stages[1].Note);
    }

    [Theory]
    [InlineData("no-such-stage", "2024-06", "Kind: field.unknown-code")]
    [InlineData("lifted", "2024-13", "Date: date.no-such-day")]
    [InlineData("lifted", "2999", "Date: incident.in-future")]
    public async Task A_stage_that_cannot_be_is_refused_beside_its_field(string kind, string date, string problem)
    {
        var reference = await Logged();
        var act = (await Ana.Send(new ShowIncident(reference))).Acts.Single();

        var invalid = await Assert.ThrowsAsync<ValidationException>(() => Ana.Send(new AddStage(reference, act.Id, kind, date, null, null, 1)));

        Assert.Equal(problem, $"{invalid.Errors.Single().PropertyName}: {invalid.Errors.Single().ErrorMessage}");
    }

    [Fact]
    public async Task A_stage_needs_an_act_of_this_incident_and_the_version_that_stands()
    {
        var (reference, other) = (await Logged(), await Logged());
        var foreign = (await Ana.Send(new ShowIncident(other))).Acts.Single().Id;

        Assert.Equal("act.unknown", (await Assert.ThrowsAsync<RuleBrokenException>(
            () => Ana.Send(new AddStage(reference, foreign, "lifted", "2024-06", null, null, 1)))).Rule);
        await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(new AddStage(other, foreign, "lifted", "2024-06", null, null, 7)));
    }

    [Fact]
    public async Task Relating_two_incidents_shows_on_both_and_once()
    {
        var (reference, other) = (await Logged("One"), await Logged("Other"));

        var relation = await Ana.Send(new RelateIncidents(reference, other.ToLowerInvariant(), "escalation-of", "probable", "A week later"));
        var again = await Ana.Send(new RelateIncidents(reference, other, "escalation-of"));

        Assert.Equal(relation, again);
        var told = Assert.Single((await Ana.Send(new ShowIncident(reference))).Relations);
        var heard = Assert.Single((await Ana.Send(new ShowIncident(other))).Relations);
        Assert.Equal((true, "Other", "A week later"), (told.IsTold, told.Title, told.Comment));
        Assert.Equal((false, "One", told.Kind, told.Certainty), (heard.IsTold, heard.Title, heard.Kind, heard.Certainty));
    }

    [Fact]
    public async Task An_incident_is_related_only_to_another_that_its_teller_sees()
    {
        var mine = await Logged();
        var strange = (await register.As(register.People.Stranger).Send(Told.Incident())).Reference;

        Assert.Equal("relation.with-itself",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new RelateIncidents(mine, mine, "related")))).Rule);
        await Assert.ThrowsAsync<NotFoundException>(() => Ana.Send(new RelateIncidents(mine, strange, "related")));
        await Assert.ThrowsAsync<NotFoundException>(() => Ana.Send(new RelateIncidents(strange, mine, "related")));
        await Assert.ThrowsAsync<NotFoundException>(() => Ana.Send(new RelateIncidents(mine, NoSuchIncident, "related")));
        Assert.Equal(["Kind", "Certainty"], (await Assert.ThrowsAsync<ValidationException>(
            () => Ana.Send(new RelateIncidents(mine, mine, "friends", "maybe")))).Errors.Select(e => e.PropertyName));
    }

    [Fact]
    public async Task Answering_the_last_question_brings_the_case_back_to_review()
    {
        var reference = await Sent();
        await Liaison.Send(new ClaimCase(reference));
        var asked = await Liaison.Send(new AskReporter(reference, "Who was it?", 3));
        var question = (await Ana.Send(new ShowIncident(reference))).Questions.Single();

        await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(new AnswerQuestion(reference, question.Id, "Two men.", 1)));
        var empty = await Assert.ThrowsAsync<ValidationException>(() => Ana.Send(new AnswerQuestion(reference, question.Id, " ", asked.Version)));
        var version = await Ana.Send(new AnswerQuestion(reference, question.Id, "Two men.\r\nOne was tall.", asked.Version));

        Assert.Equal("field.required", empty.Errors.Single().ErrorMessage);
        var sheet = await Liaison.Send(new ShowIncident(reference));
        Assert.Equal((CaseStatus.InReview, "Two men.\nOne was tall."), (sheet.Case.Status, sheet.Questions.Single().Answer));
        Assert.Equal("question.closed", (await Assert.ThrowsAsync<RuleBrokenException>(
            () => Ana.Send(new AnswerQuestion(reference, question.Id, "Again", version)))).Rule);
    }

    [Fact]
    public async Task Of_a_foreign_incident_every_step_answers_as_of_none()
    {
        var reference = await Sent();
        var sheet = await Ana.Send(new ShowIncident(reference));
        var form = new AmendIncident { Reference = reference, Version = 2, Title = "A", Account = "B", Occurred = "2024", Acts = [Told.Act()] };

        foreach (var stranger in new[] { register.People.Stranger, register.People.StrangeLead })
            foreach (var address in new[] { reference, NoSuchIncident, "not a reference", "" })
            {
                var sender = register.As(stranger);
                await Assert.ThrowsAsync<NotFoundException>(() => sender.Send(new ShowIncident(address)));
                await Assert.ThrowsAsync<NotFoundException>(() => sender.Send(new ShowIncidentForm(address)));
                await Assert.ThrowsAsync<NotFoundException>(() => sender.Send(form with { Reference = address }));
                await Assert.ThrowsAsync<NotFoundException>(() => sender.Send(new SubmitIncident(address, 2)));
                await Assert.ThrowsAsync<NotFoundException>(
                    () => sender.Send(new AddStage(address, sheet.Acts[0].Id, "lifted", "2024-06", null, null, 2)));
                await Assert.ThrowsAsync<NotFoundException>(() => sender.Send(new AnswerQuestion(address, Guid.NewGuid(), "A", 2)));
            }
    }

    private async Task<string> Logged(string title = "A letter to the office") => (await Ana.Send(Told.Incident(title))).Reference;

    private async Task<string> Sent() => (await Ana.Send(Told.Incident() with { Submit = true })).Reference;
}
