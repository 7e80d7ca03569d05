using System.Globalization;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>Rules that longer statements and other lists of incidents brought about.</summary>
public class MentionRulesTests
{
    private static readonly MentionFinder Finder = new(Labelled.Index);
    private static readonly MentionFinder Elsewhere = new(Labelled.OtherIndex);

    [Fact]
    public void Acts_of_one_kind_with_a_name_each_are_two() => Assert.Equal(["I-43", "I-44"], Keys(
        "In July the United States sanctioned Francesca Albanese, and in August it sanctioned Judge Nicolas Guillou of the ICC.",
        "2025-09-30"));

    [Fact]
    public void Dates_in_one_breath_are_equally_near() => Assert.Equal(["I-40", "I-44"], Keys(
        "The ICC recalls the US sanctions imposed in June and August on judges and deputy prosecutors.", "2025-09-30"));

    [Fact]
    public void An_extension_of_a_ban_is_not_the_ban() => Assert.Equal(["I-13"], Keys(
        "Al-Haq works with the ICC. Last week the Israeli military commander extended the ban to the West Bank.",
        "2021-11-12"));

    [Fact]
    public void An_order_that_something_rests_on_is_never_strong() => Assert.All(
        Find(Finder, "Judge Damdin of the ICC was designated by the United States under Executive Order 14203.", "2025-12-20")
            .Where(s => s.IncidentKey == "I-36"),
        s => Assert.Equal(MentionStrength.Possible, s.Strength));

    [Fact]
    public void One_attack_is_not_the_group_of_attacks() => Assert.Equal(
        ["I-25"], Keys("The cyber-attack on the ICC is being investigated.", "2023-10-20"));

    [Fact]
    public void Whoever_holds_another_office_did_not_do_it() => Assert.Equal(["I-12"], Keys(
        "The Israeli defence minister designated six Palestinian organisations that work with the ICC as terrorist.",
        "2021-11-09"));

    [Fact]
    public void People_who_are_named_together_say_which_act_is_meant() => Assert.Contains("I-44", Keys(
        "The US Secretary of State spoke of the ICC. They are aimed at Kimberly Prost, Nicolas Guillou and Nazhat Shameem Khan.",
        "2025-08-21"));

    [Fact]
    public void Organisations_that_a_group_knows_by_name_are_those_that_it_counts_elsewhere() => Assert.Contains("I-18", Keys(
        "Soldiers broke into the offices of Al-Haq, Addameer and Bisan.", "2022-08-18"));

    [Fact]
    public void The_year_of_a_law_is_not_the_year_of_the_act() => Assert.Contains("I-12", Keys(
        "Israel listed Palestinian organisations that work with the ICC as terrorist groups under a law of 2016.",
        "2022-03-14"));

    [Fact]
    public void What_was_done_in_a_term_of_office_was_not_done_after_it() => Assert.DoesNotContain("I-37", Keys(
        "Donald Trump imposed sanctions on the ICC prosecutor during his first term.", "2025-03-01"));

    [Fact]
    public void Sanctions_imposed_already_are_all_of_them() => Assert.Superset(
        new HashSet<string> { "I-40", "I-44" },
        Keys("The US sanctions two judges of the ICC. They follow earlier listings of officials.", "2025-12-18").ToHashSet());

    [Theory]
    [InlineData("For further information please contact the Spokesperson of the International Criminal Court by e-mail.")]
    [InlineData("The Court will strengthen its cyber security; ICC States Parties will decide on the costs.")]
    [InlineData("States must take measures to protect civil society in the work with the ICC.")]
    [InlineData("Iran. OFAC designated an oil network on February 6.")]
    [InlineData("The US imposed visa restrictions on officials of the Russian Federation; the ICC issued warrants.")]
    [InlineData("The action is taken under Executive Order 14024 against oligarchs, the ICC reports of warrants.")]
    [InlineData("The State Department is revoking visas of delegates who appeal to the ICC.")]
    public void Ordinary_lines_tell_nothing(string text) => Assert.Empty(Keys(text, "2025-03-01"));

    [Theory]
    [InlineData("Nicaragua stripped 94 human rights defenders of their citizenship on 15 February.", "2023-03-01", "O-15")]
    [InlineData("Kenyan police raided the Haki Coast Forum.", "2013-12-01", "O-06")]
    [InlineData("Israel's parliament passed two bills against UNRWA.", "2024-11-02", "O-22")]
    public void Any_State_of_a_list_may_be_the_actor(string text, string date, string key) =>
        Assert.Equal([key], Find(Elsewhere, text, date).Select(s => s.IncidentKey).Distinct());

    [Theory]
    [InlineData("Il 5 giugno gli Stati Uniti hanno imposto sanzioni a quattro giudici della Corte penale internazionale.")]
    [InlineData("Op 5 juni legden de Verenigde Staten sancties op aan vier rechters van het Internationaal Strafhof.")]
    [InlineData("Am 5. Juni verhängten die USA Sanktionen gegen vier Richterinnen des Internationalen Strafgerichtshofs.")]
    [InlineData("Em 5 de junho os Estados Unidos impuseram sanções a quatro juízas do Tribunal Penal Internacional.")]
    [InlineData("5 июня США ввели санкции против четырех судей Международного уголовного суда.")]
    public void Every_language_has_its_words(string text) => Assert.Equal(["I-40"], Keys(text, "2025-06-12"));

    private static List<string> Keys(string text, string date) =>
        [.. Find(Finder, text, date).Select(s => s.IncidentKey).Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Suggestion> Find(MentionFinder finder, string text, string date) => finder.Find(
        new StatementSketch(text, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), "en"));
}
