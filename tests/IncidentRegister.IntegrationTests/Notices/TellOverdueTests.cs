using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Notices;

/// <summary>Cases that ran out of time: told once for each clock, whatever happens in between. Every test has a register to itself.</summary>
public sealed class TellOverdueTests : IAsyncLifetime
{
    private readonly Register register = new();

    private Guid Liaison => register.People.Liaison.Id;
    private Guid SecondLiaison => register.People.SecondLiaison.Id;

    public Task InitializeAsync() => register.InitializeAsync();

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task Nothing_is_told_before_it_is_due()
    {
        await register.Submit(register.People.Ana);

        Assert.Equal(0, await Tell());

        Assert.Empty(await Mails());
    }

    [Fact]
    public async Task A_case_that_nobody_has_is_told_to_all_of_the_liaison_and_a_second_run_tells_nothing()
    {
        await register.Submit(register.People.Ana);
        register.Clock.Shift += TimeSpan.FromHours(25);

        int[] told = [await Tell(), await Tell()];

        Assert.Equal([1, 0], told);
        var mails = await Mails();
        Assert.Equal(new[] { Liaison, SecondLiaison }.Order(), mails.Select(m => m.RecipientId!.Value).Order());
        Assert.All(mails, m => Assert.StartsWith("Something in the register has waited longer than it should.", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_fifty_runs_at_once_one_tells_it()
    {
        await Claimed(register.People.Liaison);
        register.Clock.Shift += TimeSpan.FromDays(9);

        var told = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Tell()));

        Assert.Equal(1, told.Sum());
        Assert.Equal(Liaison, Assert.Single(await Mails()).RecipientId);
    }

    [Fact]
    public async Task Ten_that_are_late_together_are_told_in_one_mail()
    {
        for (var n = 0; n < 10; n++) await Claimed(register.People.Liaison);
        register.Clock.Shift += TimeSpan.FromDays(9);

        Assert.Equal(10, await Tell());

        Assert.Single(await Mails());
    }

    [Fact]
    public async Task The_next_clock_of_the_same_case_is_told_for_itself()
    {
        var incident = await register.Submit(register.People.Ana);
        register.Clock.Shift += TimeSpan.FromHours(25);
        await Tell();
        await register.As(register.People.Liaison).Send(new ClaimCase(incident.Reference));
        register.Clock.Shift += TimeSpan.FromDays(9);

        Assert.Equal(1, await Tell());

        var told = await register.Read(db => db.OverdueNotices.OrderBy(o => o.ToldAt).Select(o => o.Clock).ToListAsync());
        Assert.Equal([ClockKind.Acknowledge, ClockKind.FirstReview], told);
        Assert.Equal(3, (await Mails()).Count); // two were told that nobody has it, one that it is still waiting
    }

    [Fact]
    public async Task A_response_that_does_not_come_is_told_to_whoever_verified_the_case()
    {
        var incident = await Claimed(register.People.SecondLiaison);
        await register.As(register.People.SecondLiaison)
            .Send(new VerifyIncident(incident.Reference, Verification.Verified, null, incident.Version));
        register.Clock.Shift += TimeSpan.FromDays(4);

        Assert.Equal(1, await Tell());

        Assert.Equal(SecondLiaison, Assert.Single(await Mails()).RecipientId);
    }

    [Fact]
    public async Task A_case_that_waits_for_its_reporter_is_late_for_nobody()
    {
        var incident = await Claimed(register.People.Liaison);
        await register.As(register.People.Liaison).Send(new AskReporter(incident.Reference, "Who saw it?", incident.Version));
        register.Clock.Shift += TimeSpan.FromDays(90);

        Assert.Equal(0, await Tell());
    }

    [Fact]
    public async Task What_the_liaison_may_not_read_any_more_is_not_told()
    {
        var incident = await register.Submit(register.People.Ana);
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where id = '{incident.Id}'");
        register.Clock.Shift += TimeSpan.FromDays(9);

        Assert.Equal(0, await Tell());
    }

    [Fact]
    public async Task Who_switched_it_off_is_left_out_and_a_case_of_somebody_who_left_is_everybodys()
    {
        await Claimed(register.People.Liaison);
        register.Clock.Shift += TimeSpan.FromDays(9);
        await register.As(register.People.Liaison).Send(new ChooseNotices(["answered", "assigned"], DiscreetSubject: false));
        Assert.Equal(1, await Tell());
        Assert.Empty(await Mails());

        await Claimed(register.People.Liaison);
        await register.Database.RunAsSuperuser($"update users set disabled_at = now() where id = '{Liaison}'");
        register.Clock.Shift += TimeSpan.FromDays(9);
        Assert.Equal(1, await Tell());

        Assert.Equal(SecondLiaison, Assert.Single(await Mails()).RecipientId);
    }

    [Fact]
    public async Task A_run_that_breaks_tells_nothing_and_the_next_one_tells_all_of_it()
    {
        await Claimed(register.People.Liaison);
        register.Clock.Shift += TimeSpan.FromDays(9);
        await register.Database.RunAsSuperuser("alter table outgoing_mails add constraint broken check (text = '') not valid");

        await Assert.ThrowsAnyAsync<Exception>(Tell);
        await register.Database.RunAsSuperuser("alter table outgoing_mails drop constraint broken");

        Assert.Empty(await register.Read(db => db.OverdueNotices.ToListAsync()));
        Assert.Equal(1, await Tell());
        Assert.Single(await Mails());
    }

    private Task<int> Tell() => register.As(CurrentUser.TheTimekeeper).Send(new TellOverdue());

    private Task<List<OutgoingMail>> Mails() => register.Read(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync());

    private async Task<Incident> Claimed(CurrentUser liaison)
    {
        var incident = await register.Submit(register.People.Ana);
        await register.As(liaison).Send(new ClaimCase(incident.Reference));
        return await register.Read(db => db.Incidents.SingleAsync(i => i.Id == incident.Id));
    }
}
