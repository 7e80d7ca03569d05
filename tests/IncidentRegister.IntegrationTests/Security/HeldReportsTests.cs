using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>What is sent above the limits waits for the lead of the organisation. Every test has a register to itself.</summary>
public sealed class HeldReportsTests : IAsyncLifetime
{
    private readonly Register register = new();

    private People People => register.People;

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        await Told.DefineWords(register);
        register.Limits = new Limits { ReportsAnHour = 1 };
    }

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task What_a_person_sends_above_the_limit_waits_and_the_lead_sees_who_sent_what_and_when()
    {
        var reference = await Hold(People.Ana, "The second of an hour");

        var waiting = Assert.Single(await register.As(People.Lead).Send(new ListHeldReports()));
        var own = await Show(People.Ana, reference);
        Assert.Equal((reference, "The second of an hour", "ana", false), (waiting.Reference, waiting.Title, waiting.Author, waiting.IsMine));
        Assert.Equal(own.Case.HeldAt, waiting.Since);
        Assert.Equal((CaseStatus.Draft, (CaseHold?)CaseHold.Waiting, true), (own.Case.Status, own.Case.Hold, own.IsMine));
        Assert.Equal("The second of an hour", (await Show(People.Lead, reference)).Title);
    }

    [Fact]
    public async Task Above_what_an_organisation_sends_in_a_day_it_waits_too()
    {
        register.Limits = new Limits { ReportsADay = 1 };
        await Send(People.Bo);

        var reference = await Send(People.Ana);

        Assert.Equal(CaseHold.Waiting, (await Show(People.Ana, reference)).Case.Hold);
        Assert.Null((await Show(People.Stranger, await Send(People.Stranger))).Case.Hold);
    }

    [Fact]
    public async Task While_it_waits_the_liaison_counts_nothing_no_clock_runs_and_nobody_else_reads_it()
    {
        var reference = await Hold(People.Ana);

        var queued = (await register.As(People.Liaison).Send(new CountQueue()))[0].Count;
        var runs = await register.Read(db => db.Incidents.Where(i => i.Reference == reference).SelectMany(i => i.ClockRuns).CountAsync());
        Assert.Equal((1, 0), (queued, runs));
        foreach (var other in new[] { People.Bo, People.Stranger, People.StrangeLead, People.Liaison })
            await Assert.ThrowsAsync<NotFoundException>(() => Show(other, reference));
        Assert.Empty(await register.As(People.StrangeLead).Send(new ListHeldReports()));
    }

    [Fact]
    public async Task Passed_on_it_is_the_liaisons_and_its_clocks_begin_then()
    {
        var reference = await Hold(People.Ana);
        register.Clock.Shift += TimeSpan.FromHours(5);
        var before = register.Clock.GetUtcNow();

        await register.As(People.Lead).Send(new PassOnIncident(reference, 2));

        var stored = await register.Read(db => db.Incidents.SingleAsync(i => i.Reference == reference));
        Assert.Equal((CaseStatus.Submitted, null, null), (stored.Case.Status, stored.Case.Hold, stored.Case.HeldAt));
        Assert.True(stored.Case.SubmittedAt >= before);
        Assert.Equal(3, stored.ClockRuns.Count);
        Assert.All(stored.ClockRuns, run => Assert.True(run.BeganAt >= before));
        Assert.Equal(2, (await register.As(People.Liaison).Send(new CountQueue()))[0].Count);
        Assert.Empty(await register.As(People.Lead).Send(new ListHeldReports()));
    }

    [Fact]
    public async Task The_leads_but_no_other_people_are_told_by_mail_once_while_reports_of_one_author_wait()
    {
        await Hold(People.Ana);
        await Send(People.Ana);

        var mail = Assert.Single(await Mails());
        Assert.Equal(People.Lead.Id, mail.RecipientId);
        Assert.StartsWith("Something in the register waits for your decision.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gets_a_report_back_is_told_by_mail_unless_they_want_no_such_notice()
    {
        var reference = await Hold(People.Ana);
        var version = await register.As(People.Lead).Send(new SendBackIncident(reference, "It is the one of Monday.", 2));
        var told = await Mails();
        await register.As(People.Ana).Send(new ChooseNotices(["asked"], DiscreetSubject: false));
        await register.As(People.Lead).Send(new ChooseNotices([], DiscreetSubject: false));
        await register.As(People.Ana).Send(new SubmitIncident(reference, version));
        await register.As(People.Lead).Send(new SendBackIncident(reference, "It still is.", version + 1));

        var back = Assert.Single(told, m => m.RecipientId == People.Ana.Id);
        Assert.StartsWith("Something that you sent to the register came back to you.", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Monday", back.Text, StringComparison.Ordinal);
        Assert.Equal(told.Count, (await Mails()).Count);
    }

    [Fact]
    public async Task Sent_back_it_tells_its_author_why_and_sent_again_it_waits_again()
    {
        var reference = await Hold(People.Ana);
        var version = await register.As(People.Lead).Send(new SendBackIncident(reference, "It is the one of Monday.", 2));

        var told = await Show(People.Ana, reference);
        Assert.Equal(CaseHold.SentBack, told.Case.Hold);
        Assert.Contains(told.History, line => line is { Kind: CaseEventKind.SentBack, Reason: "It is the one of Monday.", By: HistoryActor.Lead });
        await Breaks("incident.author-alone", () => register.As(People.Lead).Send(new SubmitIncident(reference, version)));

        register.Clock.Shift += TimeSpan.FromHours(2);
        version = await register.As(People.Ana).Send(Amended(await register.As(People.Ana).Send(new ShowIncidentForm(reference))));
        await Assert.ThrowsAsync<NotFoundException>(() => Show(People.Lead, reference));

        await register.As(People.Ana).Send(new SubmitIncident(reference, version));

        var again = Assert.Single(await register.As(People.Lead).Send(new ListHeldReports()));
        Assert.Equal(("Told anew", again.Since), (again.Title, (await Show(People.Ana, reference)).Case.HeldAt));
    }

    [Fact]
    public async Task While_it_waits_its_author_neither_changes_nor_sends_it()
    {
        var reference = await Hold(People.Ana);
        var act = (await Show(People.Ana, reference)).Acts[0].Id;

        await Breaks("case.waits-for-lead", () => register.As(People.Ana).Send(new SubmitIncident(reference, 2)));
        await Breaks("case.waits-for-lead", () => register.As(People.Ana).Send(new ShowIncidentForm(reference)));
        await Breaks("case.waits-for-lead", () => register.As(People.Lead).Send(
            new AddStage(reference, act, "carried-out", "2024-06-01", null, null, 2)));
        await Breaks("incident.author-alone", () => register.As(People.Lead).Send(new ShowIncidentForm(reference)));
    }

    [Fact]
    public async Task Of_leads_who_decide_at_once_one_wins_and_the_others_are_told()
    {
        var second = await SecondLead();
        var reference = await Hold(People.Ana);

        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Record.ExceptionAsync(() => n % 2 == 0
            ? register.As(People.Lead).Send(new PassOnIncident(reference, 2))
            : register.As(second).Send(new SendBackIncident(reference, "Another one.", 2)))));

        Assert.Single(ends, end => end is null);
        Assert.All(ends, end => Assert.True(end is null or StaleVersionException, $"{end}"));
        var kinds = (await Show(People.Ana, reference)).History.Select(line => line.Kind);
        Assert.Single(kinds, kind => kind is CaseEventKind.PassedOn or CaseEventKind.SentBack);
    }

    [Fact]
    public async Task What_a_lead_sends_above_the_limit_waits_for_another_lead()
    {
        var second = await SecondLead();
        var reference = await Hold(People.Lead);

        await Breaks("case.author-decides", () => register.As(People.Lead).Send(new PassOnIncident(reference, 2)));
        await Breaks("case.author-decides", () => register.As(People.Lead).Send(new SendBackIncident(reference, "Mine.", 2)));
        Assert.True(Assert.Single(await register.As(People.Lead).Send(new ListHeldReports())).IsMine);
        await register.As(second).Send(new PassOnIncident(reference, 2));

        Assert.Equal(CaseStatus.Submitted, (await Show(People.Lead, reference)).Case.Status);
    }

    [Fact]
    public async Task Where_nobody_else_leads_it_is_refused_and_nothing_of_it_stays()
    {
        await Send(People.Lead);
        await Breaks("limit.reports-an-hour", () => Send(People.Lead));

        await register.Database.RunAsSuperuser($"update users set disabled_at = now() where id = '{People.Lead.Id}'");
        await Send(People.Ana);
        await Breaks("limit.reports-an-hour", () => Send(People.Ana));

        Assert.Equal(2, await register.Read(db => db.Incidents.CountAsync()));
    }

    [Fact]
    public async Task The_liaison_reads_nothing_of_what_went_between_a_lead_and_an_author()
    {
        var reference = await Hold(People.Ana);
        var version = await register.As(People.Lead).Send(new SendBackIncident(reference, "Leave out the neighbour.", 2));
        version = await register.As(People.Ana).Send(new SubmitIncident(reference, version));
        await register.As(People.Lead).Send(new PassOnIncident(reference, version));

        CaseEventKind[] kinds = [.. (await Show(People.Liaison, reference)).History.Select(line => line.Kind)];
        var review = await register.As(People.Liaison).Send(new ShowCase(reference));

        Assert.Equal([CaseEventKind.Submitted, CaseEventKind.Logged], kinds);
        Assert.DoesNotContain(review.History, line => line.Reason is not null);
        Assert.Equal(6, (await Show(People.Ana, reference)).History.Count);
    }

    private Task<List<OutgoingMail>> Mails() => register.Read(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());

    private async Task<string> Hold(CurrentUser person, string title = "One more")
    {
        await Send(person);
        return await Send(person, title);
    }

    private async Task<string> Send(CurrentUser person, string title = "A letter") =>
        (await register.As(person).Send(Told.Incident(title) with { Submit = true })).Reference;

    private Task<IncidentSheet> Show(CurrentUser person, string reference) => register.As(person).Send(new ShowIncident(reference));

    private static AmendIncident Amended(AmendIncident form) => form with { Title = "Told anew" };

    private async Task<CurrentUser> SecondLead()
    {
        var token = await register.As(CurrentUser.AtTheMachine).Send(new Invite("second-lead@test.example", "First desk", Role.Lead));
        var id = await register.As(CurrentUser.Nobody).Send(new AcceptInvitation(token, "second lead", People.Password));
        return new CurrentUser(id, People.Lead.OrganisationId, Role.Lead, "second lead");
    }

    private static async Task Breaks(string rule, Func<Task> act) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule);
}
