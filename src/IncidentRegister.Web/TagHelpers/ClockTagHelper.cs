using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Cases;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;case-clock of="line.Clock" /&gt;</c>: in words how long a case has left, or by how much it is late; then a bar
/// that repeats it. Nothing where there is no clock.
/// </summary>
[HtmlTargetElement("case-clock", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ClockTagHelper(IStringLocalizer<Texts> texts, TimeProvider time) : TagHelper
{
    private const int SoonFrom = 75;

    public QueueClock? Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Of is not { } clock)
        {
            output.SuppressOutput();
            return;
        }

        var left = clock.DueAt - time.GetUtcNow();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (left < TimeSpan.Zero) output.Attributes.SetAttribute("class", "late");
        else if (left is not null && clock.Share >= SoonFrom) output.Attributes.SetAttribute("class", "soon");

        output.Content.SetContent(Words(left));
        output.Content.AppendHtml(Bar(clock));
    }

    private string Words(TimeSpan? left) => left switch
    {
        null => texts["clock.paused"],
        { } late when late < TimeSpan.Zero => texts["clock.overdue", Length(-late)],
        { } rest => texts["clock.left", Length(rest)],
    };

    /// <summary>In the one unit that says enough: minutes below an hour, hours below two days, else days.</summary>
    private string Length(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => texts["clock.minutes", (int)time.TotalMinutes],
        { TotalDays: < 2 } => texts["clock.hours", (int)time.TotalHours],
        _ => texts["clock.days", (int)time.TotalDays],
    };

    private TagBuilder Bar(QueueClock clock)
    {
        var kind = texts[$"clock.{Application.Data.Code.Of(clock.Kind)}"];
        var share = clock.Share.ToString(CultureInfo.InvariantCulture);
        return Html.Element("progress", null, texts["clock.share", kind, clock.Share])
            .With("max", "100").With("value", share).With("aria-label", texts["clock.share", kind, clock.Share]);
    }
}
