using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>Which words of a passage may be a name of the incident that a person linked to it.</summary>
public class PhrasingTests
{
    private static readonly IncidentSketch Law = new("INC-1", "Law signed that forbids cooperation", "2002-08-02", "criminalisation.law")
    {
        Targets = ["Court"],
        AllegedActors = ["US Congress"],
    };

    [Theory]
    [InlineData("In Europe it has been dubbed the Hague Invasion Act by many.", "Hague Invasion Act")]
    [InlineData("what the press calls “the black file affair” now", "the black file affair")]
    [InlineData("ce que la presse nomme « l’affaire des fiches »", "l’affaire des fiches")]
    [InlineData("The Gantz Papers", "The Gantz Papers")]
    [InlineData("known to lawyers as ASPA and to nobody else", "ASPA")]
    public void What_is_quoted_or_has_capitals_may_be_a_name(string passage, string name) =>
        Assert.Contains(name, Phrasing.Of(passage, Law));

    [Theory]
    [InlineData("In June the United States imposed sanctions on the International Criminal Court.")]
    [InlineData("Judge Solomy Balungi Bossa was sanctioned.")]
    [InlineData("they were raided and sealed")]
    [InlineData("Les États-Unis ont imposé des sanctions à la Cour pénale internationale.")]
    [InlineData("“No.”")]
    [InlineData("")]
    [InlineData("…")]
    public void States_offices_acts_and_known_people_are_no_name_of_an_incident(string passage) =>
        Assert.Empty(Phrasing.Of(passage, Law));

    [Fact]
    public void What_the_incident_is_called_already_is_not_offered() =>
        Assert.Empty(Phrasing.Of("In Europe it has been dubbed the Hague Invasion Act by many.", Law with { OwnNames = ["Hague Invasion Act"] }));

    [Fact]
    public void The_finder_knows_an_incident_by_a_name_of_its_own()
    {
        const string Text = "Twenty years on, the Hague Invasion Act is still in force.";
        var statement = new StatementSketch(Text, new DateOnly(2022, 8, 2), "en");

        Assert.Empty(new MentionFinder(new IncidentIndex(Lexicon.Standard, [Law])).Find(statement));

        var found = Assert.Single(new MentionFinder(new IncidentIndex(
            Lexicon.Standard, [Law with { OwnNames = ["Hague Invasion Act"] }])).Find(statement));
        Assert.Equal("Hague Invasion Act", Text[found.Start..found.End]);
        Assert.Equal(MentionStrength.Strong, found.Strength);
        Assert.Contains(found.Reasons, r => r is { Kind: MentionReasonKind.OwnName, What: "Hague Invasion Act" });
    }

    [Fact]
    public void A_name_of_its_own_leads_from_the_index_to_the_incident()
    {
        var named = Law with { OwnNames = ["Hague Invasion Act"] };
        var asked = CandidateTerms.Standard.AskedBy(new StatementSketch("The Hague Invasion Act again.", new DateOnly(2022, 8, 2), "en"));

        Assert.True(CandidateTerms.Standard.Of(named).Intersect(asked.Select(q => q.Term)).Count()
            > CandidateTerms.Standard.Of(Law).Intersect(asked.Select(q => q.Term)).Count());
    }
}
