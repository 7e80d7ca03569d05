using IncidentRegister.Application;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;status case="in-review" /&gt;</c> or <c>&lt;status verification="verified" /&gt;</c>: the word in a pill,
/// whose shape and colour only repeat it. Texts: <c>case.{code}</c>, <c>verification.{code}</c>.
/// </summary>
[HtmlTargetElement("status", Attributes = "case", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("status", Attributes = "verification", TagStructure = TagStructure.WithoutEndTag)]
public sealed class StatusTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public string? Case { get; set; }
    public string? Verification { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var shape = (Case ?? Verification) switch
        {
            "in-review" or "reopened" or "corroborated" => "pill review",
            "verified" => "pill verified",
            "needs-information" or "disputed" => "pill info",
            "closed" => "pill resp",
            _ => "pill",
        };

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", shape);
        output.Content.SetContent(Case is not null ? texts[$"case.{Case}"] : texts[$"verification.{Verification}"]);
    }
}
