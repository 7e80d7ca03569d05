using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class RecordAskTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const string Quote = "condemn this publicly";
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
    public async Task Each_addressee_has_an_ask_and_the_words_one_letter()
    {
        var recorded = await Send(Ask() with { Addressees = ["asp-president", "States Parties"] });
        await Send(Ask() with { Measure = "M05" });

        var sheet = await register.As(register.People.Member).Send(new ShowStatement(statement));
        Assert.Equal(2, recorded.Select(a => a.Reference).Distinct().Count());
        Assert.Equal(["A", "B"], sheet.Asks.Select(a => a.Letter));
        Assert.Equal(recorded.Select(a => a.Reference).Order(), sheet.Asks[0].Addressees.Select(a => a.Reference).Order());
        Assert.Equal(["A", "B"], sheet.Paragraphs[1].Marks.Select(m => m.Tag));
        Assert.Equal((Quote, AskState.Open), (sheet.Asks[0].Quote, sheet.Asks[0].Addressees[0].State));
    }

    [Fact]
    public async Task The_incidents_of_an_ask_are_shown_to_those_who_may_read_them()
    {
        var ask = (await Send(Ask()))[0].Reference;

        Assert.Equal([incident], (await Show(register.People.Ana, ask)).Incidents.Select(i => i.Reference));
        Assert.Equal([incident], (await Show(register.People.Liaison, ask)).Incidents.Select(i => i.Reference));
        Assert.Empty((await Show(register.People.Stranger, ask)).Incidents);
        Assert.Empty((await Show(register.People.Member, ask)).Incidents);
        await Assert.ThrowsAsync<NotFoundException>(() => Show(register.People.Member, "ASK-2024-00000"));
        await Assert.ThrowsAsync<NotFoundException>(() => Show(register.People.Member, "no reference"));
    }

    [Fact]
    public async Task The_same_ask_is_recorded_once()
    {
        await Send(Ask());

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => Send(Ask()));

        Assert.Equal("ask.already-there", broken.Rule);
    }

    [Fact]
    public async Task What_is_not_known_is_refused_beside_its_field()
    {
        var draft = await Issued.Incident(register, submit: false);

        Assert.Equal(["Issuer: party.not-known"], await Issued.Problems(() => Send(Ask() with { Issuer = "Nobody" })));
        Assert.Equal(["Addressees: party.not-known"], await Issued.Problems(() => Send(Ask() with { Addressees = ["cicc", "Nobody"] })));
        Assert.Equal(["Addressees: field.required"], await Issued.Problems(() => Send(Ask() with { Addressees = [] })));
        Assert.Equal(["Measure: field.unknown-code"], await Issued.Problems(() => Send(Ask() with { Measure = "M99" })));
        Assert.Equal(["Incidents: incident.not-known"], await Issued.Problems(() => Send(Ask() with { Incidents = [incident, draft] })));
        Assert.Equal(["Passage.Sentences: passage.no-words"], await Issued.Problems(() => Send(Ask() with { Passage = new() })));
        await Assert.ThrowsAsync<NotFoundException>(() => Send(Ask() with { Statement = "STM-2024-00000" }));
    }

    [Fact]
    public async Task Only_the_liaison_records_asks()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(Ask()));
    }

    private RecordAsk Ask() => new(statement, PassageChoice.Of(2, Quote))
    {
        Issuer = "cicc",
        Addressees = ["asp-president"],
        Measure = "M04",
        Incidents = [incident],
    };

    private Task<IReadOnlyList<RecordedAsk>> Send(RecordAsk request) => register.As(register.People.Liaison).Send(request);

    private Task<AskLine> Show(CurrentUser person, string ask) => register.As(person).Send(new ShowAsk(ask));
}
