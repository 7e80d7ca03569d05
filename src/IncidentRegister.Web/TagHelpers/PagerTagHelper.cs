using IncidentRegister.Application;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;pager next="…" first="…" /&gt;</c>: a list by keyset knows its next page and its first one, no numbers.
/// Nothing where there is neither.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public string? Next { get; set; }
    public string? First { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Razor hands over an empty text where an expression in an attribute is null.
        if (string.IsNullOrEmpty(Next) && string.IsNullOrEmpty(First))
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "foot pager");
        output.Attributes.SetAttribute("aria-label", texts["pager.label"].Value);
        if (!string.IsNullOrEmpty(First))
            output.Content.AppendHtml(Html.Element("a", "btn s", texts["pager.first"]).With("href", First));
        if (!string.IsNullOrEmpty(Next))
        {
            output.Content.AppendHtml(
                Html.Element("a", "btn s push", texts["pager.next"]).With("href", Next).With("rel", "next"));
        }
    }
}
