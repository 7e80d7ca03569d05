using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// A report as HTML for mail programs, some of which draw with a word processor: one table of 600 pixels, styles in place,
/// no image, nothing that is fetched, and no link but to the register.
/// </summary>
internal sealed class ReportHtml
{
    private const string Face = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private const string Small = $"{Face};font-size:14px;line-height:20px";
    private const string Ink = "color:#171c28", Mute = "color:#535d6e", Accent = "color:#3443a0";
    private const string Table = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    // More, and a phone squeezes the longest bar to the length of the next one: the picture would lie.
    private const int LongestBar = 150;

    // For programs that know the reader's colours; the others keep those in place.
    private const string Dark =
        ".bg{background:#10131c!important}.cd{background:#181c28!important}.tx{color:#e7eaf3!important}.mu{color:#a7b0c3!important}"
        + ".ac{color:#a9b6ff!important}.br{background:#a9b6ff!important}.ln{border-color:#2d3345!important}"
        + ".bt{background:#a9b6ff!important}.bt a{color:#10131c!important}";

    // Letters as they are: as entities, Arabic would be several times as long.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();
    private readonly ReportPaper paper;
    private readonly string start, end, direction;

    private ReportHtml(ReportPaper paper)
    {
        this.paper = paper;
        (start, end, direction) = paper.IsRightToLeft ? ("right", "left", "rtl") : ("left", "right", "ltr");
    }

    public static string Of(ReportPaper paper) => new ReportHtml(paper).Draw();

    private string Draw()
    {
        Head();
        Row("24px 36px 0", $"""
            <table {Table} width="100%"><tr><td class="mu" align="{start}" style="{Face};font-size:14px;{Mute}">{E(paper.Brand)}</td>
            <td align="{end}"><span dir="ltr" style="{Face};font-size:12px;font-weight:bold;background:#000000;color:#{LabelColour};padding:2px 6px">{E(paper.Marking)}</span></td></tr></table>
            """);
        Row("16px 36px 0", $"""
            <h1 class="tx" style="{Face};margin:0;font-size:24px;line-height:30px;{Ink}">{E(paper.Title)}</h1>
            <p class="tx" style="{Face};font-size:16px;line-height:25px;{Ink};margin:12px 0 0">{string.Join(' ', paper.Sentences.Select(E))}</p>
            """);
        if (paper.Bars.Count > 0) Row("24px 36px 0", Heading(paper.BarsHeading) + Chart());
        foreach (var section in paper.Sections) Row("24px 36px 0", Heading(section.Heading) + Items(section));
        Row("20px 36px 4px", $"""
            <table {Table}><tr><td class="bt" bgcolor="#3443a0" style="border-radius:6px;background:#3443a0"><a href="{E(paper.Address)}" style="{Face};display:inline-block;padding:12px 20px;font-size:16px;font-weight:bold;color:#ffffff;text-decoration:none">{E(paper.Button)}</a></td></tr></table>
            """ + (paper.Attached is { } attached ? Paragraph(attached, 14, "12px 0 0") : ""));
        Row("16px 36px 28px", Foot());
        html.Append("</table></td></tr></table></body></html>");
        return html.ToString();
    }

    private string LabelColour => paper.Marking switch { "TLP:CLEAR" => "ffffff", "TLP:GREEN" => "33ff00", _ => "ffc000" };

    private void Head()
    {
        string head = $$$"""
        <!doctype html>
        <html lang="{{{paper.Language}}}" dir="{{{direction}}}"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
        <meta name="x-apple-disable-message-reformatting"><meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
        <title>{{{E(paper.Title)}}}</title>
        <style>:root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){ {{{Dark}}} }
        [data-ogsc] .tx{color:#e7eaf3!important}[data-ogsc] .mu{color:#a7b0c3!important}[data-ogsc] .ac{color:#a9b6ff!important}[data-ogsb] .cd{background:#181c28!important}
        @media (max-width:620px){.cd td.pad{padding-left:20px!important;padding-right:20px!important}}</style></head>
        <body class="bg" style="margin:0;padding:0;background:#eff1f4">
        <table class="bg" {{{Table}}} dir="{{{direction}}}" lang="{{{paper.Language}}}" width="100%" bgcolor="#eff1f4"><tr><td align="center" style="padding:24px 12px">
        <table class="cd" {{{Table}}} dir="{{{direction}}}" width="600" bgcolor="#ffffff" style="width:100%;max-width:600px;background:#ffffff;border-radius:8px">

        """;
        html.Append(head);
    }

    private void Row(string padding, string content) => html
        .Append("<tr><td class=\"pad\" align=\"").Append(start).Append("\" style=\"padding:").Append(padding).Append("\">")
        .Append(content).Append("</td></tr>\n");

    private static string Heading(string words) =>
        $"<h2 class=\"tx\" style=\"{Face};margin:0 0 8px;font-size:17px;line-height:24px;{Ink}\">{E(words)}</h2>";

    private static string Paragraph(string words, int size, string margin) =>
        $"<p class=\"mu\" style=\"{Face};font-size:{size}px;line-height:{size + 7}px;{Mute};margin:{margin}\">{E(words)}</p>";

    private string Chart()
    {
        var most = paper.Bars.Max(b => b.Count);
        var rows = paper.Bars.Select(b => $"""
            <tr><td class="tx" style="{Small};{Ink};padding:3px 0;padding-{end}:12px">{E(b.Label)}</td><td style="padding:3px 0"><table {Table}><tr><td class="br" bgcolor="#3443a0" width="{Math.Max(2, b.Count * LongestBar / most)}" height="12" style="font-size:0;line-height:0;background:#3443a0">&nbsp;</td><td class="tx" style="{Small};{Ink};padding-{start}:8px">{b.Count}</td></tr></table></td></tr>
            """);
        return $"<table {Table}>{string.Concat(rows)}</table>";
    }

    private string Items(PaperSection section)
    {
        var rows = section.Items.Select(item =>
            $"<tr><td class=\"ln\" align=\"{start}\" style=\"padding:12px 0;border-top:1px solid #dde1e7\">{Title(item)}"
            + Line("mu", Mute, item.Facts) + Line("tx", Ink, item.Line) + "</td></tr>");
        var rest = section.Rest is { } words
            ? $"<tr><td class=\"ln\" align=\"{start}\" style=\"padding:12px 0;border-top:1px solid #dde1e7\"><a class=\"ac\" href=\"{E(paper.Address)}\" style=\"{Small};{Accent}\">{E(words)}</a></td></tr>" : "";
        return $"<table {Table} width=\"100%\">{string.Concat(rows)}{rest}</table>";
    }

    private static string Title(PaperItem item)
    {
        var style = $"{Face};font-size:16px;line-height:22px;font-weight:bold";
        var words = item.TitleLanguage is { } language ? $"<bdi lang=\"{E(language)}\">{E(item.Title)}</bdi>" : E(item.Title);
        return item.Address is { } address
            ? $"<a class=\"ac\" href=\"{E(address)}\" style=\"{style};{Accent}\">{words}</a>"
            : $"<span class=\"tx\" style=\"{style};{Ink}\">{words}</span>";
    }

    private static string Line(string colour, string style, string words) => words.Length == 0
        ? "" : $"<br><span class=\"{colour}\" style=\"{Small};{style}\">{E(words)}</span>";

    private string Foot()
    {
        var anchor = paper.Anchor.Length == 0 ? "" : $"<br>{E(paper.AnchorWords)}<br><span dir=\"ltr\" style=\"font-family:Consolas,Menlo,monospace;font-size:11px;word-break:break-all\">{paper.Anchor}</span>";
        return $"<p class=\"mu ln\" style=\"{Face};font-size:13px;line-height:20px;{Mute};margin:0;border-top:1px solid #dde1e7;padding-top:16px\">"
            + $"{string.Join(' ', paper.Foot.Select(E))}{anchor}<br><span dir=\"ltr\">{E(paper.Marking)}</span></p>";
    }

    private static string E(string words) => Encoder.Encode(words);
}
