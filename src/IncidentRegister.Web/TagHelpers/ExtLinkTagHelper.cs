using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;ext-link href="Model.Address" text="Model.Publisher" /&gt;</c>: an address that somebody typed. A link only
/// for http and https, always with the host beside it, in the form in which look-alike letters show (punycode).
/// </summary>
[HtmlTargetElement("ext-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ExtLinkTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary>What the link reads; the address itself if there is nothing better.</summary>
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var words = Html.Element("bdi", null, string.IsNullOrWhiteSpace(Text) ? Href ?? "" : Text);
        if (!Uri.TryCreate(Href, UriKind.Absolute, out var target)
            || (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps)
            || target.UserInfo.Length > 0) // https://court.example@elsewhere.example
        {
            output.Content.AppendHtml(words);
            return;
        }

        output.Content.AppendHtml(Html.Element("a")
            .With("href", target.AbsoluteUri)
            .With("rel", "noopener noreferrer nofollow")
            .Add(words));
        output.Content.AppendHtml(" ");
        output.Content.AppendHtml(Html.Element("bdi", "muted sm", $"({target.IdnHost})"));
    }
}
