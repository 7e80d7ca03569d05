using FluentValidation;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using MediatR;

namespace IncidentRegister.IntegrationTests.Responses;

/// <summary>The ledger on days past. Days are those of the test clock: the register itself began on the day of the test.</summary>
public class LedgerAsOfTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";
    private People People => register.People;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register, Issued.First + "\n\n=Please, condemn this publicly. " + string.Join(' ', Enumerable.Range(1, 9).Select(n => $"plea{n}")));
        incident = await Issued.Incident(register);
    }

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task An_answer_counts_from_the_day_on_which_it_was_recorded()
    {
        At(10);
        var ask = await Asked("plea1");
        At(12);
        var response = await Answered(ask, "fully");

        Assert.Equal((AskState.Open, AskState.Taken), (await State(ask, Day(11)), await State(ask, Day(12))));
        Assert.Equal([ask], await Tracker("open", Day(11)));
        Assert.Empty(await Tracker("open", Day(12)));
        Assert.Empty(await Tracker("taken", Day(11)));
        Assert.Equal([ask], await Tracker("taken", Day(12)));
        Assert.Equal(CellMark.Asked, (await Row(Day(11)))!.Cells["M04"].Mark);
        Assert.Equal(CellMark.Taken, (await Row(Day(12)))!.Cells["M04"].Mark);
        Assert.Equal((1, 0), (await Gaps(Day(11)), await Gaps(Day(12))));
        Assert.Empty((await Send(new ListResponses { Incident = incident, AsOf = Day(11) })).Lines);
        Assert.Equal(response, (await Send(new ListResponses { Incident = incident, AsOf = Day(12) })).Lines.Single().Reference);
        Assert.Equal((1, 0), (await Survey("open", Day(11)), await Survey("open", Day(12))));
    }

    [Fact]
    public async Task What_was_not_asked_yet_is_not_there()
    {
        At(10);
        var ask = await Asked("plea1");

        Assert.Empty(await Tracker(null, Day(9)));
        Assert.Null(await Row(Day(9)));
        Assert.Equal(0, await Gaps(Day(9)));
        await Assert.ThrowsAsync<NotFoundException>(() => State(ask, Day(9)));
        Assert.Empty((await Send(new SurveyAsks(About) { AsOf = Day(0) })).ByState);
    }

    [Fact]
    public async Task Days_of_waiting_are_counted_until_the_day_that_is_asked_for()
    {
        At(10);
        var ask = await Asked("plea1");
        At(20);

        var (then, now) = (await Show(ask, Day(15)), await Show(ask, null));

        Assert.Equal(now.DaysWaiting!.Value.Least - 5, then.DaysWaiting!.Value.Least);
    }

    [Fact]
    public async Task Every_step_of_an_ask_is_seen_on_its_day()
    {
        At(10);
        var ask = await Asked("plea1");
        At(11);
        await Liaison.Send(new AcknowledgeAsk(ask, "2024-06-03", null, 1));
        At(12);
        await Answered(ask, "partly");
        At(13);
        await Liaison.Send(new CloseAsk(ask, "withdrawn", "No longer wanted.", 3) { On = "2024-07-01" });

        AskState[] expected = [AskState.Open, AskState.Acknowledged, AskState.PartlyTaken, AskState.Withdrawn];
        foreach (var (state, n) in expected.Select((s, n) => (s, n)))
        {
            Assert.Equal(state, await State(ask, Day(10 + n)));
            foreach (var other in expected)
                Assert.Equal(other == state ? [ask] : [], await Tracker(Application.Data.Code.Of(other), Day(10 + n)));
        }

        Assert.Equal((2, 4), ((await Show(ask, Day(11))).Steps.Count + 1, (await Show(ask, null)).Steps.Count + 1));
    }

    /// <summary>What is kept of the present, and what is made out from what was recorded, tell the same.</summary>
    [Fact]
    public async Task The_end_of_today_is_now_for_every_reader()
    {
        var asks = new List<string>();
        foreach (var n in Enumerable.Range(1, 8)) asks.Add(await Asked($"plea{n}"));
        await Liaison.Send(new AcknowledgeAsk(asks[1], "2024-06-03", null, 1));
        await Liaison.Send(new CloseAsk(asks[2], "declined", "No.", 1) { On = "2024-07-01" });
        await Liaison.Send(new CloseAsk(asks[3], "no-reply", "Nothing.", 1));
        await Answered(asks[3], "partly", "M05");
        await Answered(asks[4], "partly");
        await Answered(asks[4], "fully", "M05");
        await Answered(asks[5], "fully");
        await Answered(asks[6], "partly");
        await Liaison.Send(new CloseAsk(asks[6], "withdrawn", "No longer.", 2) { On = "2024-07-01" });
        await Liaison.Send(new CloseAsk(asks[7], "declined", "No.", 1) { On = "2024-07-01" });
        await Answered(asks[7], "fully", "M05");

        foreach (var person in new[] { People.Liaison, People.Ana, People.Member, People.Stranger })
        {
            var (now, then) = (await All(person, null), await All(person, Day(0)));
            Assert.Equal(now.Select(Told), then.Select(Told));
            var counts = (await register.As(person).Send(new SurveyAsks(About))).ByState;
            Assert.Equal(counts.OrderBy(c => c.Key, StringComparer.Ordinal),
                (await register.As(person).Send(new SurveyAsks(About) { AsOf = Day(0) })).ByState.OrderBy(c => c.Key, StringComparer.Ordinal));
            foreach (var state in Enum.GetValues<AskState>().Select(Application.Data.Code.Of))
                Assert.Equal(await Tracker(state, null, person), await Tracker(state, Day(0), person));
            Assert.Equal((await Row(null, person))?.Cells.OrderBy(c => c.Key).Select(c => c.Value), (await Row(Day(0), person))?.Cells.OrderBy(c => c.Key).Select(c => c.Value));
        }

        async Task<IReadOnlyList<AskLine>> All(CurrentUser person, string? day) =>
            (await register.As(person).Send(new ListAsks { Filter = About, Sort = "oldest", AsOf = day })).Lines;
        static (string, AskState, int?, bool, int) Told(AskLine line) =>
            (line.Reference, line.State, line.DaysWaiting?.Least, line.IsOverdue, line.Steps.Count);
    }

    public static TheoryData<string, string> Wrong => new()
    {
        { "2999-01-01", "as-of.in-future" }, { "2021-12-05", "as-of.before-register" }, { "2024-12-5", "as-of.malformed" },
        { "yesterday", "as-of.malformed" }, { "2024-02-30", "as-of.malformed" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_day_that_cannot_be_told_is_refused_by_every_list(string day, string key)
    {
        foreach (var ask in new Func<Task>[]
        {
            () => Send(new ListAsks { AsOf = day }), () => Send(new SurveyAsks(new AskFilter()) { AsOf = day }), () => Send(new ShowMatrix { AsOf = day }),
            () => Send(new ListGaps { AsOf = day }), () => Send(new ListResponses { AsOf = day }), () => Send(new ShowState("RU", day)),
            () => Send(new ListStates(day)), () => Send(new ShowAsk("ASK-2024-00000") { AsOf = day }),
        })
            Assert.Equal(key, (await Assert.ThrowsAsync<ValidationException>(ask)).Errors.Single().ErrorMessage);
    }

    private Register.Sender Liaison => register.As(People.Liaison);

    private AskFilter About => new() { Incident = incident };

    private void At(int day) => register.Clock.Shift = TimeSpan.FromDays(day);

    private static string Day(int shift) => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(shift).ToString("yyyy-MM-dd", null);

    private Task<T> Send<T>(IRequest<T> request) => register.As(People.Ana).Send(request);

    private Task<AskLine> Show(string ask, string? day) => Send(new ShowAsk(ask) { AsOf = day });

    private async Task<AskState> State(string ask, string? day) => (await Show(ask, day)).State;

    private async Task<IEnumerable<string>> Tracker(string? state, string? day, CurrentUser? person = null) =>
        (await register.As(person ?? People.Ana).Send(new ListAsks(state) { Filter = About, Sort = "oldest", AsOf = day })).Lines.Select(l => l.Reference);

    private async Task<int> Survey(string state, string? day) =>
        (await Send(new SurveyAsks(About) { AsOf = day })).ByState.GetValueOrDefault(state);

    private async Task<MatrixRow?> Row(string? day, CurrentUser? person = null) =>
        (await register.As(person ?? People.Ana).Send(new ShowMatrix { AsOf = day })).Rows.SingleOrDefault(r => r.Incident.Reference == incident);

    private async Task<int> Gaps(string? day) =>
        (await Send(new ListGaps { IsWhole = true, AsOf = day })).Lines.Count(l => l.Incident.Reference == incident);

    private async Task<string> Asked(string words) =>
        (await Liaison.Send(new RecordAsk(statement, PassageChoice.Of(2, words))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;

    private async Task<string> Answered(string ask, string extent, string measure = "M04") =>
        (await Liaison.Send(new RecordResponse
        {
            Measure = measure,
            Party = "asp-president",
            TakenOn = "2024-06-11",
            Title = "It speaks",
            Incidents = [incident],
            Fulfils = [new(ask, extent)],
        })).Reference;
}
