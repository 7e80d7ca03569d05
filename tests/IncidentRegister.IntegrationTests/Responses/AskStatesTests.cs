using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Responses;

public class AskStatesTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";
    private string ask = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
        ask = await Recorded(new DateOnly(2024, 12, 31));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_ask_is_acknowledged_and_declined_and_all_who_read_it_see_how()
    {
        var acknowledged = await Send(new AcknowledgeAsk(ask, "2024-06-03", "By letter.", 1));
        var declined = await Send(new CloseAsk(ask, "declined", "Not in its power.", acknowledged.Version) { On = "2024-07" });

        Assert.Equal((AskState.Acknowledged, 2, AskState.Declined, 3),
            (acknowledged.State, acknowledged.Version, declined.State, declined.Version));
        var seen = await Show(register.People.Member);
        Assert.Equal((AskState.Declined, 3), (seen.State, seen.Version));
        Assert.Equal(["Acknowledged 2024-06-03 By letter.", "Declined 2024-07 Not in its power."],
            seen.Steps.Select(s => $"{s.State} {s.HappenedOn} {s.Reason}"));
        Assert.Null(seen.DaysWaiting);
        Assert.Contains((await register.As(register.People.Ana).Send(new ListAsks("declined"))).Lines, l => l.Reference == ask);
    }

    [Fact]
    public async Task Silence_is_closed_as_no_reply_when_its_time_is_over()
    {
        var patient = await Recorded(null, days: Ask.ReplyDaysMax);
        Assert.Equal(new DateOnly(2024, 12, 31), (await Show(register.People.Member)).ReplyDue);

        Assert.Equal("ask.still-waiting", await Outcome(new CloseAsk(patient, "no-reply", "Nothing came.", 1)));
        var closed = await Send(new CloseAsk(ask, "no-reply", "Nothing came.", 1));

        Assert.Equal(AskState.NoReply, closed.State);
        Assert.Null((await Show(register.People.Member)).ReplyDue);
    }

    [Fact]
    public async Task Of_two_who_close_one_ask_one_is_told_that_it_changed()
    {
        var tries = await Task.WhenAll(
            Outcome(new CloseAsk(ask, "declined", "It said no.", 1) { On = "2024-07-01" }),
            Outcome(new CloseAsk(ask, "no-reply", "It said nothing.", 1), register.People.SecondLiaison));

        Assert.Equal([nameof(StaleVersionException), "done"], tries.Order(StringComparer.Ordinal));
        Assert.Single((await Show(register.People.Liaison)).Steps);
    }

    [Fact]
    public async Task An_old_page_changes_nothing()
    {
        await Send(new AcknowledgeAsk(ask, "2024-06-03", null, 1));

        Assert.Equal(nameof(StaleVersionException), await Outcome(new AcknowledgeAsk(ask, "2024-06-03", null, 1)));
        Assert.Equal(nameof(StaleVersionException), await Outcome(new CloseAsk(ask, "withdrawn", "Settled.", 1) { On = "2024-08-01" }));
        Assert.Equal(2, (await Show(register.People.Liaison)).Version);
    }

    [Theory]
    [InlineData("2024-05-01", "ask.step-before-ask")]
    [InlineData("2999-01-01", "ask.step-in-future")]
    public async Task A_day_that_cannot_be_breaks_a_rule(string day, string rule)
    {
        Assert.Equal(rule, await Outcome(new AcknowledgeAsk(ask, day, null, 1)));
        Assert.Equal(rule, await Outcome(new CloseAsk(ask, "withdrawn", "Settled.", 1) { On = day }));
    }

    [Fact]
    public async Task A_confidential_response_leaves_the_ask_as_it_looked_to_those_who_may_not_read_it()
    {
        await Send(new AcknowledgeAsk(ask, "2024-06-03", null, 1));
        await Respond(incident, isConfidential: true);

        Assert.Equal(AskState.Taken, (await Show(register.People.SecondLiaison)).State);
        foreach (var person in new[] { register.People.Member, register.People.Ana })
        {
            var seen = await Show(person);
            Assert.Equal((AskState.Acknowledged, 1), (seen.State, seen.Steps.Count));
            Assert.Contains((await register.As(person).Send(new ListAsks("acknowledged"))).Lines, l => l.Reference == ask);
            Assert.DoesNotContain((await register.As(person).Send(new ListAsks("open"))).Lines, l => l.Reference == ask);
        }
    }

    [Fact]
    public async Task A_response_about_another_incident_does_not_fulfil_the_ask()
    {
        var other = await Issued.Incident(register, "Another raid");

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => Respond(other));

        Assert.Equal("response.other-incidents", broken.Rule);
        Assert.Empty((await Show(register.People.Liaison)).Steps);
    }

    [Fact]
    public async Task What_is_not_known_is_refused_beside_its_field()
    {
        Assert.Equal(["As: field.unknown-code"], await Issued.Problems(() => Send(new CloseAsk(ask, "taken", "So.", 1) { On = "2024-07-01" })));
        Assert.Equal(["On: field.required"], await Issued.Problems(() => Send(new CloseAsk(ask, "declined", "No.", 1))));
        Assert.Equal(["Reason: field.required"], await Issued.Problems(() => Send(new CloseAsk(ask, "no-reply", " ", 1))));
        Assert.Equal(["On: field.required"], await Issued.Problems(() => Send(new AcknowledgeAsk(ask, "", null, 1))));
        Assert.Equal(["Remark: text.hidden-direction"], await Issued.Problems(() => Send(new AcknowledgeAsk(ask, "2024-07-01", "a\u202Eb", 1))));
        Assert.Equal(nameof(NotFoundException), await Outcome(new AcknowledgeAsk("ASK-2024-00000", "2024-07-01", null, 1)));
        Assert.Equal(nameof(NotFoundException), await Outcome(new CloseAsk("nonsense", "no-reply", "So.", 1)));
    }

    [Fact]
    public async Task Only_the_liaison_says_what_became_of_an_ask()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
        {
            Assert.Equal(nameof(ForbiddenException), await Outcome(new AcknowledgeAsk(ask, "2024-06-03", null, 1), person));
            Assert.Equal(nameof(ForbiddenException), await Outcome(new CloseAsk(ask, "no-reply", "So.", 1), person));
        }

        Assert.Equal(0, await register.Read(db => db.AskSteps.CountAsync(s => db.Asks.Any(a => a.Id == s.AskId && a.Reference == ask))));
    }

    private async Task<string> Recorded(DateOnly? deadline, int? days = null) =>
        (await register.As(register.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, days is null ? "condemn this" : "publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
            Deadline = deadline,
            ReplyWithinDays = days,
        }))[0].Reference;

    private Task<RecordedResponse> Respond(string about, bool isConfidential = false) => register.As(register.People.Liaison).Send(new RecordResponse
    {
        Measure = "M04",
        Party = "President of the Assembly",
        TakenOn = "2024-06-11",
        Title = "The President condemns it",
        Incidents = [about],
        Fulfils = [new FulfilledAsk(ask, "fully")],
        IsConfidential = isConfidential,
    });

    private Task<AskStanding> Send(ICommand<AskStanding> request, CurrentUser? person = null) =>
        register.As(person ?? register.People.Liaison).Send(request);

    private async Task<string> Outcome(ICommand<AskStanding> request, CurrentUser? person = null) =>
        await Record.ExceptionAsync(() => Send(request, person)) switch
        {
            null => "done",
            RuleBrokenException broken => broken.Rule,
            var other => other.GetType().Name,
        };

    private Task<AskLine> Show(CurrentUser person) => register.As(person).Send(new ShowAsk(ask));
}
