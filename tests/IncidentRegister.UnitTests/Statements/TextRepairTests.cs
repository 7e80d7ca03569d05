using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Statements;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Statements;

public class TextRepairTests
{
    [Theory]
    [InlineData("The Courtâ€™s â€œindependenceâ€\u009D", "The Court’s “independence”")]
    [InlineData("The Courtâ€™s â€œindependenceâ€ is", "The Court’s “independence” is")]
    [InlineData("dÃ©claration conjointe des Ã‰tats", "déclaration conjointe des États")]
    [InlineData("Ø§Ù„Ø­Ù‚", "الحق")]
    [InlineData("IRMÃ\u2013", "IRMÃ\u2013")] // one pair alone may be honest
    [InlineData("déjà â été", "déjà â été")]
    public void Marks_that_went_through_the_wrong_encoding_are_put_right(string raw, string mended) =>
        Assert.Equal(mended, TextRepair.Repair(raw));

    [Theory]
    [InlineData("The six organi-\nsations were outlawed.", "The six organisations were outlawed.")]
    [InlineData("The six organi\u00AD\nsations.", "The six organisations.")]
    [InlineData("non-\ngovernmental bodies", "non-governmental bodies")]
    [InlineData("follow-\nup. The follow-up came.", "follow-up. The follow-up came.")]
    [InlineData("The nongovern-\nmental", "The nongovernmental")]
    [InlineData("Al-\nHaq", "Al- Haq")]
    [InlineData("from 2019-\n2021", "from 2019- 2021")]
    public void A_word_parted_at_the_end_of_a_line_is_one_again(string raw, string mended) =>
        Assert.Equal(mended, TextRepair.Repair("First.\n\n" + raw)[8..]);

    [Fact]
    public void Ligatures_and_spaces_of_all_kinds_become_letters_and_spaces() =>
        Assert.Equal("The office, first of five « staff »", TextRepair.Repair("The o\uFB03ce,\u00A0 \uFB01rst of\u2009\u2009\uFB01ve «\u202Fstaff\u00A0»\u200B"));

    [Fact]
    public void Lines_of_print_without_blank_lines_become_paragraphs() => Assert.Equal(
        "We the undersigned organisations condemn the attacks on the Court and on those who work with it in all regions. They must end.\n\n"
        + "We call on States Parties to act, and on the Assembly to say so in its plenary, and to protect those who cooperate.",
        TextRepair.Repair("""
            We the undersigned organisations condemn the attacks on the
            Court and on those who work with it in all regions. They
            must end.
            We call on States Parties to act, and on the Assembly to say
            so in its plenary, and to protect those who cooperate.
            """));

    [Fact]
    public void Short_lines_without_blank_lines_stay_paragraphs() =>
        Assert.Equal("One\n\nTwo\n\nThree", TextRepair.Repair("One\r\nTwo\rThree"));

    [Fact]
    public void A_paragraph_goes_on_overleaf_and_the_number_of_the_page_is_no_text() =>
        Assert.Equal("First one that goes on overleaf.\n\nSecond.\n\nThird.", TextRepair.Repair("First one that goes\n\n3\n\fon overleaf.\n\nSecond.\n- 4 -\n\fPage 5 of 9\nThird.\n\f"));

    [Fact]
    public void Items_of_a_list_are_paragraphs() =>
        Assert.Equal("We ask:\n\n- to write,\n\n- to speak soon.", TextRepair.Repair("We ask:\n- to write,\n- to speak\nsoon.\n\n"));

    [Fact]
    public void No_letter_is_added_or_lost() =>
        Properties.Hold(Undamaged, text => Assert.Equal(Letters(text), Letters(TextRepair.Repair(text))));

    [Fact]
    public void A_mended_text_needs_no_mending() =>
        Properties.Hold(Undamaged, text =>
        {
            var once = TextRepair.Repair(text);

            Assert.Equal(once, TextRepair.Repair(once));
        });

    /// <summary>Without letters that begin a character in UTF-8: chance would make damage of them and their neighbours.</summary>
    private static readonly Gen<string> Undamaged =
        AnyText.Any.Select(text => string.Concat(text.Where(letter => letter is not (>= '\u00C0' and <= '\u00FF'))));

    private static string Letters(string text) =>
        string.Concat(text.Replace("ﬁ", "fi", StringComparison.Ordinal).Where(char.IsLetterOrDigit));
}
