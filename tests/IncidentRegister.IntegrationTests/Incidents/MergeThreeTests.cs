using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>Three desks report one raid.</summary>
public class MergeThreeTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string first = "", second = "", third = "";

    public async Task InitializeAsync()
    {
        await Told.DefineWords(register);
        (first, second, third) = (await Log("The raid"), await Log("A raid"), await Log("Raided"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_give_way_to_one_and_each_comes_back_alone()
    {
        var one = await Merge(first, second);
        await Merge(first, third);
        Assert.Equal((first, first), ((await Show(second)).MergedInto, (await Show(third)).MergedInto));
        Assert.Equal(2, (await Show(first)).Merges.Count);

        await register.As(register.People.Liaison).Send(new UndoMerge(first, one.Merge, await VersionOf(first)));

        Assert.False((await Show(second)).IsMerged);
        Assert.Equal((true, first), ((await Show(third)).IsMerged, (await Show(third)).MergedInto));
    }

    [Fact]
    public async Task One_after_the_other_lead_on_to_the_last_and_come_back_in_turn_alone()
    {
        var earlier = await Merge(second, third);
        var later = await Merge(first, second);

        Assert.Equal((second, first), ((await Show(third)).MergedInto, (await Show(second)).MergedInto));
        var broken = await Assert.ThrowsAsync<RuleBrokenException>(async () =>
            await register.As(register.People.Liaison).Send(new UndoMerge(second, earlier.Merge, await VersionOf(second))));
        Assert.Equal("incident.merged", broken.Rule);

        await register.As(register.People.Liaison).Send(new UndoMerge(first, later.Merge, await VersionOf(first)));
        await register.As(register.People.Liaison).Send(new UndoMerge(second, earlier.Merge, await VersionOf(second)));

        foreach (var reference in new[] { first, second, third }) Assert.False((await Show(reference)).IsMerged);
    }

    private async Task<string> Log(string title) =>
        (await register.As(register.People.Ana).Send(Told.Incident(title) with { Submit = true })).Reference;

    private async Task<MergedIncident> Merge(string kept, string other) => await register.As(register.People.Liaison).Send(
        new MergeIncidents(kept, await VersionOf(kept), other, await VersionOf(other)));

    private Task<IncidentSheet> Show(string reference) => register.As(register.People.Liaison).Send(new ShowIncident(reference));

    private Task<long> VersionOf(string reference) =>
        register.Read(db => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Version).SingleAsync());
}
