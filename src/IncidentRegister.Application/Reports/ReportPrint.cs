using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// A report as a page to be printed: headings, lists and a table that say what they are, since a PDF takes its tags from
/// them; the marking at the head and the foot of each sheet, as TLP 2.0 asks.
/// </summary>
internal static class ReportPrint
{
    public const string FileName = "report.pdf";
    public const string ContentType = "application/pdf";

    /// <summary>Of each part; the rest is in the register.</summary>
    public const int ItemsAtMost = 100;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Fetches nothing, and may not.</summary>
    public static string Of(ReportPaper paper)
    {
        var body = new StringBuilder();
        body.Append("<p class=\"brand\">").Append(E(paper.Brand)).Append(" <b class=\"tlp\" dir=\"ltr\">").Append(E(paper.Marking)).Append("</b></p>\n<h1>")
            .Append(E(paper.Title)).Append("</h1>\n");
        foreach (var sentence in paper.Sentences) body.Append("<p>").Append(E(sentence)).Append("</p>\n");
        if (paper.Bars.Count > 0) Chart(body, paper);
        foreach (var section in paper.Sections) Part(body, paper, section);
        body.Append("<p class=\"foot\">").AppendJoin(' ', paper.Foot.Select(E)).Append("</p>\n");
        if (paper.Anchor.Length > 0)
            body.Append("<p class=\"foot\">").Append(E(paper.AnchorWords)).Append(" <code dir=\"ltr\">").Append(E(paper.Anchor)).Append("</code></p>\n");
        return Around(paper, body.ToString());
    }

    private static string Around(ReportPaper paper, string body) => $$"""
        <!doctype html>
        <html lang="{{paper.Language}}" dir="{{(paper.IsRightToLeft ? "rtl" : "ltr")}}"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{E(paper.Title)}}</title>
        <style>
        @page{size:A4;margin:20mm 18mm;@top-right{content:"{{paper.Marking}}";font:bold 8pt sans-serif}@bottom-right{content:"{{paper.Marking}}";font:bold 8pt sans-serif}@bottom-left{direction:ltr;content:counter(page) " / " counter(pages);font:8pt sans-serif} }
        body{font:10.5pt/1.45 system-ui,"Noto Sans","Noto Sans Arabic","DejaVu Sans",sans-serif;color:#171c28;margin:0;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        h1{font-size:17pt;line-height:1.25;margin:0 0 4mm}h2{font-size:12.5pt;margin:7mm 0 2mm;break-after:avoid}p{margin:0 0 2mm}
        .brand,.facts,.foot{color:#535d6e}.tlp{background:#000;color:#{{LabelColour(paper)}};padding:1px 6px;font-size:9pt}
        ul{list-style:none;margin:0;padding:0}li{border-top:.5pt solid #c5cad3;padding:2mm 0;break-inside:avoid}li p{margin:0}
        a{color:#3443a0;text-decoration:none;font-weight:bold}.title{font-weight:bold}.foot{font-size:8.5pt}h1~.foot{margin-top:4mm}
        table{border-collapse:collapse}caption{text-align:start;font-weight:bold;font-size:12.5pt;margin:5mm 0 2mm}th{font-weight:normal;text-align:start}th,td{padding:.6mm 0;padding-inline-end:4mm}
        .bar{display:inline-block;background:#3443a0;height:3mm}code{font:8pt "DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        </style></head><body>
        {{body}}</body></html>
        """;

    private static string LabelColour(ReportPaper paper) => paper.Marking == "TLP:CLEAR" ? "fff" : "33ff00";

    private static void Chart(StringBuilder body, ReportPaper paper)
    {
        var most = paper.Bars.Max(b => b.Count);
        body.Append("<table><caption>").Append(E(paper.BarsHeading)).Append("</caption><tbody>");
        foreach (var bar in paper.Bars)
            body.Append("<tr><th scope=\"row\">").Append(E(bar.Label)).Append("</th><td><span class=\"bar\" style=\"width:").Append(Math.Max(1, bar.Count * 60 / most))
                .Append("mm\"></span> ").Append(bar.Count).Append("</td></tr>");
        body.Append("</tbody></table>\n");
    }

    private static void Part(StringBuilder body, ReportPaper paper, PaperSection section)
    {
        body.Append("<h2>").Append(E(section.Heading)).Append("</h2>\n<ul>\n");
        foreach (var item in section.Items)
        {
            var title = item.TitleLanguage is { } language ? $"<bdi lang=\"{E(language)}\">{E(item.Title)}</bdi>" : E(item.Title);
            body.Append("<li><p class=\"title\">").Append(item.Address is { } address ? $"<a href=\"{E(address)}\">{title}</a>" : title).Append("</p>");
            if (item.Facts.Length > 0) body.Append("<p class=\"facts\">").Append(E(item.Facts)).Append("</p>");
            if (item.Line.Length > 0) body.Append("<p>").Append(E(item.Line)).Append("</p>");
            body.Append("</li>\n");
        }

        body.Append("</ul>\n");
        if (section.Rest is { } rest) body.Append("<p><a href=\"").Append(E(paper.Address)).Append("\">").Append(E(rest)).Append("</a></p>\n");
    }

    private static string E(string words) => Encoder.Encode(words);
}
