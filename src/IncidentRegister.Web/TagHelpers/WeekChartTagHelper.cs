using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Domain.Overview;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <param name="Counts">One for each series, in their order.</param>
/// <param name="Address">The list behind its bar.</param>
public sealed record WeekBar(Week Week, IReadOnlyList<int> Counts, string Address)
{
    public int Total => Counts.Sum();
}

/// <summary>
/// <c>&lt;week-chart bars="…" finding="…" text="…" /&gt;</c>: a stacked bar for each week, told apart by pattern and order,
/// with the sessions of the Assembly behind them. For a screen reader it is one picture that states its finding; the bars
/// lead on for the mouse alone, since the table beside it has the same addresses for everybody.
/// </summary>
[HtmlTargetElement("week-chart", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WeekChartTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>As many as there are patterns.</summary>
    public const int MostSeries = 5;

    private const int Width = 860;
    private const int Start = 28;
    private const int Top = 24;
    private const int Bottom = 204;
    private const int Height = 232;

    public IReadOnlyList<WeekBar> Bars { get; set; } = [];

    /// <summary>What the picture shows, in a sentence.</summary>
    public string Finding { get; set; } = "";
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Bars.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var plane = ChartPlane.Of(Width, Height);
        var step = (double)(Width - Start) / Bars.Count;
        var most = CountScale.Top(Bars.Max(b => b.Total));

        ChartPlane.Frame(output, texts["overview.weeks.picture"]);

        var drawing = Html.Element("g").With("role", "img").With("aria-labelledby", "weeks-finding weeks-text").Add(
            Html.Element("title", null, Finding).With("id", "weeks-finding"),
            Html.Element("desc", null, Text).With("id", "weeks-text"));
        drawing.Add([.. Frame(plane, step, most)]);
        drawing.Add([.. Bars.SelectMany((bar, n) => Stack(plane, bar, Start + (n * step), step, most))]);

        var ways = Html.Element("g").With("aria-hidden", "true");
        ways.Add([.. Bars.Select((bar, n) => (bar, n)).Where(b => b.bar.Total > 0).Select(b => Html.Element("a")
            .With("href", b.bar.Address).With("tabindex", "-1")
            .Add(plane.Rect("hit", Start + (b.n * step), Top, step, Bottom - Top)))]);
        output.Content.AppendHtml(plane.Picture().Add(Patterns(), drawing, ways));
    }

    private IEnumerable<TagBuilder> Frame(ChartPlane plane, double step, int most)
    {
        foreach (var count in new[] { 0, most / 2, most }.Distinct())
        {
            var y = At(count, most);
            yield return plane.Across("gl", Start, Width, y);
            yield return plane.Words(count.ToString(CultureInfo.CurrentCulture), Start - 6, y + 4, "end");
        }

        var first = Bars[0].Week.Monday;
        foreach (var session in AssemblySession.Within(first, Bars[^1].Week.Sunday))
        {
            var from = Math.Max(Start, Start + ((session.From.DayNumber - first.DayNumber) / 7.0 * step));
            var to = Math.Min(Width, Start + ((session.To.DayNumber + 1 - first.DayNumber) / 7.0 * step));
            yield return plane.Rect("ses", from, Top - 6, Math.Max(to - from, 4), Bottom - Top + 6);
            yield return plane.Words(
                texts["overview.session", session.Number], from > Width / 2.0 ? to : from, 14, from > Width / 2.0 ? "end" : "start", "tx");
        }

        var lastLabel = -100.0;
        foreach (var (week, n) in Bars.Select((b, n) => (b.Week, n)).Where(w => w.Week.Sunday.Day <= 7))
        {
            var x = Start + (n * step);
            if (x - lastLabel < 100 || x > Width - 60) continue;
            lastLabel = x;
            yield return plane.Words(week.Sunday.ToString("MMM yyyy", CultureInfo.CurrentCulture), x, Bottom + 18);
        }
    }

    private static IEnumerable<TagBuilder> Stack(ChartPlane plane, WeekBar bar, double x, double step, int most)
    {
        var below = 0;
        foreach (var (count, series) in bar.Counts.Select((count, series) => (count, series)).Where(c => c.count > 0))
        {
            var (foot, head) = (At(below, most), At(below + count, most));
            yield return plane.Rect($"s{series + 1}", x + 1, head, Math.Max(step - 2, 1), foot - head);
            below += count;
        }
    }

    private static TagBuilder Patterns() => Html.Element("defs").Add(
        Pattern("d2", "t1").With("patternTransform", "rotate(45)")
            .Add(Html.Element("path", "k2").With("stroke-width", "3").With("d", "M0 0V5")),
        Pattern("d3", "t3").Add(Html.Element("circle", "k3").With("cx", "2.5").With("cy", "2.5").With("r", "1.4")),
        Pattern("d4", "t4").Add(Html.Element("path", "k4").With("stroke-width", "2").With("d", "M0 2.5H5")));

    private static TagBuilder Pattern(string id, string ground) => Html.Element("pattern")
        .With("id", id).With("width", "5").With("height", "5").With("patternUnits", "userSpaceOnUse")
        .Add(Html.Element("rect", ground).With("width", "5").With("height", "5"));

    private static double At(int count, int most) => Bottom - ((double)(Bottom - Top) * count / most);
}
