using System.Globalization;
using System.Text;
using IncidentRegister.Application;
using IncidentRegister.Domain.Overview;
using IncidentRegister.Domain.Responses;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <param name="MedianDays">Null where half are not answered.</param>
public sealed record LagRow(string Label, IReadOnlyList<Wait> Waits, int? MedianDays)
{
    public int Unanswered => Waits.Where(w => !w.IsOver).Sum(w => w.Count);
}

/// <summary>
/// <c>&lt;lag-chart rows="…" finding="…" text="…" /&gt;</c>: a row for each group, a dot for each answered ask on a
/// logarithmic line of days, a bar at the median, triangles for what nobody answered. Three dots at most in one place:
/// the numbers stand in the table beside it.
/// </summary>
[HtmlTargetElement("lag-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LagChartTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private const int Width = 860;
    private const int Start = 150;
    private const int End = 740;
    private const int Top = 10;
    private const int RowHeight = 34;
    private const int Grid = 8;
    private const int MostInOnePlace = 3;
    private const int MostTriangles = 4;

    public IReadOnlyList<LagRow> Rows { get; set; } = [];
    public string Finding { get; set; } = "";
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Rows.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var bottom = Top + (Rows.Count * RowHeight);
        var plane = ChartPlane.Of(Width, bottom + 40);
        var line = LogDays.For(Rows.SelectMany(r => r.Waits).Where(w => w.IsOver).Select(w => w.Days));

        ChartPlane.Frame(output, texts["overview.lag.picture"]);

        var picture = plane.Picture().With("role", "img").With("aria-labelledby", "lag-finding lag-text").Add(
            Html.Element("title", null, Finding).With("id", "lag-finding"),
            Html.Element("desc", null, Text).With("id", "lag-text"));
        foreach (var days in line.Ticks)
            picture.Add(
                plane.Down("gl", At(line, days), Top, bottom),
                plane.Words(days.ToString(CultureInfo.CurrentCulture), At(line, days), bottom + 17, "middle"));
        picture.Add(
            plane.Words(texts["overview.lag.axis"], Start, bottom + 34),
            plane.Words(texts["overview.lag.unanswered"], Width, bottom + 17, "end"));
        foreach (var (row, n) in Rows.Select((row, n) => (row, n)))
            picture.Add([.. Row(plane, row, Top + (n * RowHeight) + (RowHeight / 2), line)]);
        output.Content.AppendHtml(picture);
    }

    private static IEnumerable<TagBuilder?> Row(ChartPlane plane, LagRow row, int middle, LogDays line)
    {
        yield return plane.Words(row.Label, 0, middle + 4, css: "tx");
        yield return plane.Across("gl", Start, End, middle);

        var dots = new StringBuilder();
        var places = row.Waits.Where(w => w.IsOver).GroupBy(w => Math.Round(At(line, w.Days) / Grid) * Grid);
        foreach (var place in places.OrderBy(p => p.Key))
            for (var n = 0; n < Math.Min(place.Sum(w => w.Count), MostInOnePlace); n++)
                dots.Append('M').Append(ChartPlane.N(plane.X(place.Key))).Append(' ')
                    .Append(ChartPlane.N(middle + ((n + 1) / 2 * 8 * (n % 2 == 0 ? 1 : -1)))).Append("h0");
        if (dots.Length > 0) yield return Html.Element("path", "dots").With("d", dots.ToString());
        if (row.MedianDays is { } median) yield return plane.Down("med", At(line, median), middle - 13, middle + 13);

        for (var n = 0; n < Math.Min(row.Unanswered, MostTriangles); n++)
        {
            var (back, tip) = (plane.X(End + 16 + (n * 14)), plane.X(End + 25 + (n * 14)));
            yield return Html.Element("path", "o1").With(
                "d", $"M{ChartPlane.N(back)} {middle - 5}L{ChartPlane.N(tip)} {middle}L{ChartPlane.N(back)} {middle + 5}Z");
        }

        if (row.Unanswered > MostTriangles)
            yield return plane.Words(row.Unanswered.ToString(CultureInfo.CurrentCulture), Width, middle + 4, "end", "tx");
    }

    private static double At(LogDays line, int days) => Start + ((End - Start) * line.At(days));
}
