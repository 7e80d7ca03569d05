using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>Closing, reopening and grading anew.</summary>
public class DecidedCasesTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Liaison => register.As(register.People.Liaison);

    [Fact]
    public async Task A_verified_case_is_closed_and_reopened_and_its_reporter_reads_both_words()
    {
        var incident = await Verified();

        var closed = await Liaison.Send(new CloseCase(incident.Reference, " Nothing is left to do.\r\n", incident.Version));
        var reopened = await Liaison.Send(new ReopenCase(incident.Reference, "A second caller.", closed.Version));

        var sheet = await register.As(register.People.Ana).Send(new ShowIncident(incident.Reference));
        Assert.Equal((CaseStatus.Closed, CaseStatus.InReview), (closed.Status, reopened.Status));
        Assert.Equal((CaseStatus.InReview, Verification.Unverified), (sheet.Case.Status, sheet.Verification));
        Assert.Equal(
            [(CaseEventKind.Reopened, "A second caller."), (CaseEventKind.Closed, "Nothing is left to do.")],
            sheet.History.Take(2).Select(h => (h.Kind, h.Reason)));
        Assert.All(sheet.History.Take(2), h => Assert.Equal(HistoryActor.Liaison, h.By));
    }

    [Fact]
    public async Task A_closed_case_waits_for_nothing_and_a_reopened_one_is_due_again()
    {
        var incident = await Verified();
        Assert.NotEqual(Case.Never, incident.Case.DueAt);

        var closed = await Liaison.Send(new CloseCase(incident.Reference, null, incident.Version));
        var laidAside = await Saved(incident);
        await Liaison.Send(new ReopenCase(incident.Reference, "There is more.", closed.Version));
        var again = await Saved(incident);

        Assert.Equal((Case.Never, null), (laidAside.Case.DueAt, laidAside.Case.DueClock));
        Assert.DoesNotContain(laidAside.ClockRuns, r => r.EndedAt is null);
        Assert.True(again.Case.DueAt > register.Clock.GetUtcNow() && again.Case.DueAt < Case.Never);
        Assert.Null(again.Case.DecidedAt);
    }

    [Fact]
    public async Task A_case_without_a_decision_is_neither_closed_nor_reopened()
    {
        var incident = await InReview();

        Assert.Equal("case.close-needs-verified", await Outcome(new CloseCase(incident.Reference, null, incident.Version)));
        Assert.Equal("case.reopen-needs-decision", await Outcome(new ReopenCase(incident.Reference, "Why not.", incident.Version)));
        Assert.Equal(incident.Version, (await Saved(incident)).Version);
    }

    [Fact]
    public async Task Of_two_who_close_and_reopen_one_version_one_is_told()
    {
        var incident = await Verified();

        var tries = await Task.WhenAll(
            Outcome(new CloseCase(incident.Reference, null, incident.Version)),
            Outcome(new ReopenCase(incident.Reference, "There is more.", incident.Version), register.People.SecondLiaison));

        Assert.Equal([nameof(StaleVersionException), "done"], tries.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_old_page_changes_nothing()
    {
        var incident = await Verified();

        Assert.Equal(nameof(StaleVersionException), await Outcome(new CloseCase(incident.Reference, null, incident.Version - 1)));
        Assert.Equal(nameof(StaleVersionException), await Outcome(new ReopenCase(incident.Reference, "Late.", incident.Version - 1)));
        Assert.Equal(nameof(StaleVersionException), await Outcome(new ChangeSeverity(incident.Reference, Severity.Low, incident.Version - 1)));
    }

    [Fact]
    public async Task Whoever_logged_an_incident_neither_closes_nor_reopens_nor_grades_it()
    {
        var (verified, open) = (await Verified(), await InReview());
        await register.Database.RunAsSuperuser(
            $"update incidents set author_id = '{register.People.Liaison.Id}' where id in ('{verified.Id}', '{open.Id}')");

        Assert.Equal("case.author-decides", await Outcome(new CloseCase(verified.Reference, null, verified.Version)));
        Assert.Equal("case.author-decides", await Outcome(new ReopenCase(verified.Reference, "Mine.", verified.Version)));
        Assert.Equal("case.author-decides", await Outcome(new ChangeSeverity(open.Reference, Severity.Critical, open.Version)));
    }

    [Fact]
    public async Task What_the_liaison_may_not_see_is_not_there()
    {
        var incident = await Verified();
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where id = '{incident.Id}'");

        foreach (var reference in new[] { incident.Reference, "INC-2026-ZZZZZ", "../etc", "\0" })
        {
            Assert.Equal(nameof(NotFoundException), await Outcome(new CloseCase(reference, null, incident.Version)));
            Assert.Equal(nameof(NotFoundException), await Outcome(new ReopenCase(reference, "Why.", incident.Version)));
        }
    }

    [Theory]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    [InlineData("a\uFDD0b", "text.broken-character")]
    [InlineData("", "field.required")]
    [InlineData(" \r\n ", "field.required")]
    [InlineData("a\u200Bb", "text.hidden-character")]
    [InlineData(null, "field.too-long")]
    public async Task Words_that_cannot_be_kept_are_refused_beside_their_field(string? text, string problem)
    {
        var incident = await Verified();
        var words = text ?? new string('a', Case.ReasonMaxLength + 1);

        var reopen = await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(new ReopenCase(incident.Reference, words, incident.Version)));
        Assert.Equal(("Reason", problem), (reopen.Errors.First().PropertyName, reopen.Errors.First().ErrorMessage));
        if (problem == "field.required") return; // whoever closes need say nothing

        var close = await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(new CloseCase(incident.Reference, words, incident.Version)));
        Assert.Equal(("Remark", problem), (close.Errors.First().PropertyName, close.Errors.First().ErrorMessage));
    }

    [Fact]
    public async Task A_new_severity_keeps_what_the_clocks_have_counted()
    {
        var incident = await InReview();
        register.Clock.Shift += TimeSpan.FromHours(3);

        var step = await Liaison.Send(new ChangeSeverity(incident.Reference, Severity.Critical, incident.Version));
        var same = await Liaison.Send(new ChangeSeverity(incident.Reference, Severity.Critical, step.Version));

        var saved = await Saved(incident);
        var review = CaseClock.Of(saved.ClockRuns, saved.Severity, Submitted.Office).Single(c => c.Kind == ClockKind.FirstReview);
        Assert.InRange(review.Spent(register.Clock.GetUtcNow()), TimeSpan.FromHours(3), TimeSpan.FromHours(3.1));
        Assert.Equal(review.DueAt, saved.Case.DueAt);
        Assert.Equal((Severity.Critical, Severity.Medium, step.Version), (saved.Severity, saved.FirstSeverity, same.Version));
        Assert.Single(saved.Events, e => e.Kind == CaseEventKind.Regraded);
    }

    [Fact]
    public async Task A_severity_that_is_none_and_a_case_that_is_decided_are_refused()
    {
        var incident = await Verified();

        var wrong = await Assert.ThrowsAsync<ValidationException>(() =>
            Liaison.Send(new ChangeSeverity(incident.Reference, (Severity)7, incident.Version)));

        Assert.Equal(("Severity", "field.unknown-code"), (wrong.Errors.Single().PropertyName, wrong.Errors.Single().ErrorMessage));
        Assert.Equal("case.regrade-needs-open", await Outcome(new ChangeSeverity(incident.Reference, Severity.Low, incident.Version)));
    }

    private async Task<string> Outcome(IRequest<CaseStep> request, CurrentUser? by = null)
    {
        try
        {
            await register.As(by ?? register.People.Liaison).Send(request);
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

    private async Task<Incident> InReview()
    {
        var incident = await register.Submit(register.People.Ana);
        await Liaison.Send(new ClaimCase(incident.Reference));
        return await Saved(incident);
    }

    private async Task<Incident> Verified()
    {
        var incident = await InReview();
        await Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, incident.Version));
        return await Saved(incident);
    }

    private Task<Incident> Saved(Incident incident) =>
        register.Read(db => db.Incidents.Include(i => i.Events).SingleAsync(i => i.Id == incident.Id));
}
