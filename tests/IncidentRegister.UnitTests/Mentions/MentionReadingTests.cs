using System.Globalization;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>How texts are laid out and go on: notes, addresses, chronologies, "the same", votes, and who did it by number.</summary>
public class MentionReadingTests
{
    private static readonly MentionFinder Finder = new(Labelled.Index);

    [Fact]
    public void A_web_address_tells_of_nothing() => Assert.Empty(Keys(
        "Reported on 16 June 2024:\nhttps://news.example/world/2024/may/28/spying-hacking-intimidation-israel-icc-prosecutor\n"
        + "www.congress.example/bill/118th-congress/house-bill/8282/icc", "2024-06-16"));

    [Fact]
    public void The_number_of_a_note_is_no_day_and_begins_no_sentence() => Assert.Equal(["I-50"], Keys(
        "The United States sanctioned two further judges of the ICC in December.2 The reasons are known.", "2026-02-10"));

    [Fact]
    public void The_date_of_an_order_is_not_the_date_of_what_was_done_under_it() => Assert.DoesNotContain(
        Find("The United States must lift its sanctions on the Prosecutor of the ICC and Executive Order 14203 of February 2025.", "2026-01-26")
            .Where(s => s.IncidentKey == "I-37").SelectMany(s => s.Reasons),
        r => r.Kind == MentionReasonKind.DateGiven);

    [Theory]
    [InlineData("en",
        "On 20 August 2025 the United States sanctioned Judge Kimberly Prost of the ICC. Four of her colleagues had met with the same fate in June.")]
    [InlineData("fr",
        "Le 20 août 2025, les États-Unis ont sanctionné la juge Kimberly Prost de la CPI. Quatre de ses collègues ont subi le même sort en juin.")]
    [InlineData("es",
        "El 20 de agosto de 2025 Estados Unidos sancionó a la jueza Kimberly Prost de la CPI. Cuatro de sus colegas corrieron la misma suerte en junio.")]
    public void The_same_that_happened_to_others_is_found(string language, string text) =>
        Assert.Contains("I-40", Keys(text, "2026-02-10", language));

    [Fact]
    public void A_bill_is_known_by_its_votes() => Assert.Equal(["I-35"], Keys(
        "Congress was asked twice. By a vote of 243 to 140 it sent us a bill to sanction any foreign person who helps the ICC.", "2025-01-29"));

    [Fact]
    public void The_order_is_the_one_that_the_text_told_of() => Assert.DoesNotContain("I-06", Keys(
        "Donald Trump a signé le décret 14203 contre la CPI.\nL’Executive Order répond à des actes dits illégitimes, des enquêtes sur des Américains.",
        "2025-11-25", "fr"));

    [Fact]
    public void What_an_order_allows_is_no_older_ban() => Assert.Equal(["I-06"], Keys(
        "The executive order of the US President allows to freeze assets, and to refuse visas to officials of the ICC who look into the conduct of "
        + "U.S. personnel.", "2020-06-30"));

    [Theory]
    [InlineData("en", "The Office of the Prosecutor of the ICC protests against threats of retaliation against its staff.")]
    [InlineData("es", "La CPI publicó un comunicado en el que denuncia las amenazas de represalias contra la Fiscalía.")]
    public void A_fresh_threat_by_nobody_is_meant_where_nobody_is_named(string language, string text) =>
        Assert.Contains("I-29", Keys(text, "2024-05-04", language));

    [Fact]
    public void An_Arabic_word_is_the_same_with_its_indefinite_ending() => Assert.Equal(["I-21"], Keys(
        "كتب ميدفيديف أن صاروخاً قد يضرب مبنى المحكمة الجنائية الدولية.", "2023-03-21", "ar"));

    [Fact]
    public void An_entry_of_a_chronology_is_of_its_date() => Assert.Equal(["I-04", "I-08", "I-28"], Keys("""
        The United States and the ICC

        15 March 2019. Early in April the visa of Prosecutor Bensouda is revoked.

        11 June 2020. At the rostrum Pompeo speaks of a “kangaroo court”.

        24 April 2024. A dozen Republican senators to Karim Khan: “You have been warned.”
        """, "2025-06-08"));

    [Theory]
    [InlineData("twelve", true)]
    [InlineData("five", false)]
    public void How_many_did_it_tells_who(string number, bool isFound) => Assert.Equal(isFound, Keys(
        $"Then {number} Republican senators signed a letter in which they promised to go after the Prosecutor of the ICC.", "2026-01-20").Contains("I-28"));

    [Fact]
    public void Whoever_drops_a_file_lifts_nothing() => Assert.DoesNotContain("I-04", Keys(
        "A critic of the US administration asked Fatou Bensouda of the ICC to drop the Palestine file.", "2019-04-20"));

    [Fact]
    public void A_court_of_the_country_is_none_that_an_organisation_is_taken_for() => Assert.Contains("I-18", Keys(
        "The Supreme Court will hear his appeal. In August soldiers of Israel welded shut the offices of six organisations in Ramallah, who "
        + "work for Palestinian prisoners.", "2022-12-08"));

    [Fact]
    public void The_Chamber_of_Commerce_is_another_ICC() => Assert.Empty(Find(
        "The International Chamber of Commerce welcomes the law. Since sanctions relating to Russia were tightened, many ask how ICC proceedings "
        + "that involve that country are conducted.", "2022-07-25"));

    [Fact]
    public void Whoever_is_named_in_a_list_of_the_same_is_found() => Assert.Equal(["I-37", "I-44", "I-50"], Keys("""
        On 18 December 2025 the United States sanctioned Judges Gocha Lordkipanidze and Erdenebalsuren Damdin of the ICC. Already on it were:
        - the Prosecutor, Karim Khan (United Kingdom);
        - Judges Kimberly Prost (Canada) and Nicolas Guillou (France).
        """, "2025-12-19"));

    [Fact]
    public void A_list_of_those_who_sign_tells_of_nothing_done_to_them() => Assert.Equal(["I-12"], Keys("""
        Israel designated six Palestinian organisations as terrorist, for their work with the ICC.
        Signed:
        - Al-Haq
        - Addameer
        """, "2021-11-01"));

    [Fact]
    public void What_was_ended_is_found_beside_its_end_where_all_are_named() => Assert.Equal(["I-10", "I-11"], Keys(
        "The United States lifted the sanctions on Fatou Bensouda and Phakiso Mochochoko of the ICC.", "2021-04-03"));

    [Fact]
    public void An_attack_with_a_date_is_like_what_the_text_told_of() => Assert.Equal(["I-25", "I-42"], Keys(
        "The ICC detected a new cyber intrusion into its systems last week. The attack of September 2023 had been serious.", "2025-07-02"));

    private static List<string> Keys(string text, string date, string language = "en") =>
        [.. Find(text, date, language).Select(s => s.IncidentKey).Distinct().Order(StringComparer.Ordinal)];

    private static IReadOnlyList<Suggestion> Find(string text, string date, string language = "en") => Finder.Find(
        new StatementSketch(text, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), language));
}
