using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;quote-text quote="…" prefix="…" suffix="…" lang="ar" kind="Linked" /&gt;</c>: the exact words of a passage,
/// marked, between what stands around them. A quotation has its own language and direction.
/// </summary>
[HtmlTargetElement("quote-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QuoteTextTagHelper : TagHelper
{
    private const string Cut = "…";

    public string Quote { get; set; } = "";
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }
    public string? Lang { get; set; }
    public MarkKind Kind { get; set; } = MarkKind.Linked;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "blockquote";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "quote");
        if (Lang is not null) output.Attributes.SetAttribute("lang", Lang);
        output.Attributes.SetAttribute("dir", "auto");

        if (!string.IsNullOrEmpty(Prefix)) output.Content.Append(Cut + Prefix);
        output.Content.AppendHtml(Html.Element("mark", Css, Quote));
        if (!string.IsNullOrEmpty(Suffix)) output.Content.Append(Suffix + Cut);
    }

    private string? Css => Kind switch
    {
        MarkKind.Linked => "ok",
        MarkKind.Ask => "ask",
        _ => null,
    };
}
