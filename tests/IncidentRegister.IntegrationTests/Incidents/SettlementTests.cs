using IncidentRegister.Application.Incidents;
using IncidentRegister.Web.Pages.Incidents;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>What two people made of one form, and what becomes of it.</summary>
public class SettlementTests
{
    private static readonly AmendIncident Was = Amended(Told.Incident() with
    {
        Acts =
        [
            Told.Act(),
            new ActInput { Type = "threat.sanctions", Details = new Dictionary<string, string?> { ["bill"] = "An act" }, Stages = [new("announced", "2024-05")] },
        ],
        Consent = new Dictionary<string, string?> { ["liaison.event"] = "given" },
    });

    [Fact]
    public void What_one_side_changed_is_chosen_and_what_both_changed_asks()
    {
        var settlement = Of(theirs: Was with { Title = "Theirs", Country = "NL" }, mine: Was with { Title = "Mine", Town = "Gulu" });

        Assert.Equal(
            [("Title", null), ("Country", Side.Theirs), ("Town", Side.Mine)],
            settlement.Differences.Select(d => (d.Path, d.Taken)));
        Assert.Equal([0], settlement.Open);
    }

    [Fact]
    public void What_both_changed_alike_and_line_ends_are_no_difference() =>
        Assert.Empty(Of(Was with { Title = "Same", Account = "a\nb" }, Was with { Title = "Same ", Account = "a\r\nb" }).Differences);

    [Fact]
    public void Two_fields_of_one_act_come_from_two_people()
    {
        var settlement = Of(
            theirs: WithAct(a => a with { Method = "telephone" }),
            mine: WithAct(a => a with { Stages = [a.Stages[0] with { Date = "2024-05-13" }] }));

        Assert.Equal(
            [("Acts[0].Method", Side.Theirs), ("Acts[0].Stages[0].Date", Side.Mine)],
            settlement.Differences.Select(d => (d.Path, d.Taken!.Value)));
        var act = settlement.Settled.Acts[0];
        Assert.Equal(("telephone", "2024-05-13", "threatened"), (act.Method, act.Stages[0].Date, act.Stages[0].Kind));
    }

    [Fact]
    public void A_list_that_one_side_made_longer_is_one_choice()
    {
        var longer = Was with { Sources = [.. Was.Sources, new SourceInput { Title = "A second letter", Connection = "document" }] };
        var changed = Was with { Sources = [Was.Sources[0] with { Title = "The first letter" }] };

        Assert.Equal(("Sources", Side.Theirs), Only(Of(longer, Was with { Title = "Mine" }), "Sources"));
        Assert.Equal(("Sources", null), Only(Of(longer, changed), "Sources"));
    }

    [Fact]
    public void An_item_in_the_place_of_one_that_the_other_side_changed_is_not_mixed_with_it()
    {
        var settlement = Of(
            theirs: WithAct(a => a with { LegalBasis = "A law" }),
            mine: WithAct(_ => new ActInput { Type = "threat.sanctions", Stages = [new("announced", "2024-06")] }));

        var line = Assert.Single(settlement.Differences);
        Assert.Equal(("Acts[0]", null), (line.Path, line.Taken));
    }

    [Fact]
    public void Answers_and_consent_are_settled_one_by_one()
    {
        var settlement = Of(
            theirs: Was with { Acts = [Was.Acts[0], Was.Acts[1] with { Details = new Dictionary<string, string?>() }], Consent = Consent(("liaison.event", "refused")) },
            mine: Was with { Consent = Consent(("liaison.event", "given"), ("coalition.names", "refused")) });

        Assert.Equal(
            [("Acts[1].Details.bill", Side.Theirs), ("Consent.liaison.event", Side.Theirs), ("Consent.coalition.names", Side.Mine)],
            settlement.Differences.Select(d => (d.Path, d.Taken!.Value)));
        Assert.Empty(settlement.Settled.Acts[1].Details);
        Assert.Equal(("refused", "refused"), (settlement.Settled.Consent["liaison.event"], settlement.Settled.Consent["coalition.names"]));
    }

    [Fact]
    public void Where_the_beginning_is_not_known_every_difference_asks()
    {
        var settlement = Settlement.Of(null, Was with { Country = "NL" }, IncidentForm.Of(Was with { Town = "Gulu" }), []);

        Assert.Equal(["Country", "Town"], settlement.Differences.Select(d => d.Path));
        Assert.Equal([0, 1], settlement.Open);
    }

    [Fact]
    public void A_choice_is_taken_and_one_that_is_none_is_not()
    {
        var (theirs, mine) = (Was with { Title = "Theirs", Country = "NL" }, Was with { Title = "Mine" });

        var settlement = Of(theirs, mine, ("Title", "theirs"), ("Country", "mine"), ("Account", "theirs"), ("Town", "both"));

        Assert.Equal(("Theirs", Was.Country), (settlement.Settled.Title, settlement.Settled.Country));
        Assert.Equal([0], Of(theirs, mine, ("Title", "both")).Open);
    }

    [Fact]
    public void All_of_one_side_is_that_side_whatever_the_two_did()
    {
        AmendIncident[] versions =
        [
            Was, Was with { Title = "Other", Town = null }, WithAct(a => a with { Method = null, Stages = [.. a.Stages, new("lifted", "2025")] }),
            Was with { Acts = [Was.Acts[1]] }, Was with { Sources = [], Actors = [] }, Was with { Consent = Consent() },
            Was with { Targets = [new TargetInput { Category = "hrd", Name = "Somebody else" }, .. Was.Targets] },
        ];

        foreach (var (theirs, mine) in versions.SelectMany(t => versions.Select(m => (t, m))))
        {
            var lines = Of(theirs, mine).Differences.Select(d => d.Path).ToArray();
            Assert.Empty(Of(theirs, Of(theirs, mine, [.. lines.Select(l => (l, "theirs"))]).Settled).Differences);
            Assert.Empty(Of(mine, Of(theirs, mine, [.. lines.Select(l => (l, "mine"))]).Settled).Differences);
        }
    }

    private static Settlement Of(AmendIncident theirs, AmendIncident mine, params (string Path, string Taken)[] choices) =>
        Settlement.Of(Was, theirs, IncidentForm.Of(mine), choices.Select(c => new FieldChoice { FieldId = c.Path, Taken = c.Taken }));

    private static (string, Side?) Only(Settlement settlement, string list)
    {
        var line = Assert.Single(settlement.Differences, d => d.Path.StartsWith(list, StringComparison.Ordinal));
        return (line.Path, line.Taken);
    }

    private static AmendIncident WithAct(Func<ActInput, ActInput> change) => Was with { Acts = [change(Was.Acts[0]), Was.Acts[1]] };

    private static Dictionary<string, string?> Consent(params (string Key, string Answer)[] told) =>
        told.ToDictionary(c => c.Key, c => (string?)c.Answer);

    private static AmendIncident Amended(LogIncident told) =>
        IncidentForm.Of(told).Tell(new AmendIncident { Reference = "INC-2026-00001", Version = 3 });
}
