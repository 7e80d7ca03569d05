using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// The five labels of the Traffic Light Protocol 2.0 (https://www.first.org/tlp/), which are never translated; what
/// they mean is a text.
/// </summary>
public static class Tlp
{
    /// <summary>From the least restrictive.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

    public static string TextKeyOf(string level) =>
        $"tlp.{level.Replace('+', '-').ToLowerInvariant()}";
}

/// <summary>
/// <c>&lt;tlp level="AMBER" /&gt;</c>: the label on black, as the protocol draws it. Also takes <c>TLP:AMBER</c>.
/// </summary>
[HtmlTargetElement("tlp", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TlpTagHelper : TagHelper
{
    private const string Prefix = "TLP:";

    public string Level { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var level = Level.ToUpperInvariant().Replace(Prefix, "", StringComparison.Ordinal);
        output.TagName = "strong";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"tlp {level.Split('+')[0].ToLowerInvariant()}");
        output.Attributes.SetAttribute("dir", "ltr");
        output.Attributes.SetAttribute("translate", "no");
        output.Content.SetContent(Prefix + level);
    }
}
