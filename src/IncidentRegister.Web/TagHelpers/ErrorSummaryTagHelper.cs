using IncidentRegister.Application;
using IncidentRegister.Web.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: what is wrong, first on the page, each line a link to the first input of its field.
/// Nothing if nothing is wrong.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(IStringLocalizer<Texts> texts, FieldLabels labels) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = (
            from entry in ViewContext.ViewData.ModelState
            from error in entry.Value?.Errors ?? []
            where error.ErrorMessage.Length > 0
            select (Field: entry.Key, error.ErrorMessage)).Distinct().ToArray();
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sum");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Content.AppendHtml(Html.Element("h2", null, texts["error.summary"]));
        foreach (var (field, message) in errors) output.Content.AppendHtml(Line(field, message));
    }

    private TagBuilder Line(string field, string message)
    {
        var line = Html.Element("p");
        if (field.Length == 0) return line.Add(Html.Element("span", "err", message));

        var words = labels.Of(field) is { } label ? $"{label}: {message}" : message;
        return line.Add(Html.Element("a", null, words).With("href", $"#{FieldState.IdOf(field)}"));
    }
}
