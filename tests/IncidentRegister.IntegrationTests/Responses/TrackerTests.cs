using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class TrackerTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Filters_narrow_the_list_and_its_counts()
    {
        var (first, second) = (await Asked("asp-president"), await Asked("states-parties", days: Ask.ReplyDaysMax));

        Assert.Equal([first, second], await Of(About()));
        Assert.Equal([first], await Of(About() with { Addressee = "asp-president" }));
        Assert.Equal([first], await Of(About() with { Due = AskFilter.Overdue }));
        Assert.Equal([first, second], await Of(About() with { Issuer = "cicc", Measure = "M04", State = "open" }));
        Assert.Empty(await Of(About() with { Issuer = "asp-president" }));
        Assert.Empty(await Of(About() with { State = "declined" }));

        var survey = await register.As(register.People.Ana).Send(new SurveyAsks(About() with { State = "declined" }));
        Assert.Equal((2, 1, 2), (survey.All, survey.Overdue, survey.ByState["open"]));
        var words = await register.Get<Application.Vocabularies.Words>().Now(default);
        Assert.Contains(words.PartyOf("cicc")!.Value, survey.Issuers);
    }

    [Fact]
    public async Task An_incident_that_one_may_not_see_narrows_to_nothing()
    {
        await Asked("asp-president");

        Assert.Empty(await Of(About(), register.People.Stranger));
        Assert.Equal(0, (await register.As(register.People.Member).Send(new SurveyAsks(About()))).All);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    [InlineData("due")]
    public async Task Every_order_passes_every_ask_once(string sort)
    {
        statement = await Issued.Enter(register, Issued.First + "\n\n" + string.Join(' ', Enumerable.Range(1, 27).Select(n => $"plea{100 + n}")));
        foreach (var days in Enumerable.Range(1, 27)) await Asked("asp-president", days, $"plea{100 + days}");
        var liaison = register.As(register.People.Liaison);

        var first = await liaison.Send(new ListAsks { Filter = About(), Sort = sort });
        var second = await liaison.Send(new ListAsks(After: first.Next) { Filter = About(), Sort = sort });

        var lines = first.Lines.Concat(second.Lines).ToList();
        Assert.Equal((25, 2, null, 27), (first.Lines.Count, second.Lines.Count, second.Next, lines.DistinctBy(l => l.Id).Count()));
        if (sort == "due") Assert.Equal(lines.Select(l => l.ReplyDue).Order(), lines.Select(l => l.ReplyDue));
    }

    [Fact]
    public async Task What_is_malformed_is_refused()
    {
        foreach (var filter in new AskFilter[]
        {
            new() { Addressee = "nobody" }, new() { Issuer = "nobody" }, new() { Incident = "x" }, new() { Due = "soon" },
            new() { State = "done" }, new() { Measure = "M99" },
        })
            await Assert.ThrowsAsync<TamperedException>(() => Of(filter));
        await Assert.ThrowsAsync<TamperedException>(() => register.As(register.People.Ana).Send(new ListAsks { Sort = "size" }));
        await Assert.ThrowsAsync<TamperedException>(() => register.As(register.People.Ana).Send(new ListResponses { Party = "nobody" }));
        await Assert.ThrowsAsync<TamperedException>(() => register.As(register.People.Ana).Send(new ListResponses { Incident = "x" }));
    }

    [Fact]
    public async Task Responses_are_found_by_their_party_their_incident_and_their_ask()
    {
        var ask = await Asked("asp-president");
        var response = await Answered(ask);
        var member = register.As(register.People.Ana);

        foreach (var list in new ListResponses[] { new() { Ask = ask }, new() { Incident = incident }, new() { Incident = incident, Party = "asp-president" } })
            Assert.Equal([response], (await member.Send(list)).Lines.Select(l => l.Reference));
        Assert.Empty((await member.Send(new ListResponses { Incident = incident, Party = "cicc" })).Lines);
        Assert.Empty((await register.As(register.People.Stranger).Send(new ListResponses { Incident = incident })).Lines);
        Assert.Equal(response, (await Show(ask, register.People.Ana)).Answers.Single().Response);
    }

    [Fact]
    public async Task No_page_tells_of_a_confidential_response_by_the_state_of_its_ask()
    {
        var ask = await Asked("asp-president");
        await register.As(register.People.Liaison).Send(new AcknowledgeAsk(ask, "2024-06-03", null, 1));
        await Answered(ask, "M05");

        Assert.Equal(AskState.Acknowledged, await InStatement(register.People.Member));
        Assert.Equal(AskState.Taken, await InStatement(register.People.SecondLiaison));
        Assert.Equal(AskState.Acknowledged, await OnIncident(register.People.Ana));
        Assert.Equal(AskState.Taken, await OnIncident(register.People.Liaison));

        async Task<AskState> InStatement(CurrentUser person) => (await register.As(person).Send(new ShowStatement(statement)))
            .Asks.SelectMany(a => a.Addressees).Single(a => a.Reference == ask).State;
        async Task<AskState> OnIncident(CurrentUser person) => (await register.As(person)
            .Send(new Application.Incidents.ShowIncident(incident))).Asks.Single(a => a.Reference == ask).State;
    }

    private AskFilter About() => new() { Incident = incident };

    private async Task<string> Asked(string addressee, int? days = null, string words = "condemn this publicly") =>
        (await register.As(register.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, words))
        {
            Issuer = "cicc",
            Addressees = [addressee],
            Measure = "M04",
            Incidents = [incident],
            ReplyWithinDays = days,
        }))[0].Reference;

    private async Task<string> Answered(string ask, string measure = "M04") =>
        (await register.As(register.People.Liaison).Send(new RecordResponse
        {
            Measure = measure,
            Party = "asp-president",
            TakenOn = "2024-06-11",
            Title = "It speaks",
            Incidents = [incident],
            Fulfils = [new(ask, "fully")],
        })).Reference;

    private Task<AskLine> Show(string ask, CurrentUser person) => register.As(person).Send(new ShowAsk(ask));

    private async Task<IEnumerable<string>> Of(AskFilter filter, CurrentUser? person = null) =>
        (await register.As(person ?? register.People.Ana).Send(new ListAsks { Filter = filter, Sort = "oldest" })).Lines.Select(l => l.Reference);
}
