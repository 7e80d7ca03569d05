using IncidentRegister.Application.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>hot-key="s"</c>: for who has keyboard keys on, this key presses the link or button, or leads into the form of the
/// heading; it is shown beside the words. For everybody else nothing (WCAG 2.1.4).
/// </summary>
[HtmlTargetElement("*", Attributes = "hot-key")]
public sealed class HotKeyTagHelper(ICurrentUser user) : TagHelper
{
    public string? HotKey { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (string.IsNullOrEmpty(HotKey) || !user.Now.HasKeys) return;

        output.Attributes.SetAttribute("data-key", HotKey);
        if (HotKey.Length == 1 && output.TagName is "a" or "button") output.Attributes.SetAttribute("aria-keyshortcuts", HotKey);
        output.PostContent.AppendHtml(" ").AppendHtml(Html.Element("kbd", null, HotKey).With("aria-hidden", "true"));
    }
}
