using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Responses;

public class RecordResponseTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";
    private string ask = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
        ask = (await register.As(register.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_response_is_listed_with_its_proof_and_the_days_since_ask_and_incident()
    {
        var recorded = await Send(Response() with
        {
            PartyCount = 93,
            Note = "Line one\r\nline two",
            Proof = new(statement, PassageChoice.Of(1, "We regret the threats")),
        });

        var line = (await List(register.People.Liaison)).Single(l => l.Reference == recorded.Reference);
        Assert.Equal((93, "Line one\nline two", "We regret the threats"), (line.PartyCount, line.Note, line.Proof!.Quote));
        Assert.Equal((incident, 30), (line.Incidents[0].Incident.Reference, line.Incidents[0].Days.Least));
        Assert.Equal((ask, FulfilmentExtent.Fully, 10), (line.Asks[0].Ask, line.Asks[0].Extent, line.Asks[0].Days.Most));
    }

    [Fact]
    public async Task An_ask_is_partly_taken_and_then_taken()
    {
        await Send(Response("partly") with { TakenOn = "2024-06-05" });
        var first = await Show(register.People.Member);
        await Send(Response());
        await Send(Response("partly"));
        var second = await Show(register.People.Member);

        Assert.Equal((AskState.PartlyTaken, AskState.Taken), (first.State, second.State));
        Assert.Equal((4, true), (second.DaysToResponse!.Value.Least, second.DaysWaiting is null));
    }

    [Fact]
    public async Task A_confidential_response_and_what_it_does_to_an_ask_are_the_liaisons_alone()
    {
        var recorded = await Send(Response() with { Measure = "M05" });

        Assert.Contains(await List(register.People.SecondLiaison), l => l.Reference == recorded.Reference && l.IsConfidential);
        Assert.Equal(AskState.Taken, (await Show(register.People.SecondLiaison)).State);
        foreach (var person in new[] { register.People.Member, register.People.Ana, register.People.Lead })
        {
            Assert.DoesNotContain(await List(person), l => l.Reference == recorded.Reference);
            var seen = await Show(person);
            Assert.Equal((AskState.Open, null), (seen.State, seen.DaysToResponse));
            Assert.Contains((await register.As(person).Send(new ListAsks("open"))).Lines, a => a.Reference == ask);
            Assert.DoesNotContain((await register.As(person).Send(new ListAsks("taken"))).Lines, a => a.Reference == ask);
        }

        var open = await Send(Response() with { Measure = "M05", IsConfidential = false });
        Assert.Contains(await List(register.People.Member), l => l.Reference == open.Reference && !l.IsConfidential);
    }

    [Fact]
    public async Task Incidents_are_shown_to_those_who_may_read_them()
    {
        var recorded = await Send(Response());

        Assert.Equal(1, await Seen(register.People.Ana));
        Assert.Equal(0, await Seen(register.People.Stranger));
        Assert.Equal(0, await Seen(register.People.Member));

        async Task<int> Seen(CurrentUser person) =>
            (await List(person)).Single(l => l.Reference == recorded.Reference).Incidents.Count;
    }

    [Theory]
    [InlineData("2999-01-01", "response.in-future")]
    [InlineData("2024-05-20", "response.before-ask")]
    [InlineData("2024-05-01", "response.before-incident")]
    public async Task A_day_that_cannot_be_breaks_a_rule(string day, string rule) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(() => Send(Response() with { TakenOn = day }))).Rule);

    [Fact]
    public async Task A_withdrawn_ask_is_not_fulfilled()
    {
        await register.Database.RunAsSuperuser($"update asks set state = 'withdrawn' where reference = '{ask}'");

        Assert.Equal("ask.withdrawn", (await Assert.ThrowsAsync<RuleBrokenException>(() => Send(Response()))).Rule);
    }

    [Fact]
    public async Task What_is_not_known_is_refused_beside_its_field()
    {
        var draft = await Issued.Incident(register, submit: false);

        Assert.Equal(["Party: party.not-known"], await Issued.Problems(() => Send(Response() with { Party = "Nobody" })));
        Assert.Equal(["Measure: field.unknown-code"], await Issued.Problems(() => Send(Response() with { Measure = "M99" })));
        Assert.Equal(["Incidents: incident.not-known"], await Issued.Problems(() => Send(Response() with { Incidents = [draft] })));
        Assert.Equal(["Fulfils[0].Ask: ask.not-known"],
            await Issued.Problems(() => Send(Response() with { Fulfils = [new("ASK-2024-00000", "fully")] })));
        Assert.Equal(["Fulfils[0].Extent: field.unknown-code"], await Issued.Problems(() => Send(Response("mostly"))));
        Assert.Equal(["Proof.Statement: statement.not-known"],
            await Issued.Problems(() => Send(Response() with { Proof = new("STM-2024-00000", PassageChoice.Of(1, "We")) })));
        Assert.Equal(["TakenOn: field.required"], await Issued.Problems(() => Send(Response() with { TakenOn = "" })));
        Assert.Equal(["Title: text.hidden-direction"], await Issued.Problems(() => Send(Response() with { Title = "a\u202Eb" })));
        Assert.Equal(["Note: text.control-character"], await Issued.Problems(() => Send(Response() with { Note = "a\0b" })));
        Assert.Equal(["PartyCount: field.out-of-range"], await Issued.Problems(() => Send(Response() with { PartyCount = 0 })));
    }

    [Fact]
    public async Task The_same_form_sent_twice_records_one_response()
    {
        var (key, before) = (Guid.NewGuid(), await Count());

        var first = await register.As(register.People.Liaison).Send(Response(), key);
        var second = await register.As(register.People.Liaison).Send(Response(), key);

        Assert.Equal(first, second);
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task Only_the_liaison_records_responses()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(Response()));
    }

    [Fact]
    public async Task Filters_choose_and_unknown_codes_are_refused()
    {
        await Send(Response());
        var member = register.As(register.People.Member);

        Assert.DoesNotContain((await member.Send(new ListResponses("M05"))).Lines, l => l.Measure != "M05");
        Assert.Contains((await member.Send(new ListAsks("taken", "M04"))).Lines, a => a.Reference == ask);
        Assert.Empty((await member.Send(new ListAsks("declined"))).Lines);
        await Assert.ThrowsAsync<TamperedException>(() => member.Send(new ListAsks("done")));
        await Assert.ThrowsAsync<TamperedException>(() => member.Send(new ListAsks(null, "M99")));
        await Assert.ThrowsAsync<TamperedException>(() => member.Send(new ListResponses("M99")));
        await Assert.ThrowsAsync<TamperedException>(() => member.Send(new ListResponses(null, "x")));
        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Administrator).Send(new ListAsks()));
    }

    private RecordResponse Response(string extent = "fully") => new()
    {
        Measure = "M04",
        Party = "President of the Assembly",
        TakenOn = "2024-06-11",
        Title = "The President condemns it",
        Incidents = [incident],
        Fulfils = [new FulfilledAsk(ask, extent)],
    };

    private Task<RecordedResponse> Send(RecordResponse request) => register.As(register.People.Liaison).Send(request);

    private Task<AskLine> Show(CurrentUser person) => register.As(person).Send(new ShowAsk(ask));

    private async Task<IReadOnlyList<ResponseLine>> List(CurrentUser person) =>
        (await register.As(person).Send(new ListResponses())).Lines;

    private Task<int> Count() => register.Read(db => db.Responses.CountAsync());
}
