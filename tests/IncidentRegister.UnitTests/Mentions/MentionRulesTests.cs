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
    [InlineData("Since May the United States has sanctioned judges of the ICC.", "2025-07-01", "I-40")]
    [InlineData("The ICC is under pressure. The US imposed sanctions on it on 5 June, and Israel was pleased.", "2025-06-12", "I-40")]
    [InlineData("Three organisations that work with the ICC lost their channels on YouTube.", "2025-11-05", "I-47")]
    [InlineData("The court in The Hague is biased. I thank President Trump for imposing sanctions on a corrupt tribunal.", "2020-06-11", "I-06")]
    [InlineData("The ICC took note. It adds to the measures of last month against four judges of the Court.", "2025-07-16", "I-40")]
    [InlineData("Russia is hostile to the ICC. In May 2023 the Prosecutor's name appeared in the wanted database.", "2026-03-17", "I-23")]
    public void What_else_is_told_says_which_one_is_meant(string text, string date, string key) =>
        Assert.Equal([key], Keys(text, date));

    [Fact]
    public void Whom_the_text_names_is_meant_before_those_whom_it_does_not()
    {
        var found = Keys(
            "Expresamos nuestro respaldo a Francesca Albanese, relatora especial.\nHace una semana el secretario de Estado "
            + "Marco Rubio anunció que la incluía en la lista de sancionados, y la acusó de haber instado a la Corte Penal "
            + "Internacional a actuar.", "2025-07-16");

        Assert.Contains("I-43", found);
        Assert.DoesNotContain("I-40", found);
    }

    [Fact]
    public void What_is_done_under_an_order_is_told_beside_the_order() => Assert.Contains("I-53", Keys(
        "Today the United States announced that the ICC itself is being sanctioned pursuant to Executive Order 14203.", "2026-10-09"));

    [Fact]
    public void What_the_text_told_of_is_meant_again() => Assert.Equal(["I-02", "I-02"], Find(
        Finder,
        "On 15 March the US Secretary of State announced visa bans for the staff of the ICC.\nThe purpose of the visa restrictions is to deter investigations.",
        "2019-03-21").Select(s => s.IncidentKey));

    [Fact]
    public void An_attack_in_the_middle_of_a_sentence_is_an_act() => Assert.Equal(2, Find(
        Finder, "The ICC was hacked. Lawyers want to know what was taken in the attack on the Court last week.", "2023-09-21").Count);

    [Fact]
    public void The_passage_is_the_clause()
    {
        const string Text = "The ICC took note, and as we heard the United States imposed sanctions on four of its judges without notice.";

        var found = Assert.Single(Find(Finder, Text, "2025-06-12"));

        Assert.EndsWith("judges without notice", Text[found.Start..found.End], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("For further information please contact the Spokesperson of the International Criminal Court by e-mail.")]
    [InlineData("The Court will strengthen its cyber security; ICC States Parties will decide on the costs.")]
    [InlineData("States must take measures to protect civil society in the work with the ICC.")]
    [InlineData("Iran. OFAC designated an oil network on February 6.")]
    [InlineData("The US imposed visa restrictions on officials of the Russian Federation; the ICC issued warrants.")]
    [InlineData("The action is taken under Executive Order 14024 against oligarchs, the ICC reports of warrants.")]
    [InlineData("The State Department is revoking visas of delegates who appeal to the ICC.")]
    [InlineData("Any Russian act against the mandate of the ICC and its judges is baseless.")]
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

    [Fact]
    public void A_line_that_is_broken_where_the_page_ends_ends_nothing()
    {
        const string Text = "The International Criminal Court deplores what was done to it. The United States have imposed\n"
            + "sanctions on four of its\njudges on 5 June, and these judges can no longer\nwork as before.";

        var found = Assert.Single(Find(Finder, Text, "2025-06-12"));

        Assert.Contains("sanctions on four of its\njudges", Text[found.Start..found.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_order_the_group_is_not_spoken_of() => Assert.Equal(["I-06"], Keys(
        "The Treasury Department's rules under the Executive Order frighten those who cooperate with the ICC.", "2020-11-30"));

    [Fact]
    public void The_month_tells_more_than_the_office() => Assert.Contains("I-12", Keys(
        "Israel's military commander heard five of the six organizations designated as terrorist in October 2021; they work with the ICC.",
        "2022-08-18"));

    [Fact]
    public void Whoever_threatened_did_so() => Assert.Equal(["I-30"], Keys(
        "Yossi Cohen, who ran the Mossad, is said to have threatened the prosecutor of the International Criminal Court.", "2024-05-28"));

    [Fact]
    public void Years_with_a_dash_are_all_those_between() => Assert.Equal(["I-30"], Keys(
        "In 2019 Israeli intelligence spied on the prosecutor of the ICC.", "2024-06-28"));

    [Fact]
    public void A_month_within_ten_years_is_no_date()
    {
        var years = new IncidentSketch("X", "Years of interception, reported by the press", "2015/2024", "surveillance.interception")
        {
            Targets = ["Prosecutor"],
            AllegedActors = ["Israeli intelligence"],
        };

        Assert.Empty(Find(
            new MentionFinder(new IncidentIndex(Lexicon.Standard, [years])),
            "Last September hackers broke into the systems of the ICC; it spoke of espionage.", "2024-06-06"));
    }

    [Fact]
    public void The_State_that_an_act_is_about_did_not_do_it() => Assert.DoesNotContain("I-38", Keys(
        "Congressman Roy had introduced a bill to sanction the International Criminal Court for going after Israel.", "2025-02-06"));

    [Fact]
    public void An_order_that_was_revoked_on_a_day_has_ended() => Assert.Equal(["I-11"], Keys(
        "Executive Order 13928 on the ICC was revoked by the United States on Friday, April 2, 2021.", "2021-04-08"));

    [Fact]
    public void The_judges_own_warrants_are_no_attack() => Assert.Empty(Keys(
        "In Moscow people speak of the judges of the ICC who issued the warrants.", "2023-05-23"));

    [Fact]
    public void A_wide_word_alone_is_never_strong() => Assert.All(
        Find(Finder, "I thank President Trump for his decision against the bureaucrats of the ICC.", "2025-02-06"),
        s => Assert.Equal(MentionStrength.Possible, s.Strength));

    [Fact]
    public void What_may_be_another_as_well_is_never_strong() => Assert.All(
        Find(Finder, "We condemn the unlawful US sanctions on persons doing lawful work for the Court.", "2025-08-15"),
        s => Assert.Equal(MentionStrength.Possible, s.Strength));

    [Fact]
    public void Whoever_holds_the_office_is_meant_by_it() => Assert.Equal(["I-27"], Keys(
        "The ICC did not comment. The British Foreign Secretary spoke by telephone with Karim Khan KC on 23 April 2024.", "2026-01-21"));

    [Fact]
    public void Where_it_happened_is_not_who_did_it() => Assert.Contains("I-39", Keys(
        "The ICC's Prosecutor has lost his e-mail account and his bank accounts in the United Kingdom.", "2025-06-03"));

    [Fact]
    public void Five_others_are_not_five_in_all() => Assert.Equal(["I-14"], Keys(
        "His phone and those of five other defenders who work with the ICC had been infected with Pegasus.", "2022-12-03"));

    [Fact]
    public void What_an_office_announces_is_not_what_it_announced_last_year() => Assert.DoesNotContain("I-02", Find(
        Finder,
        "The ICC is a threat.\nFirst, we are authorizing economic sanctions against ICC officials who investigate our people.",
        "2020-06-11", "US Secretary of State").Select(s => s.IncidentKey));

    [Fact]
    public void Another_order_is_the_basis_of_something_else() => Assert.Empty(Keys(
        "OFAC lists persons designated under Executive Order 13382, whatever the ICC may say.", "2020-09-30"));

    [Fact]
    public void The_date_of_the_text_is_not_that_of_the_act() => Assert.Equal(["I-25"], Keys(
        "France condemns the cyber attack against the International Criminal Court (23 October 2023)", "2023-10-23"));

    [Theory]
    [InlineData("Three months ago the United States imposed sanctions on judges of the ICC.", "2025-09-05")]
    [InlineData("Há três meses os Estados Unidos impuseram sanções a juízas do Tribunal Penal Internacional.", "2025-09-05")]
    public void Months_ago_are_counted(string text, string date) => Assert.Equal(["I-40"], Keys(text, date));

    [Fact]
    public void Who_and_to_whom_is_enough_where_the_text_told_of_it() => Assert.Equal(["I-30", "I-30"], Find(
        Finder,
        "The Mossad spied on the prosecutor of the ICC, Fatou Bensouda. Yossi Cohen leaned on Ms Bensouda to give up her inquiry.",
        "2024-05-29").Select(s => s.IncidentKey));

    [Fact]
    public void All_whom_it_concerns_may_be_called_judges_together() => Assert.Equal(["I-44"], Keys(
        "La France regrette les nouvelles sanctions américaines contre quatre magistrats de la Cour pénale internationale.",
        "2025-08-20"));

    [Fact]
    public void Whoever_has_no_number_is_meant_beside_those_who_have() => Assert.Equal(["I-37", "I-40", "I-43"], Keys(
        "Since February 2025 the United States has imposed sanctions on the ICC's Prosecutor, on four of its judges and on the Special "
        + "Rapporteur.", "2025-08-15").Except(["I-36"]));

    [Fact]
    public void An_act_carries_on_within_its_sentence() => Assert.Equal(["I-43", "I-45"], Keys(
        "The ICC took note. Francesca Albanese suffered the same fate on 9 July, and Al-Haq, Al Mezan and PCHR were next on 4 September.",
        "2025-11-26"));

    private static List<string> Keys(string text, string date) =>
        [.. Find(Finder, text, date).Select(s => s.IncidentKey).Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Suggestion> Find(MentionFinder finder, string text, string date, string issuer = "") => finder.Find(
        new StatementSketch(text, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), "en", issuer));
}
