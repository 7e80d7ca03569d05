using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

public class ReviewTests(Register register) : IClassFixture<Register>
{
    private static readonly IReadOnlyDictionary<string, string> English = new Dictionary<string, string> { ["en"] = "Outside the scope" };

    private Register.Sender Liaison => register.As(register.People.Liaison);

    [Fact]
    public async Task A_liaison_claims_a_case_and_the_register_remembers_who()
    {
        var incident = await register.Submit(register.People.Ana);

        var step = await Liaison.Send(new ClaimCase(incident.Reference));

        var saved = await Saved(incident);
        Assert.Equal(new CaseStep(incident.Reference, CaseStatus.InReview, incident.Version + 1), step);
        Assert.Equal((CaseStatus.InReview, register.People.Liaison.Id), (saved.Case.Status, saved.Case.AssigneeId));
        Assert.Equal([CaseEventKind.Logged, CaseEventKind.Submitted, CaseEventKind.Claimed], saved.Events.Select(e => e.Kind).Order());
    }

    [Fact]
    public async Task Of_fifty_who_claim_one_wins_and_the_others_are_told()
    {
        var incident = await register.Submit(register.People.Ana);

        var tries = await Task.WhenAll(Enumerable.Range(0, 50).Select(n => Outcome(() => register
            .As(n % 2 == 0 ? register.People.Liaison : register.People.SecondLiaison).Send(new ClaimCase(incident.Reference)))));

        Assert.Equal(1, tries.Count(t => t == "done"));
        Assert.Equal(49, tries.Count(t => t == "case.already-claimed"));
        Assert.Single((await Saved(incident)).Events, e => e.Kind == CaseEventKind.Claimed);
    }

    [Fact]
    public async Task Of_two_decisions_on_one_version_one_stands()
    {
        await DefineReasons();
        var incident = await Claimed();

        var tries = await Task.WhenAll(
            Outcome(() => Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, incident.Version))),
            Outcome(() => register.As(register.People.SecondLiaison)
                .Send(new DeclineIncident(incident.Reference, "outside-scope", "It has nothing to do with the Court.", incident.Version))));

        Assert.Single(tries, t => t == "done");
        Assert.Single(tries, t => t == nameof(StaleVersionException));
        Assert.NotNull((await Saved(incident)).Case.DecidedAt);
    }

    [Theory]
    [InlineData(Verification.Corroborated)]
    [InlineData(Verification.Verified)]
    [InlineData(Verification.Disputed)]
    public async Task A_review_ends_with_a_grade_and_a_reason(Verification grade)
    {
        var incident = await Claimed();

        await Liaison.Send(new VerifyIncident(incident.Reference, grade, " Two sources agree.\r\nBoth saw it. ", incident.Version));

        var saved = await Saved(incident);
        Assert.Equal((CaseStatus.Verified, grade), (saved.Case.Status, saved.Verification));
        Assert.Equal("Two sources agree.\nBoth saw it.", saved.Events.Single(e => e.Kind == CaseEventKind.Verified).Reason);
    }

    [Fact]
    public async Task What_was_never_in_review_cannot_be_verified()
    {
        var incident = await register.Submit(register.People.Ana);

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, incident.Version)));

        Assert.Equal("case.verify-needs-review", refused.Rule);
    }

    [Fact]
    public async Task A_step_from_an_old_page_names_both_versions()
    {
        var incident = await Claimed();

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() =>
            Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", incident.Version - 1)));

        Assert.Equal((incident.Version - 1, incident.Version), (stale.Shown, stale.Stored));
    }

    [Fact]
    public async Task A_submitted_case_is_declined_with_a_code_and_words()
    {
        await DefineReasons();
        var incident = await register.Submit(register.People.Ana);

        await Liaison.Send(new DeclineIncident(incident.Reference, "outside-scope", "It has nothing to do with the Court.", incident.Version));

        var saved = await Saved(incident);
        Assert.Equal((CaseStatus.Declined, "outside-scope"), (saved.Case.Status, saved.Case.DeclineReason));
        Assert.Equal("It has nothing to do with the Court.", saved.Events.Single(e => e.Kind == CaseEventKind.Declined).Reason);
    }

    [Fact]
    public async Task A_reason_that_no_list_offers_is_refused_beside_its_field()
    {
        await DefineReasons();
        var incident = await register.Submit(register.People.Ana);

        var wrong = await Assert.ThrowsAsync<ValidationException>(() =>
            Liaison.Send(new DeclineIncident(incident.Reference, "because", "Because.", incident.Version)));

        Assert.Equal(("ReasonCode", "field.unknown-code"), (wrong.Errors.Single().PropertyName, wrong.Errors.Single().ErrorMessage));
    }

    [Fact]
    public async Task A_question_sends_the_case_back_to_its_reporter()
    {
        var incident = await Claimed();

        var step = await Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", incident.Version));
        var verify = await Outcome(() => Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, step.Version)));

        var question = (await Saved(incident)).Questions.Single();
        Assert.Equal((CaseStatus.NeedsInformation, "case.verify-needs-review"), (step.Status, verify));
        Assert.Equal(("Who saw it?", register.People.Liaison.Id), (question.Text, question.AskedBy));
    }

    [Fact]
    public async Task Whoever_logged_an_incident_never_decides_on_it()
    {
        await DefineReasons();
        var incident = await Claimed();
        await register.Database.RunAsSuperuser($"update incidents set author_id = '{register.People.Liaison.Id}' where id = '{incident.Id}'");

        string[] tries =
        [
            await Outcome(() => Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, incident.Version))),
            await Outcome(() => Liaison.Send(new DeclineIncident(incident.Reference, "outside-scope", "No.", incident.Version))),
            await Outcome(() => Liaison.Send(new AskReporter(incident.Reference, "Why?", incident.Version))),
            await Outcome(() => Liaison.Send(new ClaimCase(incident.Reference))),
        ];

        Assert.All(tries, t => Assert.Equal("case.author-decides", t));
    }

    [Fact]
    public async Task What_the_liaison_may_not_see_is_not_there()
    {
        var draft = await register.Enter(register.People.Ana, Submitted.Facts());
        var red = await register.Submit(register.People.Ana);
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where id = '{red.Id}'");

        foreach (var reference in new[] { draft.Reference, red.Reference, "INC-2026-ZZZZZ", "INC-2026", "", "../etc", "\0" })
        {
            Assert.Equal(nameof(NotFoundException), await Outcome(() => Liaison.Send(new ClaimCase(reference))));
            Assert.Equal(nameof(NotFoundException), await Outcome(() => Liaison.Send(new AskReporter(reference, "Why?", 1))));
        }
    }

    [Theory]
    [InlineData("", "field.required")]
    [InlineData(" \r\n ", "field.required")]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    [InlineData("a\uFDD0b", "text.broken-character")]
    public async Task Words_that_cannot_be_kept_are_refused_beside_their_field(string text, string problem)
    {
        var incident = await Claimed();

        var question = await Assert.ThrowsAsync<ValidationException>(() =>
            Liaison.Send(new AskReporter(incident.Reference, text, incident.Version)));
        var reason = await Assert.ThrowsAsync<ValidationException>(() =>
            Liaison.Send(new DeclineIncident(incident.Reference, "outside-scope", text, incident.Version)));

        Assert.Equal(("Text", problem), (question.Errors.First().PropertyName, question.Errors.First().ErrorMessage));
        Assert.Equal(("Reason", problem), (reason.Errors.First().PropertyName, reason.Errors.First().ErrorMessage));
    }

    [Fact]
    public async Task Too_many_words_are_refused_beside_their_field()
    {
        var incident = await Claimed();
        var reason = new string('a', Case.ReasonMaxLength + 1);

        var wrong = await Assert.ThrowsAsync<ValidationException>(() =>
            Liaison.Send(new VerifyIncident(incident.Reference, Verification.Unverified, reason, incident.Version)));

        Assert.Equal([("Grade", "case.verification-grade"), ("Grounds", "field.too-long")], wrong.Errors.Select(e => (e.PropertyName, e.ErrorMessage)));
    }

    [Fact]
    public async Task A_form_sent_twice_asks_once()
    {
        var incident = await Claimed();
        var key = Guid.NewGuid();
        var request = new AskReporter(incident.Reference, "Who saw it?", incident.Version);

        var first = await Liaison.Send(request, key);
        var second = await Liaison.Send(request, key);

        Assert.Equal(first, second);
        Assert.Single((await Saved(incident)).Questions);
    }

    private static async Task<string> Outcome<T>(Func<Task<T>> send)
    {
        try
        {
            await send();
            return "done";
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule;
        }
        catch (Exception refused) when (refused is NotFoundException or StaleVersionException)
        {
            return refused.GetType().Name;
        }
    }

    private async Task<Incident> Claimed()
    {
        var incident = await register.Submit(register.People.Ana);
        await Liaison.Send(new ClaimCase(incident.Reference));
        return await Saved(incident);
    }

    private Task<int> DefineReasons() => register.As(CurrentUser.AtTheMachine)
        .Send(new DefineTerms(DeclineIncident.Reasons, [new TermWords("outside-scope", null, English, English)]));

    private Task<Incident> Saved(Incident incident) => register.Read(db =>
        db.Incidents.Include(i => i.Events).Include(i => i.Questions).SingleAsync(i => i.Id == incident.Id));
}
