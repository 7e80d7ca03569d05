using System.Globalization;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>What the finder proposes beside the incident: how the words stand to it, and what the issuer does.</summary>
public class MentionStanceTests
{
    private static readonly MentionFinder Finder = new(Labelled.Index);

    [Theory]
    [InlineData("We condemn the US sanctions on four judges of the ICC, announced on 5 June 2025.", Stance.Condemns)]
    [InlineData("We are gravely concerned at the US sanctions of 5 June 2025 on four ICC judges.", Stance.ExpressesConcern)]
    [InlineData("We call on the US to lift the sanctions of 5 June 2025 on four ICC judges.", Stance.CallsForAction)]
    [InlineData("On 5 June 2025 the US imposed sanctions on four judges of the ICC.", Stance.Reports)]
    [InlineData("Nous condamnons les sanctions américaines du 5 juin 2025 contre quatre juges de la CPI.", Stance.Condemns)]
    [InlineData("Rechazamos las sanciones de Estados Unidos del 5 de junio de 2025 contra cuatro juezas de la CPI.", Stance.Condemns)]
    [InlineData("ندين العقوبات التي فرضتها الولايات المتحدة على القاضية بيتي هوهلر من المحكمة الجنائية الدولية.", Stance.Condemns)]
    public void The_cue_next_to_the_act_tells_the_stance(string text, Stance stance) =>
        Assert.Equal(stance, Assert.Single(Find(text, "2025-06-10"), s => s.IncidentKey == "I-40").Stance);

    [Fact]
    public void The_line_that_opens_a_list_tells_it_for_the_whole_list()
    {
        var found = Find("The Assembly condemns:\n- the US sanctions on four ICC judges of 5 June 2025;\n"
            + "- the cyber-attack of September 2023 on the systems of the ICC.", "2025-06-10");

        Assert.Equal(["I-40", "I-25"], found.Select(s => s.IncidentKey));
        Assert.All(found, s => Assert.Equal(Stance.Condemns, s.Stance));
    }

    [Theory]
    [InlineData("U.S. Department of State", Stance.Justifies)]
    [InlineData("American Bar Association", Stance.Reports)]
    [InlineData("Human rights organisation", Stance.Reports)]
    public void Who_did_it_justifies_it(string issuer, Stance stance) => Assert.Equal(stance, Assert.Single(
        Find("Today four ICC judges were designated for sanctions by the United States.", "2025-06-05", issuer)).Stance);

    [Fact]
    public void Who_did_it_may_deny_it() => Assert.Equal(Stance.Denies, Assert.Single(Find(
        "Israel denies that its intelligence intercepted communications of ICC prosecutor Fatou Bensouda.",
        "2024-05-29", "Israeli government"), s => s.IncidentKey == "I-30").Stance);

    [Theory]
    [InlineData("The US sanctioned Francesca Albanese, the UN rapporteur.", "2025-07-12", MentionRelation.Describes)]
    [InlineData("Russian arrest warrants against the ICC prosecutor and judges", "2024-12-05", MentionRelation.Includes)]
    [InlineData("Sanctioned under Executive Order 14203, companies close accounts.", "2026-01-20", MentionRelation.AlludesTo)]
    public void The_words_describe_an_incident_or_include_it_or_allude_to_it(
        string text, string date, MentionRelation relation) => Assert.Equal(relation, Assert.Single(Find(text, date)).Relation);

    private static IReadOnlyList<Suggestion> Find(string text, string date, string? issuer = null) => Finder.Find(
        new StatementSketch(text, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), "en", issuer));
}
