using System.Globalization;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>A register knows more of an incident than a file: its acts, their stages and papers, and what a campaign is of itself.</summary>
public class RegisteredSketchTests
{
    /// <summary>Reported years after it began.</summary>
    private static readonly IncidentSketch Interception = new("X", "Interception reported by the press", "2015/2024", "surveillance.interception")
    {
        Targets = ["Prosecutor"],
        AllegedActors = ["Israeli intelligence"],
        Acts = [new([new(StageKind.CarriedOut, "2015/2024"), new(StageKind.Announced, "2024-05-28")])],
    };

    private static readonly IncidentSketch Regime = new("X", "A new regime against the Court", "2025-02-06", "measure.sanctions-framework")
    {
        AllegedActors = ["United States"],
        Acts = [new([new(StageKind.InForce, "2025-02-06")]) { Instrument = "Executive Order 14203", LegalBasis = "Act 95-223 of Congress" }],
    };

    private static readonly IncidentSketch Warning = new("X", "Senators warn the Prosecutor", "2024-04-24", "threat.sanctions")
    {
        Targets = ["Karim Khan", "Prosecutor"],
        AllegedActors = ["United States senators"],
    };

    [Fact]
    public void What_a_campaign_says_of_its_acts_and_targets_changes_nothing()
    {
        var index = new IncidentIndex(Lexicon.Standard, Labelled.Incidents.Select(i => i.Members.Count == 0 ? i : i with
        {
            Date = "2018-09-10/2024-11-21",
            Types = "threat.sanctions, measure.sanctions-designation, criminalisation.designation, judicial.arrest-warrant",
            Targets = ["Prosecutor", "judges of the Court", "civil society organisations", "Fatou Bensouda", "Al-Haq"],
            AllegedActors = ["United States of America", "Israel"],
        }));

        foreach (var statement in Labelled.Statements("seeds"))
            Assert.Equal(Told(statement.Found()), Told(new MentionFinder(index).Find(statement.Sketch())));

        static IEnumerable<string> Told(IReadOnlyList<Suggestion> found) => found.Select(s => $"{s.IncidentKey} {s.Strength} {s.Start}-{s.End}");
    }

    [Theory]
    [InlineData("2024-05-20", 0)]
    [InlineData("2024-06-13", 1)]
    public void What_was_made_public_later_is_spoken_of_from_then_on(string date, int times) => Assert.Equal(times, Find(
        Interception, "The ICC has known of Israel's surveillance of its prosecutor since last month.", date).Count);

    [Fact]
    public void The_day_of_any_stage_is_a_day_of_it() => Assert.Contains(
        Assert.Single(Find(Regime with { Acts = [.. Regime.Acts, new([new(StageKind.Extended, "2026-02-03")])] },
            "On 3 February 2026 the United States kept its sanctions against the ICC in force.", "2026-04-10")).Reasons,
        r => r.Kind == MentionReasonKind.DateGiven);

    [Fact]
    public void The_paper_that_an_act_is_tells_alone()
    {
        const string text = "Executive Order 14203 must be withdrawn.";

        Assert.Contains(Assert.Single(Find(Regime, text, "2025-03-01")).Reasons, r => r.Kind == MentionReasonKind.Instrument);
        Assert.Contains(CandidateTerms.Standard.AskedBy(new StatementSketch(text, new DateOnly(2025, 3, 1))),
            q => q.Weight > 2 && CandidateTerms.Standard.Of(Regime).Contains(q.Term));
    }

    [Fact]
    public void Who_did_it_is_known_by_the_country_of_a_party() => Assert.Contains(
        Assert.Single(Find(Interception with { AllegedActors = ["Unit 9"], ActorCountries = ["IL"] },
            "Israel kept the prosecutor of the ICC under surveillance.", "2024-06-13")).Reasons,
        r => r.Kind == MentionReasonKind.ActorNamed);

    [Theory]
    [InlineData("2024-05-10", "The senators threatened to sanction Prosecutor Karim Khan of the ICC.", true)]
    [InlineData("2025-06-05", "The ICC speaks of the effects of the sanctions on its prosecutor, Karim Khan.", false)]
    public void Of_what_came_true_since_a_threat_is_no_certain_reading(string date, string text, bool isStrong)
    {
        var found = new MentionFinder(new IncidentIndex(Lexicon.Standard, [Warning, Regime with { Key = "Y" }])).Find(Sketch(text, date));

        Assert.Equal(isStrong, found.Any(s => s is { IncidentKey: "X", Strength: MentionStrength.Strong }));
    }

    private static IReadOnlyList<Suggestion> Find(IncidentSketch incident, string text, string date) =>
        new MentionFinder(new IncidentIndex(Lexicon.Standard, [incident])).Find(Sketch(text, date));

    private static StatementSketch Sketch(string text, string date) =>
        new(text, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), "en");
}
