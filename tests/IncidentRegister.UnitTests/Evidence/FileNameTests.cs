using IncidentRegister.Domain.Evidence;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Evidence;

public class FileNameTests
{
    [Theory]
    [InlineData("letter.pdf", "letter.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\ana\\Desktop\\letter.pdf", "letter.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("a\u2066b\u2069\u200Fc\uFEFFd.png", "abcd.png")]
    [InlineData("a\r\nSet-Cookie: b=c.txt", "aSet-Cookie_ b=c.txt")]
    [InlineData("a\0b\u0007\u007F\u0085.txt", "ab.txt")]
    [InlineData("  .hidden. ", "hidden")]
    [InlineData("lettre e\u0301crite.pdf", "lettre \u00E9crite.pdf")]
    [InlineData("رسالة.pdf", "رسالة.pdf")]
    [InlineData("می‌خواهم.pdf", "می‌خواهم.pdf")]
    [InlineData("a\"b;c.txt", "a_b_c.txt")]
    [InlineData("NUL.txt", "_NUL.txt")]
    [InlineData("", "file")]
    [InlineData("...", "file")]
    [InlineData("\u202E\u200B", "file")]
    [InlineData("folder/", "file")]
    public void A_name_keeps_what_shows_itself(string given, string clean) => Assert.Equal(clean, FileName.Clean(given));

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("halfpair.txt", FileName.Clean("half\uD83Dpair.txt"));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileName.Clean(new string('a', 500) + ".pdf");

        Assert.Equal((FileName.MaxLength, ".pdf"), (name.Length, name[^4..]));
    }

    [Fact]
    public void A_long_name_is_not_cut_within_a_character() =>
        Assert.DoesNotContain(FileName.Clean("a" + string.Concat(Enumerable.Repeat("🕊", 300)) + ".png"),
            c => char.IsSurrogate(c) && !"🕊".Contains(c, StringComparison.Ordinal));

    [Fact]
    public void What_was_given_can_be_read_in_full() => Assert.Equal(
        ("../invoice[U+202E]fdp.exe", "a[U+0000][U+D83D]"),
        (FileName.SpeltOut("../invoice\u202Efdp.exe"), FileName.SpeltOut("a\0\uD83D")));

    [Fact]
    public void Any_name_at_all_becomes_a_safe_one_and_stays_it() =>
        Properties.Hold(AnyText.Any, given =>
        {
            var name = FileName.Clean(given);

            Assert.InRange(name.Length, 1, FileName.MaxLength);
            Assert.DoesNotContain(name, c => char.IsControl(c) || c is '/' or '\\' or '"' or '\u202E' or '\u2066' or '\u200F');
            Assert.Equal(name, FileName.Clean(name));
            Assert.InRange(FileName.SpeltOut(given).Length, 0, FileName.GivenMaxLength);
        });
}
