using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Responses;

public class AskTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly IncidentDate Later = IncidentDate.Parse("2026-11-10");
    private static readonly Guid By = Guid.NewGuid();

    [Fact]
    public void Every_change_leaves_a_dated_step_with_its_reason()
    {
        var ask = Asked();

        ask.Acknowledge(Later, "By letter.", By, Now);
        ask.Decline(IncidentDate.Parse("2026-11-15"), "Not in its power.", By, Now);

        Assert.Equal([AskState.Acknowledged, AskState.Declined], ask.Steps.Select(s => s.State));
        Assert.Equal(["2026-11-10", "2026-11-15"], ask.Steps.Select(s => s.HappenedOn.ToString()));
        Assert.Equal(["By letter.", "Not in its power."], ask.Steps.Select(s => s.Reason));
        Assert.Equal([2, 3], ask.Steps.Select(s => s.Number));
        Assert.Equal((AskState.Declined, 3), (ask.State, ask.Version));
        Assert.All(ask.Steps, s => Assert.Equal((By, Now, ask.Id), (s.AuthorId, s.At, s.AskId)));
    }

    /// <summary>o open, a acknowledged, n no reply, d declined, w withdrawn, p partly taken, t taken.</summary>
    [Theory]
    [InlineData("oa", true)]
    [InlineData("oaa", false)]
    [InlineData("ona", true)]
    [InlineData("oda", false)]
    [InlineData("od", true)]
    [InlineData("oad", true)]
    [InlineData("ond", true)]
    [InlineData("odd", false)]
    [InlineData("on", true)]
    [InlineData("oan", false)]
    [InlineData("onn", false)]
    [InlineData("odn", false)]
    [InlineData("ow", true)]
    [InlineData("opw", true)]
    [InlineData("otw", false)]
    [InlineData("oww", false)]
    [InlineData("owa", false)]
    [InlineData("owt", false)]
    [InlineData("odt", true)]
    [InlineData("ont", true)]
    [InlineData("opt", true)]
    [InlineData("otp", true)]
    [InlineData("ota", false)]
    public void From_each_state_only_some_follow(string path, bool mayBe)
    {
        var ask = Asked();
        foreach (var step in path[1..^1]) Do(ask, step);

        var broken = Record.Exception(() => Do(ask, path[^1]));

        Assert.Equal(mayBe, broken is null);
        Assert.True(broken is null or RuleBrokenException);
    }

    [Fact]
    public void What_was_taken_stays_taken_when_a_part_follows()
    {
        var ask = Asked();

        Do(ask, 't');
        Do(ask, 'p');

        Assert.Equal(AskState.Taken, ask.State);
        Assert.All(ask.Steps, s => Assert.NotNull(s.ResponseId));
    }

    [Theory]
    [InlineData("2026-10-31", "ask.step-before-ask")]
    [InlineData("2026-11-25", "ask.step-in-future")]
    [InlineData("2026-10", "ask.step-before-ask")]
    [InlineData("2026-11-22", null)]
    [InlineData("2026", null)]
    public void A_step_lies_between_the_ask_and_today(string day, string? rule) =>
        Assert.Equal(rule, Rule(() => Asked().Decline(IncidentDate.Parse(day), "No.", By, Now)));

    [Theory]
    [InlineData(null, null, "2026-12-31")]
    [InlineData(null, 10, "2026-11-11")]
    [InlineData("2026-11-20", 30, "2026-11-20")]
    public void A_reply_is_due_by_the_deadline_or_after_the_period_of_the_ask_or_the_usual_one(
        string? deadline, int? days, string due)
    {
        var ask = Asked();

        ask.Await(deadline is null ? null : DateOnly.Parse(deadline, null), days);

        var last = DateOnly.Parse(due, null);
        Assert.Equal(last, ask.ReplyDue);
        Assert.Equal((false, true), (ask.LacksReply(last), ask.LacksReply(last.AddDays(1))));
    }

    [Fact]
    public void Silence_is_no_reply_only_after_its_time_and_with_a_reason()
    {
        var ask = Asked();
        Assert.Equal("ask.still-waiting", Rule(() => ask.CloseWithoutReply("Silence.", By, Now)));

        ask.Await(null, 10);
        Assert.Equal("ask.reason-missing", Rule(() => ask.CloseWithoutReply(" ", By, Now)));
        ask.CloseWithoutReply("Nothing came.", By, Now);

        Assert.Equal((AskState.NoReply, false), (ask.State, ask.LacksReply(new DateOnly(2027, 1, 1))));
    }

    [Fact]
    public void The_wait_cannot_end_before_the_ask()
    {
        Assert.Equal("ask.deadline-before-ask", Rule(() => Asked().Await(new DateOnly(2026, 10, 31), null)));
        Assert.Equal("ask.reply-days", Rule(() => Asked().Await(null, 0)));
        Assert.Equal("ask.reply-days", Rule(() => Asked().Await(null, Ask.ReplyDaysMax + 1)));
    }

    [Fact]
    public void An_ask_of_no_known_day_waits_from_the_day_on_which_it_was_recorded() =>
        Assert.Equal(new DateOnly(2027, 1, 20), Asked(day: "XXXX").ReplyDue);

    [Fact]
    public void A_response_that_gives_what_was_asked_is_about_the_same_incident()
    {
        var (one, other) = (Raided(), Raided());

        Assert.Equal("response.other-incidents", Rule(() => Respond(Asked(one), FulfilmentExtent.Fully, other)));
        Assert.Null(Rule(() => Respond(Asked(one), FulfilmentExtent.Fully, other, one)));
        Assert.Null(Rule(() => Respond(Asked(one), FulfilmentExtent.Fully)));
        Assert.Null(Rule(() => Respond(Asked(), FulfilmentExtent.Fully, other)));
    }

    [Fact]
    public void A_response_lies_neither_before_its_ask_nor_before_its_incident()
    {
        var facts = new ResponseFacts("M04", By, IncidentDate.Parse("2026-10-20"), "A statement");

        Assert.Equal("response.before-ask", Rule(() =>
            Response.Record("RSP-2026-7K3QF", facts, [], [(Asked(), FulfilmentExtent.Fully)], By, Now)));
        Assert.Equal("response.before-incident", Rule(() =>
            Response.Record("RSP-2026-7K3QF", facts, [Raided()], [], By, Now)));
    }

    private static void Do(Ask ask, char step)
    {
        if (step == 'n') ask.Await(null, 1);
        if (step == 'a') ask.Acknowledge(Later, null, By, Now);
        else if (step == 'd') ask.Decline(Later, "No.", By, Now);
        else if (step == 'w') ask.Withdraw(Later, "Settled.", By, Now);
        else if (step == 'n') ask.CloseWithoutReply("Silence.", By, Now);
        else if (step is 'p' or 't') Respond(ask, step == 'p' ? FulfilmentExtent.Partly : FulfilmentExtent.Fully);
    }

    private static void Respond(Ask ask, FulfilmentExtent extent, params Incident[] about) => Response.Record(
        "RSP-2026-7K3QF", new ResponseFacts("M04", By, Later, "A statement"), about, [(ask, extent)], By, Now);

    private static Ask Asked(params Incident[] about) => Asked("2026-11-01", about);

    private static Ask Asked(string day, params Incident[] about)
    {
        var statement = Statement.Enter(
            "STM-2026-7K3QF", new() { Title = "A", Kind = "report", IssuedOn = IncidentDate.Parse(day) }, By, Now);
        var passage = statement.AddVersion(StatementText.FromPlain("Condemn it."), Extent.Whole, null, Now)
            .Mark(1, new(0, 11), Now);
        return Ask.From("ASK-2026-7K3QF", statement, passage, By, By, "M04", about, By, Now);
    }

    private static Incident Raided() => Incident.Log(
        "INC-2026-7K3QF", By, By,
        new IncidentFacts
        {
            Title = "A raid",
            Account = "They came.",
            Occurred = IncidentDate.Parse("2026-10-25"),
            Acts = [new ActFacts("raid", [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2026-10-25"))])],
        }, Now);

    private static string? Rule(Action act) => (Record.Exception(act) as RuleBrokenException)?.Rule;
}
