using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class QuotationTests
{
    private const string Paragraph =
        "The Israeli government has outlawed six prominent Palestinian civil society organizations, several of which "
        + "have been submitting information to the ICC.";

    [Fact]
    public void A_quotation_carries_its_context()
    {
        var quotation = Quotation.Of(Paragraph, TextSpan.In(Paragraph, 27, 35));

        Assert.Equal("outlawed", quotation.Exact);
        Assert.Equal("The Israeli government has ", quotation.Prefix);
        Assert.Equal(" six prominent Palestinian civil", quotation.Suffix);
    }

    [Fact]
    public void Context_does_not_end_in_half_a_character()
    {
        var smiles = string.Concat(Enumerable.Repeat("😀", 20));
        var text = smiles + "!x!" + smiles;

        var quotation = Quotation.Of(text, TextSpan.In(text, 41, 42));

        Assert.Equal(smiles[^30..] + "!", quotation.Prefix);
        Assert.Equal("!" + smiles[..30], quotation.Suffix);
    }

    [Fact]
    public void A_span_of_another_text_is_refused() =>
        Assert.Throws<RuleBrokenException>(() => Quotation.Of("short", new TextSpan(27, 35)));

    [Theory]
    [InlineData("", 27)]
    [InlineData("[12] ", 32)]
    public void Words_are_found_in_another_version(string insertion, int start)
    {
        var quotation = Quotation.Of(Paragraph, TextSpan.In(Paragraph, 27, 35));

        Assert.Equal(new TextSpan(start, start + 8), quotation.FindIn(insertion + Paragraph));
    }

    [Fact]
    public void Words_are_not_found_when_their_context_changed()
    {
        var quotation = Quotation.Of(Paragraph, TextSpan.In(Paragraph, 27, 35));

        Assert.Null(quotation.FindIn(Paragraph.Replace("has outlawed", "had outlawed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_that_stand_twice_wait_for_a_person() =>
        Assert.Null(Quotation.Of(Paragraph, TextSpan.In(Paragraph, 27, 35)).FindIn(Paragraph + Paragraph));

    [Theory]
    [InlineData("aaa", "aa")]
    [InlineData("aXa", "a")]
    [InlineData("aaa", "")]
    [InlineData("a", "b")]
    public void Words_without_context_must_be_the_only_ones(string paragraph, string exact) =>
        Assert.Null(new Quotation(exact, "", "").FindIn(paragraph));

    [Fact]
    public void Half_a_character_is_not_found() => Assert.Null(new Quotation("\uD83D", "", "").FindIn("a😀"));

    [Fact]
    public void A_quotation_is_the_text_of_its_span() =>
        Properties.Hold(Spans.Any, generated =>
        {
            var (text, span) = generated;

            var quotation = Quotation.Of(text, span);

            Assert.Equal(text[span.Start..span.End], quotation.Exact);
            Assert.EndsWith(quotation.Prefix, text[..span.Start], StringComparison.Ordinal);
            Assert.StartsWith(quotation.Suffix, text[span.End..], StringComparison.Ordinal);
        });

    [Fact]
    public void A_quotation_is_found_where_it_was_whenever_it_is_the_only_one() =>
        Properties.Hold(Spans.Any, generated =>
        {
            var (text, span) = generated;
            var quotation = Quotation.Of(text, span);
            var whole = quotation.Prefix + quotation.Exact + quotation.Suffix;
            var first = text.IndexOf(whole, StringComparison.Ordinal);
            var isOnly = first == text.LastIndexOf(whole, StringComparison.Ordinal);

            var found = quotation.FindIn(text);

            Assert.True(found == span || (found is null && !isOnly), $"{found} for {span}");
        });
}
