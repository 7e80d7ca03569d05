using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>Runs of the finder, worked off by the test itself.</summary>
public sealed class MentionRunTests : IAsyncLifetime
{
    private readonly Register register = new();

    private Register.Sender Liaison => register.As(register.People.Liaison);

    public Task InitializeAsync() => register.InitializeAsync();

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task A_new_incident_is_looked_for_in_the_statements_that_may_speak_of_it_and_in_no_other()
    {
        var (statement, incident) = await Asked.Ready(register);
        await Issued.Enter(register, "The weather was fine in the whole of the country.");

        var started = await Liaison.Send(new StartMentionRun(incident));
        await WorkOff();

        var run = Assert.Single(await Liaison.Send(new ListMentionRuns()));
        Assert.Equal((started.Id, incident, RunState.Done, 1, 1, 1), (run.Id, run.Incident, run.State, run.Read, run.Statements, run.Found));
        Assert.Equal(incident, (await Asked.OnlyOpen(register, statement)).Links.Single().Incident?.Reference);
    }

    [Fact]
    public async Task A_run_that_was_left_behind_goes_on_where_it_stopped()
    {
        var (first, _) = await Asked.Ready(register);
        var second = await Issued.Enter(register, Asked.Text + " Again.");
        await Liaison.Send(new StartMentionRun());

        var taken = await Take();
        await Step(taken!);
        Assert.Null(await Take()); // it is in somebody's hands
        await register.Database.RunAsSuperuser("update mention_runs set lease_until = now() - interval '1 second'");
        var again = await Take();

        Assert.Equal(new[] { first, second }.Order(), new[] { taken!.Statement, again!.Statement }.Order());
        await Step(again);
        Assert.Equal(RunState.Done, Assert.Single(await Liaison.Send(new ListMentionRuns())).State);
    }

    [Fact]
    public async Task A_run_that_is_stopped_reads_no_further_and_cannot_be_stopped_twice()
    {
        await Asked.Ready(register);
        await Issued.Enter(register, Asked.Text + " Again.");
        var run = await Liaison.Send(new StartMentionRun());
        var taken = await Take();

        await Liaison.Send(new CancelMentionRun(run.Id));
        var next = await Step(taken!);

        Assert.Null(next);
        Assert.Null(await Take());
        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(new CancelMentionRun(run.Id)));
        Assert.Equal("run.ended", broken.Rule);
        var line = Assert.Single(await Liaison.Send(new ListMentionRuns()));
        Assert.Equal((RunState.Cancelled, 0), (line.State, line.Read));
    }

    [Fact]
    public async Task A_run_of_somebody_who_left_the_liaison_has_nobodys_rights()
    {
        await Asked.Ready(register);
        await Liaison.Send(new StartMentionRun());
        await register.Database.RunAsSuperuser($"update users set disabled_at = now() where id = '{register.People.Liaison.Id}'");

        Assert.Null(await Take());

        Assert.Equal(RunState.Cancelled, await register.Read(db => db.MentionRuns.Select(r => r.State).SingleAsync()));
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_refused()
    {
        await Issued.DefineWords(register);
        var hidden = (await register.As(register.People.Ana).Send(Told.Incident("Kept to itself"))).Reference; // a draft

        foreach (var incident in new[] { hidden, "INC-2026-00000", "nonsense", "" })
            await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new StartMentionRun(incident)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new StartMentionRun(Statement: "STM-2026-00000")));
        Assert.Equal(0, (await Liaison.Send(new StartMentionRun())).Statements); // there is none, so it has ended
    }

    private Task<TakenRun?> Take() => register.As(CurrentUser.TheTimekeeper).Send(new TakeMentionRun());

    private async Task<string?> Step(TakenRun run)
    {
        var found = await register.As(run.For).Send(new SuggestMentions(run.Statement));
        return (await register.As(run.For).Send(new AdvanceMentionRun(run.Id, found.New))).Next;
    }

    private async Task WorkOff()
    {
        var run = await Take();
        for (var next = run?.Statement; next is not null;) next = await Step(run! with { Statement = next });
    }
}
