using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Statements;

public class StatementTextTests
{
    [Fact]
    public void Blank_lines_part_paragraphs()
    {
        var text = StatementText.FromPlain(
            "\uFEFFJoint  Statement \r\n9 December\r\n \t\r\n\r\nExcellencies,\r\n\r\nThe e\u0301lan\r\n");

        Assert.Equal(
            [new(1, "Joint Statement 9 December"), new(2, "Excellencies,"), new(3, "The élan")], text.Paragraphs);
        Assert.Equal("Joint Statement 9 December\n\nExcellencies,\n\nThe élan", text.ToString());
        Assert.Equal("Excellencies,", text.TextOf(2));
        Assert.Null(text.TextOf(4));
    }

    [Fact]
    public void Without_blank_lines_every_line_is_a_paragraph() =>
        Assert.Equal([new(1, "One"), new(2, "Two")], StatementText.FromPlain("One\nTwo\n").Paragraphs);

    [Fact]
    public void Every_item_of_a_list_is_a_paragraph()
    {
        var text = StatementText.FromPlain(
            "We ask\nyou:\n- to write,\nsoon\n• to speak\n12. to act\n(b) – all\n\nThank you.");

        Assert.Equal(
            ["We ask you:", "- to write, soon", "• to speak", "12. to act", "(b) – all", "Thank you."],
            text.Paragraphs.Select(paragraph => paragraph.Text));
    }

    [Fact]
    public void An_excerpt_keeps_its_numbers()
    {
        var text = StatementText.FromParagraphs([new Paragraph(12, " Twelve "), new(14, "\n"), new(15, "Fifteen")]);

        Assert.Equal([new(12, "Twelve"), new(15, "Fifteen")], text.Paragraphs);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(3, 2)]
    public void Numbers_of_paragraphs_rise(int first, int second)
    {
        var refusal = Assert.Throws<RuleBrokenException>(
            () => StatementText.FromParagraphs([new Paragraph(first, "One"), new(second, "Two")]));

        Assert.Equal("statement.paragraph-numbers", refusal.Rule);
    }

    [Theory]
    [InlineData("", "statement.no-text")]
    [InlineData(" \r\n\u200F", "statement.no-text")]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    public void Text_that_cannot_be_kept_is_refused(string text, string rule)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => StatementText.FromPlain(text));

        Assert.Equal(rule, refusal.Rule);
    }

    [Fact]
    public void Canonical_text_reads_back_as_itself() =>
        Properties.Hold(AnyText.Any, text =>
        {
            StatementText? statement = null;
            if (Record.Exception(() => statement = StatementText.FromPlain(text)) is { } refusal)
            {
                Assert.IsType<RuleBrokenException>(refusal);
                return;
            }

            Assert.Equal(statement!.Paragraphs, StatementText.FromPlain(statement.ToString()).Paragraphs);
            Assert.Equal(statement.Paragraphs, StatementText.FromParagraphs(statement.Paragraphs).Paragraphs);
            Assert.All(statement.Paragraphs, p => Assert.Equal(p.Text.Trim(), p.Text));
        });
}
