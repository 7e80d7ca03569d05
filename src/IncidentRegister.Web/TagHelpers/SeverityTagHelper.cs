using IncidentRegister.Application;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;severity level="high" /&gt;</c>: the word, with bars that repeat it. Texts: <c>severity.{code}</c>.
/// </summary>
[HtmlTargetElement("severity", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SeverityTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private static readonly string[] Levels = ["low", "medium", "high", "critical"];

    public string Level { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bars = (Array.IndexOf(Levels, Level) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"sev l{bars}");
        output.Content.SetContent(texts[$"severity.{Level}"]);
    }
}
