using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Incidents;

public class ListMyIncidentsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private Register.Sender Ana => register.As(register.People.Ana);

    public Task InitializeAsync() => Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Pages_of_fifty_show_every_line_once_with_open_questions_first()
    {
        var strange = (await register.As(register.People.Stranger).Send(Told.Incident())).Reference;
        var draftOfBo = (await register.As(register.People.Bo).Send(Told.Incident("Draft of Bo"))).Reference;
        var sentByBo = (await register.As(register.People.Bo).Send(Told.Incident("Sent by Bo") with { Submit = true })).Reference;
        var asked = (await Ana.Send(Told.Incident("Asked") with { Submit = true })).Reference;
        for (var n = 0; n < 60; n++) await Ana.Send(Told.Incident($"Draft {n}"));
        await register.As(register.People.Liaison).Send(new ClaimCase(asked));
        await register.As(register.People.Liaison).Send(new AskReporter(asked, "When?", 3));
        await Ana.Send(Told.Incident("Last of all"));

        var first = await Ana.Send(new ListMyIncidents());
        var second = await Ana.Send(new ListMyIncidents(first.Next));

        var all = first.Lines.Concat(second.Lines).Select(l => l.Reference).ToList();
        Assert.Equal((50, 13, null), (first.Lines.Count, second.Lines.Count, second.Next));
        Assert.Equal(63, all.Distinct().Count());
        Assert.Equal(["Asked", "Last of all", "Draft 59"], first.Lines.Take(3).Select(l => l.Title));
        Assert.Contains(sentByBo, all);
        Assert.DoesNotContain(draftOfBo, all);
        Assert.DoesNotContain(strange, all);
        Assert.False(second.Lines.Single(l => l.Reference == sentByBo).IsMine);

        await Refuses(register.People.Ana, first.Next![..^1] + (first.Next[^1] == 'A' ? 'B' : 'A'));
        await Refuses(register.People.Ana, "not-a-cursor");
        await Refuses(register.People.Bo, first.Next);
    }

    private Task<TamperedException> Refuses(CurrentUser person, string cursor) =>
        Assert.ThrowsAsync<TamperedException>(() => register.As(person).Send(new ListMyIncidents(cursor)));
}
