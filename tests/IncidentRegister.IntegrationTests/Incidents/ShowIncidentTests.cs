using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

public class ShowIncidentTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private Register.Sender Ana => register.As(register.People.Ana);
    private Register.Sender Liaison => register.As(register.People.Liaison);

    public Task InitializeAsync() => Told.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_said_asked_and_done_stands_on_the_sheet_with_the_days_between()
    {
        var reference = (await Ana.Send(Told.Incident() with { Occurred = "2021-10-19", Acts = [Told.Act(date: "2021-10-19")], Submit = true })).Reference;
        await DefineWordsOfResponses();
        var statement = (await Liaison.Send(new EnterStatement
        {
            Title = "On attacks",
            Kind = "statement",
            IssuedOn = "2021-12-09",
            Text = "The group was outlawed. We ask the Assembly to speak.",
            Issuers = ["al-haq"],
        })).Reference;
        await Liaison.Send(new LinkPassage(statement, new PassageChoice { Paragraph = 1, Quote = "The group was outlawed." }) { Incident = reference });
        var ask = (await Liaison.Send(new RecordAsk(statement, new PassageChoice { Paragraph = 1, Quote = "We ask the Assembly to speak." })
        {
            Issuer = "al-haq",
            Addressees = ["assembly"],
            Measure = "M01",
            Incidents = [reference],
        })).Single();
        await Respond("2021-12-19", fulfils: [new FulfilledAsk(ask.Reference, "partly")]);
        await Respond("2021-10");
        await Respond("2021-11-01", isConfidential: true);

        var sheet = await Ana.Send(new ShowIncident(reference));

        var passage = Assert.Single(sheet.Passages);
        Assert.Equal(("The group was outlawed.", statement, 1), (passage.Quote, passage.StatementReference, passage.Paragraph));
        Assert.Equal((ask.Reference, AskState.PartlyTaken, 1), (sheet.Asks.Single().Reference, sheet.Asks.Single().State, sheet.Asks.Single().Paragraph));
        Assert.Equal(["2021-10", "2021-12-19"], sheet.Responses.Select(r => r.TakenOn.ToString()));
        Assert.Equal(new DayRange(0, 12), sheet.DaysTo(sheet.FirstResponse!.TakenOn));
        Assert.Equal(new DayRange(61, 61), sheet.DaysTo(sheet.Responses[1].TakenOn));
        Assert.Equal(ask.Reference, sheet.Responses[1].Fulfils.Single().Reference);
        Assert.Equal(3, (await Liaison.Send(new ShowIncident(reference))).Responses.Count);

        Task Respond(string day, bool isConfidential = false, IReadOnlyList<FulfilledAsk>? fulfils = null) => Liaison.Send(new RecordResponse
        {
            Measure = "M01",
            Party = "assembly",
            TakenOn = day,
            Title = "Somebody spoke",
            Incidents = [reference],
            Fulfils = fulfils ?? [],
            IsConfidential = isConfidential,
        });
    }

    [Theory]
    [InlineData("red", true)]
    [InlineData("amber-strict", true)]
    [InlineData("amber", false)]
    public async Task Reading_a_record_that_is_kept_close_leaves_a_trace(string handling, bool leavesTrace)
    {
        var logged = await Ana.Send(Told.Incident() with { Handling = handling });

        await Ana.Send(new ShowIncident(logged.Reference));

        var traces = await register.Read(db => db.Database
            .SqlQuery<int>($"select count(*)::int as \"Value\" from audit.entries where action = 'ShowIncident' and object = {"incidents/" + logged.Id}")
            .SingleAsync());
        Assert.Equal(leavesTrace ? 1 : 0, traces);
    }

    [Fact]
    public async Task History_tells_steps_by_role_and_not_by_name()
    {
        var reference = (await Ana.Send(Told.Incident() with { Submit = true })).Reference;

        var own = (await Ana.Send(new ShowIncident(reference))).History;
        var seen = (await Liaison.Send(new ShowIncident(reference))).History;

        Assert.Equal([CaseEventKind.Logged, CaseEventKind.Submitted], own.Select(h => h.Kind).Order());
        Assert.All(own, h => Assert.Equal(HistoryActor.You, h.By));
        Assert.All(seen, h => Assert.Equal(HistoryActor.Reporter, h.By));
    }

    [Fact]
    public async Task A_record_for_its_author_alone_is_shown_to_nobody_else()
    {
        var reference = (await Ana.Send(Told.Incident() with { Handling = "red" })).Reference;

        foreach (var person in register.People.All.Where(p => p != register.People.Ana))
        {
            var refusal = await Record.ExceptionAsync(() => register.As(person).Send(new ShowIncident(reference)));

            Assert.True(refusal is NotFoundException or ForbiddenException, $"{person.DisplayName}: {refusal}");
        }
    }

    private async Task DefineWordsOfResponses()
    {
        var labels = new Dictionary<string, string> { ["en"] = "Word" };
        var operators = register.As(CurrentUser.AtTheMachine);
        await operators.Send(new DefineTerms("statement-kind", [new("statement", null, labels, labels)]));
        await operators.Send(new DefineMeasures([new MeasureFacts("M01", MeasureGroup.PublicStatements, 1) { Labels = labels }]));
        await operators.Send(new EnterParty("assembly", PartyKind.InternationalOrganisation, null, [new("Assembly", null, NameKind.Official)]));
    }
}
