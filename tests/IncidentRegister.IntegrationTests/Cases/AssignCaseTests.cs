using FluentValidation;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

public class AssignCaseTests(Register register) : IClassFixture<Register>
{
    private People People => register.People;
    private Register.Sender Liaison => register.As(People.Liaison);

    [Fact]
    public async Task A_case_that_nobody_has_is_in_review_once_somebody_is_given_it()
    {
        var incident = await register.Submit(People.Ana);

        var step = await Liaison.Send(new AssignCase(incident.Reference, People.SecondLiaison.Id, incident.Version));

        var saved = await Saved(incident);
        Assert.Equal(new CaseStep(incident.Reference, CaseStatus.InReview, incident.Version + 1), step);
        Assert.Equal((People.SecondLiaison.Id, CaseEventKind.Assigned), (saved.Case.AssigneeId, saved.Events.MaxBy(e => e.At)!.Kind));
        Assert.NotNull(saved.Case.FirstReviewedAt);
        Assert.Equal(ClockKind.FirstReview, saved.Case.DueClock); // acknowledged
    }

    [Fact]
    public async Task A_case_goes_from_one_to_another_and_waits_on_for_its_reporter()
    {
        var incident = await register.Submit(People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        var asked = await Liaison.Send(new AskReporter(incident.Reference, "Who saw it?", claimed.Version));

        var step = await register.As(People.SecondLiaison).Send(new AssignCase(incident.Reference, People.SecondLiaison.Id, asked.Version));

        Assert.Equal((CaseStatus.NeedsInformation, People.SecondLiaison.Id), (step.Status, (await Saved(incident)).Case.AssigneeId));
        Assert.Equal("case.assigned-already", await Rule(new AssignCase(incident.Reference, People.SecondLiaison.Id, step.Version)));
    }

    [Fact]
    public async Task Only_a_liaison_who_is_not_shut_out_is_given_a_case()
    {
        var incident = await register.Submit(People.Ana);
        var token = await register.As(CurrentUser.AtTheMachine).Send(new Invite("gone@test.example", "Liaison office", Role.Liaison));
        var gone = await register.As(CurrentUser.Nobody).Send(new AcceptInvitation(token, "gone", People.Password));
        await register.As(CurrentUser.AtTheMachine).Send(new DisableUser("gone@test.example"));

        foreach (var id in new[] { People.Ana.Id, People.Lead.Id, People.Member.Id, People.Administrator.Id, gone, Guid.NewGuid() })
            Assert.Equal(("Liaison", "case.unknown-liaison"), await Problem(new AssignCase(incident.Reference, id, incident.Version)));
        Assert.Equal(("Liaison", "field.required"), await Problem(new AssignCase(incident.Reference, Guid.Empty, incident.Version)));
        Assert.Equal(["liaison", "second-liaison"], (await Liaison.Send(new ListLiaisons())).Select(l => l.Name));
    }

    [Fact]
    public async Task A_case_from_an_old_page_that_has_ended_or_that_is_not_seen_is_given_to_nobody()
    {
        var incident = await register.Submit(People.Ana);
        var draft = await register.Enter(People.Ana, Submitted.Facts());
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        var second = People.SecondLiaison.Id;

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Liaison.Send(new AssignCase(incident.Reference, second, incident.Version)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new AssignCase(draft.Reference, second, draft.Version)));
        var verified = await Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, claimed.Version));

        Assert.Equal((incident.Version, claimed.Version), (stale.Shown, stale.Stored));
        Assert.Equal("case.assign-needs-open", await Rule(new AssignCase(incident.Reference, second, verified.Version)));
    }

    [Fact]
    public async Task Who_logged_an_incident_neither_gives_it_away_nor_gets_it()
    {
        // Nobody's role lets them log and review; a person whose role changed has logged before.
        var own = await register.Submit(People.SecondLiaison);

        Assert.Equal("case.assign-author", await Rule(new AssignCase(own.Reference, People.SecondLiaison.Id, own.Version)));
        Assert.Equal("case.author-decides", (await Assert.ThrowsAsync<RuleBrokenException>(() =>
            register.As(People.SecondLiaison).Send(new AssignCase(own.Reference, People.Liaison.Id, own.Version)))).Rule);
    }

    private async Task<string> Rule(AssignCase request) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(request))).Rule;

    private async Task<(string, string)> Problem(AssignCase request)
    {
        var wrong = await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(request));
        return (wrong.Errors.Single().PropertyName, wrong.Errors.Single().ErrorMessage);
    }

    private Task<Incident> Saved(Incident incident) => register.Read(db =>
        db.Incidents.Include(i => i.Events).SingleAsync(i => i.Id == incident.Id));
}
