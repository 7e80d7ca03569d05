using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class PastedReportTests
{
    private static readonly Dictionary<string, string> Headings = new()
    {
        ["What happened"] = "account",
        ["Ce qui s’est passé"] = "account",
        ["When"] = "date",
        ["من استُهدف"] = "targets",
    };

    [Theory]
    [InlineData("When")]
    [InlineData("when:")]
    [InlineData("  WHEN ?  ")]
    [InlineData("## When")]
    [InlineData("2. When")]
    [InlineData("** When: **")]
    public void A_heading_is_known_however_it_is_dressed(string heading) =>
        Assert.Equal("14 November", PastedReport.Cut($"{heading}\n14 November", Headings)["date"]);

    [Fact]
    public void What_stands_before_the_first_heading_is_kept()
    {
        var parts = PastedReport.Cut("Dear all,\r\n\r\nthis is urgent.\r\nWhen\r\nyesterday\r\n", Headings);

        Assert.Equal("Dear all,\n\nthis is urgent.", parts[""]);
        Assert.Equal("yesterday", parts["date"]);
    }

    [Fact]
    public void A_section_that_comes_twice_is_joined_whatever_its_language() =>
        Assert.Equal("They came.\n\nIls sont revenus.",
            PastedReport.Cut("What happened\nThey came.\nCe qui s’est passé :\nIls sont revenus.", Headings)["account"]);

    [Fact]
    public void A_line_that_only_begins_like_a_heading_is_text()
    {
        var parts = PastedReport.Cut("What happened\nWhen they came, it was six.\nمن استُهدف\nمحامية", Headings);

        Assert.Equal("When they came, it was six.", parts["account"]);
        Assert.Equal("محامية", parts["targets"]);
    }

    [Fact]
    public void An_empty_section_is_left_out() => Assert.Empty(PastedReport.Cut("When\n \n", Headings));
}
