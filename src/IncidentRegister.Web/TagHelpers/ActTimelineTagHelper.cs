using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Domain.Incidents;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>One line of the picture: what happened, and when.</summary>
public sealed record TimelineEntry(string Label, IncidentDate Date, bool IsResponse = false);

/// <summary>
/// <c>&lt;act-timeline entries="Model.Timeline" /&gt;</c>: dates on a common line of time, one row each, as vague as they
/// are: a dot for a day, a bar for a span, an arrow where no end is known. Nothing where no date is known; the same
/// dates stand in the table below it.
/// </summary>
[HtmlTargetElement("act-timeline", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ActTimelineTagHelper(IStringLocalizer<Texts> texts, DateWords words) : TagHelper
{
    private const int RowHeight = 34;
    private const int Top = 24;

    public IReadOnlyList<TimelineEntry> Entries { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var dated = Entries.Where(e => e.Date.From is not null).ToArray();
        if (dated.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        var scale = TimelineScale.Over(dated.Select(e => e.Date));
        var height = Top + (dated.Length * RowHeight);

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "scroll");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", texts["incident.time-line"].Value);
        output.Attributes.SetAttribute("tabindex", "0");

        var picture = Html.Element("svg", "ch w")
            .With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {TimelineScale.Width} {height}"))
            .With("role", "img")
            .With("aria-label", texts["incident.time-line-text", dated.Length].Value);
        foreach (var (at, label) in scale.Ticks())
        {
            picture.Add(
                Html.Element("path", "gl").With("d", $"M{N(at)} {Top - 4}V{height}"),
                Html.Element("text", null, label).With("x", N(at)).With("y", "12").With("text-anchor", "middle"));
        }

        foreach (var (entry, row) in dated.Select((entry, row) => (entry, row)))
            picture.Add([.. Row(entry, Top + (row * RowHeight) + (RowHeight / 2), scale)]);

        output.Content.AppendHtml(picture);
    }

    private IEnumerable<TagBuilder> Row(TimelineEntry entry, int middle, TimelineScale scale)
    {
        var (from, to) = (scale.At(entry.Date.From!.Value), entry.Date.To is { } last ? scale.At(last) : TimelineScale.End);
        var css = entry.IsResponse ? "k3" : "k1";
        yield return Html.Element("text", "tx", Cut(entry.Label)).With("x", "0").With("y", N(middle + 4));
        yield return Html.Element("path", "gl").With("d", $"M{N(TimelineScale.Start)} {N(middle)}H{N(TimelineScale.End)}");

        if (entry.Date.Precision == DatePrecision.Day)
            yield return Html.Element("circle", css).With("cx", N(from)).With("cy", N(middle)).With("r", "6");
        else
            yield return Html.Element("rect", entry.IsResponse ? "o3" : "o1").With("x", N(from)).With("y", N(middle - 5))
                .With("width", N(Math.Max(to - from, 8))).With("height", "10").With("stroke-dasharray", entry.Date.IsApproximate ? "3 2" : null);
        if (entry.Date.To is null)
            yield return Html.Element("path", css).With("d", $"M{N(to)} {N(middle - 9)}L{N(to + 9)} {N(middle)}L{N(to)} {N(middle + 9)}Z");

        var isLate = from > (TimelineScale.Start + TimelineScale.End) / 2;
        yield return Html.Element("text", null, words.Event(entry.Date.ToString()))
            .With("x", N(isLate ? from - 10 : from + 10)).With("y", N(middle - 8)).With("text-anchor", isLate ? "end" : null);
    }

    private static string Cut(string label) => label.Length <= 26 ? label : $"{label[..25]}…";

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
