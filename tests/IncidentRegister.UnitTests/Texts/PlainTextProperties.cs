using IncidentRegister.Domain.Texts;

namespace IncidentRegister.UnitTests.Texts;

public class PlainTextProperties
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cleaning_twice_changes_nothing(bool keepNewLines) =>
        Properties.Hold(AnyText.Any, text =>
        {
            var clean = PlainText.Clean(text, keepNewLines);

            Assert.Equal(clean, PlainText.Clean(clean, keepNewLines));
        });

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Properties.Hold(AnyText.Any, text => Assert.Equal(PlainText.Fold(text), PlainText.Fold(PlainText.Fold(text))));

    [Fact]
    public void Folding_twice_changes_no_character()
    {
        foreach (var block in Enumerable.Range(0, 0x10000).Select(letter => $"a{(char)letter}b").Chunk(256))
        {
            var folded = PlainText.Fold(string.Concat(block));

            Assert.Equal(folded, PlainText.Fold(folded));
        }
    }

    [Fact]
    public void Cleaning_changes_no_name_into_another() =>
        Properties.Hold(AnyText.WellFormed, text =>
            Assert.Equal(PlainText.Fold(text), PlainText.Fold(PlainText.Clean(text, keepNewLines: false))));

    [Fact]
    public void Cleaning_brings_in_nothing_broken_and_no_direction() =>
        Properties.Hold(AnyText.Any, text =>
        {
            var before = PlainText.Problem(text, allowNewLines: true);
            var after = PlainText.Problem(PlainText.Clean(text, keepNewLines: true), allowNewLines: true);

            Assert.True(before is not null || after is null or "text.hidden-character", $"{before} {after}");
        });

    [Fact]
    public void What_is_cleaned_of_line_breaks_has_one_line() =>
        Properties.Hold(AnyText.Any, text =>
        {
            var clean = PlainText.Clean(text, keepNewLines: false);

            Assert.DoesNotContain('\n', clean);
            Assert.DoesNotContain('\r', clean);
            Assert.DoesNotContain("  ", clean, StringComparison.Ordinal);
        });
}
