using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;event-date edtf="2021-10-19~" /&gt;</c>: when something happened, in words. A plain day, month or year is
/// also there for machines; HTML knows no vaguer dates.
/// </summary>
[HtmlTargetElement("event-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EventDateTagHelper(DateWords words) : TagHelper
{
    public string? Edtf { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isPlain = Edtf is { Length: > 0 } && Edtf.All(c => char.IsAsciiDigit(c) || c == '-');
        output.TagName = isPlain ? "time" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (isPlain) output.Attributes.SetAttribute("datetime", Edtf);
        output.Content.SetContent(words.Event(Edtf));
    }
}
