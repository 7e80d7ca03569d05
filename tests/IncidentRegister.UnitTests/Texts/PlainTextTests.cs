using IncidentRegister.Domain.Texts;

namespace IncidentRegister.UnitTests.Texts;

public class PlainTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Al-Haq, Ibáñez & Hofmański (№ 3), 3 < 4 \uFFFD")]
    [InlineData("المحكمة الجنائية الدولية، المادة ٥؟")]
    [InlineData("الحق\u200F (Al-Haq)\u200E")]
    [InlineData("می\u200Cخواهم")]
    [InlineData("क्\u200Dष")]
    [InlineData("ه\u200D.")]
    [InlineData("\u06DDالحق")]
    [InlineData("辻\U000E0100")]
    [InlineData("❤\uFE0F 1\uFE0F\u20E3 😀 🇵🇸")]
    [InlineData("👩🏽\u200D⚖\uFE0F 👨\u200D👩\u200D👧 🏳\uFE0F\u200D🌈 🙂\u200D↔\uFE0F")]
    [InlineData("\uFEFFfirst character of a file")]
    [InlineData("co\u00ADope\u00ADra\u00ADtion")]
    public void Honest_text_has_no_problem(string text) => Assert.Null(PlainText.Problem(text, allowNewLines: false));

    [Theory]
    [InlineData("Al\0Haq", "text.control-character")]
    [InlineData("Al\u0007Haq", "text.control-character")]
    [InlineData("Al\u001BHaq", "text.control-character")]
    [InlineData("Al\u007FHaq", "text.control-character")]
    [InlineData("Al\u0085Haq", "text.control-character")]
    [InlineData("Al\u202EqaH", "text.hidden-direction")]
    [InlineData("Al\u202AHaq", "text.hidden-direction")]
    [InlineData("Al\u2066Haq", "text.hidden-direction")]
    [InlineData("Al\u2069Haq", "text.hidden-direction")]
    [InlineData("Al\u200BHaq", "text.hidden-character")]
    [InlineData("Al\u200CHaq", "text.hidden-character")]
    [InlineData("Al\u200DHaq", "text.hidden-character")]
    [InlineData("\u200Dالحق", "text.hidden-character")]
    [InlineData("الحق\u200C\u200C", "text.hidden-character")]
    [InlineData("😀\u200D", "text.hidden-character")]
    [InlineData("😀\u200Da", "text.hidden-character")]
    [InlineData("Al\u2060Haq", "text.hidden-character")]
    [InlineData("Al\u2063Haq", "text.hidden-character")]
    [InlineData("Al\u034FHaq", "text.hidden-character")]
    [InlineData("Al\uFEFFHaq", "text.hidden-character")]
    [InlineData("Al\u3164Haq", "text.hidden-character")]
    [InlineData("Al\u2800Haq", "text.hidden-character")]
    [InlineData("Al\U000E0041Haq", "text.hidden-character")]
    [InlineData("a\uFE0F\uFE0F", "text.hidden-character")]
    [InlineData("\uFE0Fa", "text.hidden-character")]
    [InlineData("a\U000E0100", "text.hidden-character")]
    [InlineData("Al\uFDD0Haq", "text.broken-character")]
    [InlineData("Al\uFFFEHaq", "text.broken-character")]
    [InlineData("Al\uFFFFHaq", "text.broken-character")]
    [InlineData("Al\U0001FFFEHaq", "text.broken-character")]
    [InlineData("Al\U0010FFFFHaq", "text.broken-character")]
    public void What_cannot_be_seen_is_a_problem(string text, string rule)
    {
        Assert.Equal(rule, PlainText.Problem(text, allowNewLines: false));
        Assert.Equal(rule, PlainText.Problem(text, allowNewLines: true));
    }

    // Attributes cannot hold half a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_a_problem()
    {
        foreach (var text in new[] { "a\uD83D", "\uDE00a", "\uDE00\uD83D", "\uD83D\uD83D\uDE00" })
            Assert.Equal("text.broken-character", PlainText.Problem(text, allowNewLines: true));
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\r\ntwo")]
    [InlineData("one\rtwo")]
    [InlineData("one\ttwo")]
    [InlineData("one\u2028two")]
    public void Line_breaks_and_tabs_are_a_problem_where_they_are_not_allowed(string text)
    {
        Assert.Null(PlainText.Problem(text, allowNewLines: true));
        Assert.Equal("text.control-character", PlainText.Problem(text, allowNewLines: false));
    }

    [Theory]
    [InlineData("  Al-Haq \n", "Al-Haq")]
    [InlineData("Al\u00A0 \t\r\n Haq", "Al Haq")]
    [InlineData("Iba\u0301n\u0303ez", "Ibáñez")]
    [InlineData("e\u200E\u0301", "é")]
    [InlineData("\uFEFFالحق\u200F (Al-Haq)\u200E", "الحق (Al-Haq)")]
    [InlineData("co\u00ADope\u00ADra\u00ADtion", "cooperation")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("Al\0\u202EHaq\u000B", "Al\0\u202EHaq\u000B")]
    [InlineData("\u200F \u200F", "")]
    public void A_line_is_cleaned(string text, string expected) =>
        Assert.Equal(expected, PlainText.Clean(text, keepNewLines: false));

    [Theory]
    [InlineData("\r\none\r\n\rtwo\u2029\tthree  four\n\n", "one\n\ntwo\n\tthree  four")]
    [InlineData("one\r\n\r\ntwo", "one\n\ntwo")]
    public void Lines_are_cleaned_and_kept(string text, string expected) =>
        Assert.Equal(expected, PlainText.Clean(text, keepNewLines: true));

    [Theory]
    [InlineData("Al-Haq", "al haq")]
    [InlineData("Al Haq", "al haq")]
    [InlineData("al\u2011haq", "al haq")]
    [InlineData("  AL\u2013\u00A0HAQ. ", "al haq")]
    [InlineData("Piotr Hofmański", "piotr hofmanski")]
    [InlineData("IBÁÑEZ", "ibanez")]
    [InlineData("Ibañez", "ibanez")]
    [InlineData("Łódź Ørsted Straße Œuvre", "lodz orsted strasse oeuvre")]
    [InlineData("İstanbul ılgaz", "istanbul ilgaz")]
    [InlineData("O’Brien", "o brien")]
    [InlineData("O'Brien", "o brien")]
    [InlineData("Oʼbrien", "o brien")]
    [InlineData("U.S.", "u s")]
    [InlineData("ﬁne ＩＣＣ Ⅳ", "fine icc iv")]
    [InlineData("الحَقّ", "الحق")]
    [InlineData("الـحـق", "الحق")]
    [InlineData("أحمد إلى آمنة ٱلله", "احمد الي امنه الله")]
    [InlineData("ﺍﻟﺤﻖ", "الحق")]
    [InlineData("می\u200Cخواهم کتاب", "ميخواهم كتاب")]
    [InlineData("القرار ١٤٢٠٣", "القرار 14203")]
    [InlineData("Αθήνας ΑΘΉΝΑΣ", "αθηνασ αθηνασ")]
    [InlineData("Ёлка", "елка")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("がか", "がか")]
    [InlineData("😀", "😀")]
    [InlineData("...", "")]
    [InlineData("", "")]
    public void Names_fold_to_one_form(string name, string expected) => Assert.Equal(expected, PlainText.Fold(name));
}
