using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>
/// One sentence of what the finder must know, one test. The incidents are those of the labelled statements.
/// </summary>
public class MentionFinderTests
{
    private static readonly MentionFinder Finder = new(Labelled.Index);

    [Theory]
    [InlineData("The United States imposed sanctions on Judge Alapini-Gansou of the ICC.")]
    [InlineData("The United States imposed sanctions on judge ALAPINI GANSOU of the ICC.")]
    [InlineData("Les États-Unis ont imposé des sanctions à la juge Alapini‑Gansou de la CPI.")]
    [InlineData("Estados Unidos impuso sanciones a la jueza Ibanez Carranza de la CPI.")]
    [InlineData("فرضت الولايات المتحدة عقوبات على القاضية بيتي هوهلر من المحكمة الجنائية الدولية.")]
    public void A_name_is_known_in_every_spelling(string text) => Assert.Equal(["I-40"], Keys(text, "2025-06-10"));

    [Fact]
    public void A_name_with_one_slip_of_the_scanner_is_known() =>
        Assert.Equal(["I-45"], Keys("The US designated Al Hao and Al Mezan, two Palestinian organisations.",
            "2025-09-10"));

    [Theory]
    [InlineData("Israeli authorities outlawed six Palestinian NGOs that work with the ICC.", "I-12")]
    [InlineData("The Knesset gave a preliminary reading to a bill against cooperation with the ICC.", "I-38")]
    public void A_State_is_known_by_its_people_and_its_organs(string text, string key) =>
        Assert.Contains(key, Keys(text, "2025-03-20"));

    [Fact]
    public void What_has_not_happened_yet_is_not_spoken_of() =>
        Assert.DoesNotContain("I-40",
            Keys("The United States may impose sanctions on four judges of the ICC, among them Judge Bossa.",
            "2025-06-01"));

    [Fact]
    public void The_recent_beats_the_old() =>
        Assert.Equal(["I-42"], Keys("The ICC has been the victim of a cyberattack on its systems.", "2025-07-02"));

    [Theory]
    [InlineData("Last month the United States sanctioned four judges of the ICC.", "2025-07-10")]
    [InlineData("In June the United States sanctioned ICC judges.", "2025-11-10")]
    [InlineData("In June 2025 the United States sanctioned ICC judges.", "2026-11-10")]
    [InlineData("Le 5 juin 2025, les États-Unis ont sanctionné des juges de la CPI.", "2026-11-10")]
    public void Dates_are_read_from_where_the_statement_stands(string text, string date) =>
        Assert.Equal(["I-40"], Keys(text, date));

    [Fact]
    public void Years_later_a_name_and_a_date_still_tell() => Assert.Equal(
        ["I-10"], Keys("In September 2020 the US put ICC Prosecutor Fatou Bensouda on a sanctions list.",
            "2026-01-15"));

    [Fact]
    public void What_is_only_threatened_is_not_taken_for_done()
    {
        var keys = Keys("Members of Congress call for US sanctions against the ICC.", "2024-12-20");

        Assert.Equal(["G-sanction-calls-2024"], keys);
    }

    [Fact]
    public void An_end_of_sanctions_is_the_end_and_not_the_sanctions() => Assert.Equal(
        ["I-11"], Keys("President Biden yesterday revoked the sanctions against the ICC.", "2021-04-03"));

    [Fact]
    public void To_revoke_an_order_is_the_end_and_not_the_order_that_is_named() => Assert.Equal(["I-11"], Keys(
        "Canada welcomes the decision by the US Government to lift the sanctions against the ICC Prosecutor, Fatou Bensouda, "
        + "and to revoke Executive Order 13928 of 11 June 2020.", "2021-04-03"));

    [Fact]
    public void The_next_paragraph_points_back_by_the_same_words_and_only_possibly()
    {
        const string Text = "On 5 June 2025 the United States imposed sanctions on four judges of the ICC.\n"
            + "The sanctions took effect at once.\nWe thank all who came.";

        var found = Finder.Find(Sketch(Text, "2025-06-10"));

        Assert.Equal([("I-40", MentionStrength.Strong), ("I-40", MentionStrength.Possible)], found.Select(s => (s.IncidentKey, s.Strength)));
        Assert.Equal("sanctions", Text[found[1].Start..found[1].End]);
    }

    [Theory]
    [InlineData("- four judges (June 2025);", "I-40")]
    [InlineData("(b) two judges and both deputy prosecutors (August 2025);", "I-44")]
    [InlineData("• three Palestinian organisations (September 2025); and", "I-45")]
    [InlineData("3. the Special Rapporteur (July 2025).", "I-43")]
    public void An_item_of_a_list_has_the_act_of_the_words_that_open_it(string item, string key)
    {
        const string Opening = "Under Executive Order 14203 the US State Department has designated persons who work with the ICC:\n";

        var found = Find(Opening + item, "2025-12-01")[^1];

        Assert.Equal((key, MentionStrength.Possible), (found.IncidentKey, found.Strength));
        Assert.DoesNotContain(key, Keys(Opening.Replace(':', '.') + item.Replace("2025", "2023", StringComparison.Ordinal), "2025-12-01"));
    }

    [Fact]
    public void What_follows_a_sentence_has_its_act_where_each_date_has_its_targets() => Assert.Equal(
        ["I-36", "I-40", "I-44"], Keys(
            "In February 2025 the United States imposed sanctions on the ICC by Executive Order 14203. Then came four judges in June and, "
            + "on 20 August, Judge Nicolas Guillou, Judge Prost and the two deputy prosecutors.", "2025-12-01"));

    [Fact]
    public void Who_did_it_speaks_of_it_before_others_know_it()
    {
        const string Text = "We threaten the Prosecutor of the ICC with sanctions.";

        Assert.Equal(["I-28"], Keys(Text, "2024-04-24", issuer: "Twelve United States Senators"));
        Assert.Empty(Keys(Text, "2024-04-24", issuer: "An American coalition"));
    }

    [Theory]
    [InlineData("Last summer hackers broke into the systems of the ICC.", "I-42")]
    [InlineData("In the autumn of 2023 hackers broke into the systems of the ICC.", "I-25")]
    public void Seasons_are_dates(string text, string key) => Assert.Equal([key], Keys(text, "2025-11-01"));

    [Fact]
    public void What_a_judge_issued_was_not_done_to_her() => Assert.Empty(Keys(
        "The warrant was issued by Judge Reine Alapini-Gansou of the ICC.", "2025-03-21"));

    [Fact]
    public void Persons_who_pursue_soldiers_are_not_the_soldiers() => Assert.Equal(["I-02"], Keys(
        "The United States announced visa restrictions on persons responsible for an investigation of U.S. personnel by the ICC.",
        "2019-03-16"));

    [Theory]
    [InlineData("This step has no precedent.", 2)]
    [InlineData("Many a step has no precedent.", 1)]
    public void A_word_for_anything_points_back_where_a_sentence_opens_with_it(string next, int count) =>
        Assert.Equal(count, Finder.Find(Sketch(
            $"On 5 June 2025 the United States imposed sanctions on four judges of the ICC. {next}", "2025-06-10")).Count);

    [Fact]
    public void Judges_who_were_sanctioned_already_are_those_of_several_incidents()
    {
        var keys = Keys("The United States has already imposed sanctions on judges of the ICC.", "2025-12-30");

        Assert.Contains("I-40", keys);
        Assert.Contains("I-44", keys);
        Assert.Contains("I-50", keys);
    }

    [Fact]
    public void A_demand_to_end_sanctions_speaks_of_the_sanctions() => Assert.DoesNotContain(
        "I-11", Keys("We urge the United States to lift the sanctions on ICC judges at once.", "2025-06-20"));

    [Theory]
    [InlineData("Russian arrest warrants against the ICC prosecutor and judges", "2024-12-05", "G-russian-warrants")]
    [InlineData("The ICC has seen cyber-attacks on its systems.", "2024-12-05", "G-cyber")]
    [InlineData("Israel's attacks on six Palestinian civil society organisations go on.", "2022-12-05", "G-palestinian-csos")]
    public void Words_for_several_mean_the_group(string text, string date, string key) =>
        Assert.Equal([key], Keys(text, date));

    [Theory]
    [InlineData("Human rights defenders face harassment, pressure, intimidation and criminalisation for their work with the ICC.")]
    [InlineData("The Assembly condemns threats and attacks against the ICC, its officials and those cooperating with it.")]
    [InlineData("Victims before the ICC fear sanctions, surveillance and smear campaigns.")]
    public void Words_that_name_nothing_give_nothing(string text) => Assert.Empty(Keys(text, "2023-12-08"));

    [Theory]
    [InlineData("The ICC issued arrest warrants for President Putin and for Russian generals.")]
    [InlineData("Mongolia failed to arrest President Putin, whom the ICC seeks; non-cooperation must have consequences.")]
    [InlineData("The United States does not recognise the jurisdiction of the ICC over its nationals.")]
    [InlineData("The US imposed sanctions on judges of Brazil's Supreme Court.")]
    [InlineData("The United States announced new sanctions against Russia; the ICC continues its work.")]
    [InlineData("Judges of the Special Tribunal for Lebanon face threats, and its systems a cyberattack.")]
    public void A_near_miss_gives_nothing(string text) => Assert.Empty(Keys(text, "2024-09-10"));

    [Fact]
    public void A_decree_speaks_of_itself() => Assert.Contains("I-36", Keys(
        "I hereby declare a national emergency. All property of officials of the ICC who are determined to meet the criteria is blocked.",
        "2025-02-06", "President of the United States"));

    [Fact]
    public void What_refers_back_is_possible_and_never_strong()
    {
        var found = Find("On 5 June 2025 the United States sanctioned four ICC judges. Governments must resist this policy.", "2025-06-20");

        Assert.Collection(found, first => Assert.Equal(MentionStrength.Strong, first.Strength), back =>
        {
            Assert.Equal(("I-40", MentionStrength.Possible), (back.IncidentKey, back.Strength));
            Assert.Contains(back.Reasons, r => r.Kind == MentionReasonKind.RefersBack && r.What == "policy");
        });
    }

    [Fact]
    public void What_people_rejected_is_not_proposed_again()
    {
        const string text = "The US sanctioned Francesca Albanese, who supports the ICC.";
        var found = Assert.Single(Find(text, "2025-07-20"));
        var rejected = new RejectedWords(found.IncidentKey, text[found.Start..found.End].ToUpperInvariant());

        Assert.Empty(Finder.Find(Sketch(text, "2025-07-20") with { Rejected = [rejected] }));
    }

    [Fact]
    public void Reasons_name_the_words_that_matched()
    {
        var found = Assert.Single(Find(
            "Yesterday the United States sanctioned Francesca Albanese, the UN Special Rapporteur.", "2025-07-10"));

        var reasons = found.Reasons.Select(Explanation.InEnglish).ToList();
        Assert.Contains("“sanctioned” tells of such an act", reasons);
        Assert.Contains("“Francesca Albanese” is its target", reasons);
        Assert.Contains("“United States” may be who did it", reasons);
        Assert.Contains("“Yesterday” is its date", reasons);
    }

    [Theory]
    [InlineData("H.R. 8282", "I-31")]
    [InlineData("HR 8282", "I-31")]
    [InlineData("Executive Order 13928", "I-06")]
    [InlineData("E.O. 13,928 and 14203", "I-36")]
    public void A_number_tells_alone(string text, string key) => Assert.Contains(key, Keys(text, "2025-03-01"));

    [Theory]
    [InlineData("International Criminal Court", "ICC", "OTP")]
    [InlineData("Judge Rosario Salvatore Aitala", "ICC", "International Criminal Court")]
    public void Other_names_of_the_Court_are_no_names_of_an_incident(string target, params string[] others)
    {
        var incident = new IncidentSketch("X", "Missile strike imagined in public", "2023-03-20", "threat.physical")
        { Targets = [target, "Court"], TargetAliases = others, AllegedActors = ["Russia"] };
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, [incident]));

        Assert.Empty(finder.Find(Sketch("In 2023 hackers broke into the systems of the ICC. The OTP serves the ICC.", "2024-12-10")));
    }

    [Fact]
    public void A_new_language_is_one_more_file()
    {
        var german = Lexicon.Read([
            ["type measure.sanctions-designation = sanction"],
            ["act sanction = sanktion*", "place us = USA", "role judge = richter*", "court icc = IStGH"],
        ]);
        var incident = new IncidentSketch("X", "", "2025-06-05", "MEASURE.SANCTIONS_DESIGNATION")
        { Targets = ["Richter"], AllegedActors = ["USA"] };

        var found = new MentionFinder(new IncidentIndex(german, [incident])).Find(
            new StatementSketch("Die USA haben Sanktionen gegen Richterinnen des IStGH verhängt.", new DateOnly(2025,
                6, 7), "de"));

        Assert.Equal("X", Assert.Single(found).IncidentKey);
    }

    [Fact]
    public void Candidates_can_be_searched_for_by_names_acts_and_numbers()
    {
        var terms = Labelled.Index.CandidateTerms("Sanctions on Al-Haq under Executive Order 14203");

        Assert.Subset(terms.ToHashSet(), new HashSet<string> { "al", "haq", "sanction", "order", "14203" });
    }

    private static IReadOnlyList<Suggestion> Find(string text, string date) => Finder.Find(Sketch(text, date));

    private static List<string> Keys(string text, string date, string? issuer = null) =>
        [.. Finder.Find(Sketch(text, date) with { Issuer = issuer }).Select(s => s.IncidentKey).Distinct()];

    private static StatementSketch Sketch(string text, string date) =>
        new(text, DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "en");
}
