using System.Text;

namespace IncidentRegister.Application.Reports;

/// <summary>A report as plain text: written for itself, not stripped from the HTML.</summary>
internal static class ReportText
{
    // Words of another direction keep to themselves.
    private const char Isolate = '\u2068', Pop = '\u2069';

    public static string Of(ReportPaper paper)
    {
        var text = new StringBuilder();
        text.Append(paper.Marking).Append("\n\n").Append(paper.Title).Append("\n\n").AppendJoin('\n', paper.Sentences).Append('\n');
        Heading(text, paper.BarsHeading);
        foreach (var bar in paper.Bars) text.Append(bar.Label).Append(": ").Append(bar.Count).Append('\n');

        foreach (var section in paper.Sections)
        {
            Heading(text, section.Heading);
            foreach (var item in section.Items) Item(text, item);
            if (section.Rest is { } rest) text.Append(rest).Append('\n');
        }

        text.Append('\n').Append(paper.Button).Append('\n').Append(paper.Address).Append('\n');
        if (paper.Attached is { } attached) text.Append(attached).Append('\n');
        text.Append("\n-- \n").AppendJoin('\n', paper.Foot).Append('\n');
        if (paper.Anchor.Length > 0) text.Append(paper.AnchorWords).Append('\n').Append(paper.Anchor).Append('\n');
        return text.Append(paper.Marking).Append('\n').ToString();
    }

    private static void Heading(StringBuilder text, string heading)
    {
        if (heading.Length > 0) text.Append('\n').Append(heading).Append('\n').Append('-', Math.Min(heading.Length, 60)).Append('\n');
    }

    private static void Item(StringBuilder text, PaperItem item)
    {
        text.Append("* ");
        if (item.TitleLanguage is null) text.Append(item.Title);
        else text.Append(Isolate).Append(item.Title).Append(Pop);
        text.Append('\n');
        foreach (var line in new[] { item.Facts, item.Line, item.Address ?? "" })
            if (line.Length > 0) text.Append("  ").Append(line).Append('\n');
    }
}
