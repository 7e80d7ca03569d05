using IncidentRegister.Application;
using IncidentRegister.Web.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// What every question of a form has. Which field it asks for is said by an expression, or in a loop by name and value:
/// an expression with an index is compiled anew for every field of every answer, about half a millisecond each.
/// </summary>
public abstract class QuestionTagHelper(IStringLocalizer<Texts> texts, FieldLabels labels) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression? For { get; set; }

    /// <summary>As the form sends it, such as <c>Form.Acts[1].Type</c>.</summary>
    public string? Name { get; set; }
    public object? Value { get; set; }

    /// <summary>Keys of texts. Without a label, <see cref="FieldLabels"/> finds one by the field's name.</summary>
    public string? Label { get; set; }
    public string? Hint { get; set; }

    protected IStringLocalizer<Texts> Texts { get; } = texts;

    private protected string FieldName => Name ?? For!.Name;

    private protected object? Stored => Name is null ? For!.Model : Value;

    private protected string? Question => Label is null ? labels.Of(FieldName) : Texts[Label];
}
