using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class StateTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";
    private People People => register.People;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        await register.Once("states", () => Define(register));
        statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
    }

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    /// <summary>Three States, of which one has a ministry.</summary>
    internal static async Task<Guid> Define(Register register)
    {
        var machine = register.As(CurrentUser.AtTheMachine);
        foreach (var (key, kind, country) in new[]
        {
            ("ruritania", PartyKind.State, "RU"), ("ruritania-ministry", PartyKind.StateOrgan, "RU"), ("borduria", PartyKind.State, "BO"),
            ("syldavia", PartyKind.State, "SY"), ("elbonia", PartyKind.State, "EL"),
        })
            await machine.Send(new EnterParty(key, kind, country, [new(key, "en", NameKind.Official)]));
        return Guid.Empty;
    }

    [Fact]
    public async Task A_sheet_tells_what_a_state_was_asked_and_how_long_it_was_silent()
    {
        var ask = await Asked("ruritania");
        var days = DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime).DayNumber - new DateOnly(2024, 6, 1).DayNumber;

        var silent = await Show("RU");
        Assert.Equal((ask, 1, days), (silent.Asked.Single().Reference, silent.SilentCount, silent.SilentDays));
        Assert.Equal(new DateOnly(2024, 6, 1), silent.SilentSince);

        var response = await Responded("ruritania-ministry", fulfils: [new(ask, "partly")]);
        var answered = await Show("ru");
        Assert.Equal((0, null, 1, 0), (answered.SilentCount, answered.SilentDays, answered.AloneCount, answered.TogetherCount));
        Assert.Equal(response, answered.Alone.Single().Reference);
        Assert.Equal("RU", answered.Code);
    }

    [Fact]
    public async Task Word_that_an_ask_was_received_ends_the_silence_and_its_closing_without_a_reply_does_not()
    {
        var (received, closed) = (await Asked("borduria"), await Asked("borduria", "Thank you"));
        await Liaison.Send(new AcknowledgeAsk(received, "2024-06-03", null, 1));
        await Liaison.Send(new CloseAsk(closed, "no-reply", "Nothing came.", 1));

        var sheet = await Show("BO");

        Assert.Equal((2, 1), (sheet.AskedCount, sheet.SilentCount));
    }

    [Fact]
    public async Task A_state_stands_in_a_joint_statement_that_names_it_whoever_is_said_to_have_taken_it()
    {
        var before = (await Show("SY")).TogetherCount;

        var joint = await Responded("states-parties", together: ["syldavia", "elbonia", "syldavia"], count: 93);

        foreach (var code in new[] { "SY", "EL" })
        {
            var stood = (await Show(code)).Together[0];
            Assert.Equal((joint, 93, 2), (stood.Reference, stood.PartyCount, stood.Together.Count));
        }

        Assert.Equal(before + 1, (await Line("SY")).Together);
        Assert.Contains(joint, (await register.As(People.Ana).Send(new ListResponses { Party = "elbonia" })).Lines.Select(l => l.Reference));
        Assert.Equal(0, (await Show("SY")).AloneCount);
    }

    [Fact]
    public async Task The_numbers_of_a_sheet_are_the_lengths_of_its_lists_for_everybody_and_on_days_past()
    {
        var machine = register.As(CurrentUser.AtTheMachine);
        foreach (var (key, kind, country) in new[]
        {
            ("zubrowka", PartyKind.State, "ZU"), ("genovia", PartyKind.State, "GE"), ("genovia-ministry", PartyKind.StateOrgan, "GE"),
        })
            await machine.Send(new EnterParty(key, kind, country, [new(key, "en", NameKind.Official)]));
        var asks = new[] { await Asked("zubrowka"), await Asked("zubrowka", "Thank you") };
        await Responded("zubrowka", fulfils: [new(asks[0], "fully")]);
        await Responded("zubrowka", together: ["zubrowka", "genovia", "genovia-ministry"]);
        await Responded("genovia-ministry", count: 12);
        await Responded("genovia", "M05", together: ["genovia", "zubrowka"]);
        await Responded("genovia-ministry", "M05");

        var today = register.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", null);
        foreach (var person in new[] { People.Liaison, People.Member, People.Ana })
            foreach (var code in new[] { "ZU", "GE" })
                foreach (var day in new[] { null, today })
                {
                    var sheet = await Show(code, person, day);
                    Assert.Equal(
                        (sheet.Asked.Count, sheet.Alone.Count, sheet.Together.Count), (sheet.AskedCount, sheet.AloneCount, sheet.TogetherCount));
                    Assert.Equal(sheet.SilentCount, sheet.Asked.Count(a => a.State is AskState.Open or AskState.NoReply));
                    Assert.Equal(sheet.Together.DistinctBy(r => r.Reference).Count(), sheet.TogetherCount);
                }

        var (theirs, ours) = (await Show("GE"), await Show("GE", People.Liaison));
        Assert.Equal((0, 0, 2), (theirs.AskedCount, theirs.AloneCount, theirs.TogetherCount));
        Assert.Equal((0, 1, 3), (ours.AskedCount, ours.AloneCount, ours.TogetherCount));
        Assert.Equal((ours.AloneCount, ours.TogetherCount), ((await Line("GE", People.Liaison)).Alone, (await Line("GE", People.Liaison)).Together));
    }

    [Fact]
    public async Task A_thousand_states_and_one_that_nobody_knows_are_refused()
    {
        Assert.Equal(["Together: party.too-many"],
            await Issued.Problems(() => Responded("states-parties", together: [.. Enumerable.Repeat("syldavia", 1000)])));
        Assert.Equal(["Together: party.not-known"], await Issued.Problems(() => Responded("states-parties", together: ["Atlantis"])));
    }

    [Fact]
    public async Task A_confidential_step_leaves_a_state_silent_for_all_but_the_liaison()
    {
        var ask = await Asked("elbonia");
        await Responded("elbonia", "M05", fulfils: [new(ask, "fully")]);
        await Responded("elbonia", "M05", together: ["elbonia", "borduria"]);

        var (ours, theirs) = (await Show("EL", People.Liaison), await Show("EL", People.Member));

        Assert.Equal((0, 1), (ours.SilentCount, ours.AloneCount));
        Assert.Equal((1, 0), (theirs.SilentCount, theirs.AloneCount));
        Assert.Equal(ours.TogetherCount - 1, theirs.TogetherCount);
        Assert.Equal(theirs.TogetherCount, (await Line("EL", People.Member)).Together);
    }

    [Fact]
    public async Task A_standing_is_told_with_its_day_and_its_source_from_the_day_on_which_it_was_recorded()
    {
        var machine = register.As(CurrentUser.AtTheMachine);
        register.Clock.Shift = TimeSpan.FromDays(30);
        Assert.Equal(1, await machine.Send(new RecordStandings([Told("syldavia", "party", "2024-12-05")])));
        Assert.Equal(0, await machine.Send(new RecordStandings([Told("syldavia", "party", "2024-12-05")])));
        register.Clock.Shift = TimeSpan.FromDays(31);
        Assert.Equal(1, await machine.Send(new RecordStandings([Told("syldavia", "not-party", "2024-01"), Told("syldavia", "party", "2024-12-05")])));

        var now = await Show("SY");
        var line = now.Standings[0];
        Assert.Equal((2, StandingKind.Party, "2024-12-05", "A newspaper"), (now.Standings.Count, line.Kind, line.SeenOn.ToString(), line.Publisher));
        Assert.Equal(StandingKind.Party, (await Line("SY")).Apic!.Kind);
        Assert.Null((await Line("SY")).BlockingStatute);
        Assert.Single((await Show("SY", day: Day(30))).Standings);
        Assert.Empty((await Show("SY", day: Day(29))).Standings);
    }

    [Theory]
    [InlineData("apic", "called-for", "2024-12-05", "standing.other-instrument")]
    [InlineData("blocking-statute", "party", "2024-12-05", "standing.other-instrument")]
    [InlineData("apic", "party", "XXXX", "standing.no-day")]
    [InlineData("apic", "party", "2024/..", "standing.no-day")]
    [InlineData("apic", "party", "2999-01-01", "standing.in-future")]
    [InlineData("apic", "party", "2010", "standing.seen-before")]
    public async Task A_standing_that_cannot_be_is_refused(string instrument, string kind, string seen, string rule) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(() => register.As(CurrentUser.AtTheMachine).Send(
            new RecordStandings([new("syldavia", instrument, kind, seen, "A newspaper") { Since = "2011" }])))).Rule);

    [Theory]
    [InlineData("XX")]
    [InlineData("")]
    [InlineData("ruritania")]
    public async Task A_state_that_the_register_does_not_name_has_no_sheet(string code) =>
        await Assert.ThrowsAsync<NotFoundException>(() => Show(code));

    private Register.Sender Liaison => register.As(People.Liaison);

    private string Day(int shift) => TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(shift).ToString("yyyy-MM-dd", null);

    private static ToldStanding Told(string party, string kind, string seen) => new(party, "apic", kind, seen, "A newspaper");

    private Task<StateSheet> Show(string code, CurrentUser? person = null, string? day = null) =>
        register.As(person ?? People.Ana).Send(new ShowState(code, day));

    private async Task<StateLine> Line(string code, CurrentUser? person = null) =>
        (await register.As(person ?? People.Ana).Send(new ListStates())).Lines.Single(l => l.Code == code);

    private async Task<string> Asked(string addressee, string words = "condemn this publicly") =>
        (await Liaison.Send(new RecordAsk(statement, PassageChoice.Of(2, words))
        {
            Issuer = "cicc",
            Addressees = [addressee],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;

    private async Task<string> Responded(
        string party, string measure = "M04", FulfilledAsk[]? fulfils = null, string[]? together = null, int? count = null) =>
        (await Liaison.Send(new RecordResponse
        {
            Measure = measure,
            Party = party,
            PartyCount = count,
            Together = together ?? [],
            TakenOn = "2024-06-11",
            Title = "It speaks",
            Incidents = [incident],
            Fulfils = fulfils ?? [],
        })).Reference;
}
