using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class TextSpanTests
{
    [Theory]
    [InlineData(0, 8)]
    [InlineData(2, 4)]
    [InlineData(7, 8)]
    public void A_span_within_the_text_fits(int start, int end)
    {
        var span = TextSpan.In("ab😀cdef", start, end);

        Assert.Equal(new TextSpan(start, end), span);
        Assert.Equal(end - start, span.Length);
        Assert.True(span.FitsIn("ab😀cdef"));
    }

    [Theory]
    [InlineData(-1, 2, "passage.outside-text")]
    [InlineData(2, 9, "passage.outside-text")]
    [InlineData(2, 2, "passage.outside-text")]
    [InlineData(4, 2, "passage.outside-text")]
    [InlineData(int.MinValue, int.MaxValue, "passage.outside-text")]
    [InlineData(3, 5, "passage.splits-character")]
    [InlineData(0, 3, "passage.splits-character")]
    public void Other_spans_are_refused(int start, int end, string rule)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => TextSpan.In("ab😀cdef", start, end));

        Assert.Equal(rule, refusal.Rule);
        Assert.False(new TextSpan(start, end).FitsIn("ab😀cdef"));
    }

    [Theory]
    [InlineData(0, 4, 3, 5, true)]
    [InlineData(0, 4, 4, 5, false)]
    [InlineData(0, 9, 4, 5, true)]
    public void Spans_overlap_when_they_share_a_character(int start, int end, int otherStart, int otherEnd, bool shared)
    {
        Assert.Equal(shared, new TextSpan(start, end).Overlaps(new(otherStart, otherEnd)));
        Assert.Equal(shared, new TextSpan(otherStart, otherEnd).Overlaps(new(start, end)));
    }

    [Theory]
    [InlineData("The Cou[rt was atta]cked.", "[Court was attacked]")]
    [InlineData("The[ Court ]was", "[Court]")]
    [InlineData("The Cour[t’]s officials", "[Court’s]")]
    [InlineData("The Court’[s] officials", "[Court’s]")]
    [InlineData("the ‘Cour[t’ ]said", "[Court’]")]
    [InlineData("Al-Ha[q] and", "[Haq]")]
    [InlineData("six[ ]prominent", null)]
    [InlineData("caf[e]\u0301 noir", "[cafe\u0301]")]
    [InlineData("المح[كم]ة الجنائية", "[المحكمة]")]
    [InlineData("می\u200Cخو[ا]هم", "[می\u200Cخواهم]")]
    [InlineData("𝒜𝒷[𝒸]", "[𝒜𝒷𝒸]")]
    [InlineData("法[院]受到攻击", "[院]")]
    [InlineData("[.] end", "[.]")]
    [InlineData("👩[🏽]", "[🏽]")]
    public void A_span_snaps_to_whole_words(string marked, string? expected)
    {
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var span = TextSpan.In(text, marked.IndexOf('[', StringComparison.Ordinal),
            marked.IndexOf(']', StringComparison.Ordinal) - 1);

        var snapped = span.SnapToWords(text);

        Assert.Equal(expected, snapped is { } words ? $"[{text[words.Start..words.End]}]" : null);
    }

    [Fact]
    public void Snapping_twice_changes_nothing() =>
        Properties.Hold(Spans.Any, generated =>
        {
            var (text, span) = generated;

            var snapped = span.SnapToWords(text);

            Assert.Equal(string.IsNullOrWhiteSpace(text[span.Start..span.End]), snapped is null);
            Assert.True(snapped is null || snapped.Value.FitsIn(text));
            Assert.Equal(snapped, snapped?.SnapToWords(text));
        });
}
