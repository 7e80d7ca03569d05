using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// Every form: the server is the judge (<c>novalidate</c>), and a form that changes something carries the antiforgery
/// token and an idempotency key, new each time it is shown. <c>without-key</c> leaves the key out where a repeat is
/// harmless.
/// </summary>
[HtmlTargetElement("form")]
public sealed class FormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public bool WithoutKey { get; set; }

    public override int Order => -1001; // before the framework's own, which looks at the action for the same reason

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate"));
        output.Attributes.SetAttribute("autocomplete", "off"); // the device may be seized
        if (!IsPost(context)) return;

        // The framework's helper adds the token only where it writes the action itself.
        var hasOwnAction = context.AllAttributes.TryGetAttribute("action", out var action)
            && !string.IsNullOrEmpty(action.Value?.ToString());
        // A form with a file is read as far as the file, so what it is judged by comes first (see Uploads).
        var place = IsWithFile(context) ? output.PreContent : output.PostContent;
        if (hasOwnAction) place.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        if (!WithoutKey) place.AppendHtml(Key());
    }

    private static bool IsWithFile(TagHelperContext context) =>
        context.AllAttributes.TryGetAttribute("enctype", out var type) && type.Value?.ToString() == "multipart/form-data";

    private static bool IsPost(TagHelperContext context) =>
        context.AllAttributes.TryGetAttribute("method", out var method)
        && string.Equals(method.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase);

    private static TagBuilder Key() => Html.Element("input")
        .With("type", "hidden")
        .With("name", FormFields.IdempotencyKey)
        .With("value", Guid.NewGuid().ToString());
}
