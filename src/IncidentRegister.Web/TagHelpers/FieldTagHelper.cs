using IncidentRegister.Application;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>What a person fills a field with.</summary>
public enum FieldKind
{
    Text,
    Email,
    Password,

    /// <summary>A short number: the numeric keyboard, but no spin buttons.</summary>
    Number,
    Textarea,
    Select,
    Radios,
    Checkboxes,

    /// <summary>A file; its form says <c>multipart/form-data</c> and names it last.</summary>
    File,
}

/// <summary>
/// One question: label, hint, error and input, wired for screen readers.
/// <code>&lt;field for="Form.Title" hint="date.precision.about-hint" /&gt;
/// &lt;field for="Form.Country" kind="Select" options="Model.Countries" optional /&gt;</code>
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(IStringLocalizer<Texts> texts, FieldLabels labels) : QuestionTagHelper(texts, labels)
{
    public FieldKind Kind { get; set; }
    public bool Optional { get; set; }
    public IEnumerable<FieldOption> Options { get; set; } = [];

    /// <summary>Lines of a textarea.</summary>
    public int Rows { get; set; } = 8;

    /// <summary>Width class of the stylesheet: <c>wf</c> full, <c>w4</c>, <c>w2</c>.</summary>
    public string Width { get; set; } = "wf";

    /// <summary>HTML autocomplete token; without one the form's "off" holds, because the device may be seized.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The language of what is to be written, if the page knows it.</summary>
    public string? Lang { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var field = new FieldState(ViewContext, FieldName, Stored);
        var isGroup = Kind is FieldKind.Radios or FieldKind.Checkboxes;

        output.TagName = isGroup ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", field.IsWrong ? "field bad" : "field");
        if (isGroup && DescribedBy(field) is { } about) output.Attributes.SetAttribute("aria-describedby", about);

        output.Content.AppendHtml(isGroup ? Legend() : LabelOf(field));
        if (Hint is not null)
            output.Content.AppendHtml(Html.Element("span", "hint", Texts[Hint]).With("id", field.HintId));
        if (field.IsWrong) output.Content.AppendHtml(Error(field));
        foreach (var input in Inputs(field)) output.Content.AppendHtml(input);
    }

    private TagBuilder Legend() => Html.Element("legend", null, Question ?? FieldName).Add(OptionalMark());

    private TagBuilder LabelOf(FieldState field) =>
        Html.Element("label", "lab", Question ?? FieldName).With("for", field.Id).Add(OptionalMark());

    private TagBuilder? OptionalMark() =>
        Optional ? Html.Element("span", "optional", $" {Texts["field.optional"]}") : null;

    internal static TagBuilder Error(FieldState field) =>
        Html.Element("span", "err", string.Join(' ', field.Errors)).With("id", field.ErrorId);

    private string? DescribedBy(FieldState field)
    {
        var ids = new[] { Hint is null ? null : field.HintId, field.IsWrong ? field.ErrorId : null };
        var about = string.Join(' ', ids.OfType<string>());
        return about.Length > 0 ? about : null;
    }

    private IEnumerable<IHtmlContent> Inputs(FieldState field) => Kind switch
    {
        FieldKind.Textarea => [Wired(Textarea(field), field)],
        FieldKind.Select => [Wired(Select(field), field)],
        FieldKind.Radios => Options.Select((option, index) => Choice(field, option, index, "radio")),
        FieldKind.Checkboxes => Options.Select((option, index) => Choice(field, option, index, "checkbox")),
        _ => [Wired(Input(field), field)],
    };

    private TagBuilder Wired(TagBuilder control, FieldState field) => control
        .With("id", field.Id)
        .With("name", field.Name)
        .With("class", $"in {Width}{(field.IsWrong ? " x" : "")}")
        .With("autocomplete", Autocomplete)
        .With("lang", Lang)
        .With("aria-describedby", DescribedBy(field))
        .With("aria-invalid", field.IsWrong ? "true" : null);

    private TagBuilder Input(FieldState field) => Html.Element("input")
        .With("type", Kind switch { FieldKind.Email => "email", FieldKind.Password => "password", FieldKind.File => "file", _ => "text" })
        .With("inputmode", Kind == FieldKind.Number ? "numeric" : null)
        .With("dir", Kind == FieldKind.Text ? "auto" : null)
        .With("value", Kind is FieldKind.Password or FieldKind.File ? null : field.Value);

    private TagBuilder Textarea(FieldState field) => Html
        .Element("textarea", null, $"\n{field.Value}") // the parser drops one line feed after the start tag
        .With("rows", Rows.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .With("dir", "auto");

    private TagBuilder Select(FieldState field)
    {
        var none = new FieldOption("", Texts["field.choose"]);
        return Html.Element("select").Add(new SelectOptions(Options.Prepend(none), field.Value));
    }

    private static TagBuilder Choice(FieldState field, FieldOption option, int index, string type)
    {
        var input = Html.Element("input")
            .With("type", type)
            .With("name", field.Name)
            .With("value", option.Value)
            .With("id", index == 0 ? field.Id : null) // the summary of errors leads to the first one
            .With("aria-invalid", field.IsWrong && type == "checkbox" ? "true" : null)
            .When(field.Values.Contains(option.Value), "checked");
        var words = Html.Element("span", null, option.Label);
        if (option.Hint is not null) words.Add(Html.Element("span", "hint sm", option.Hint));
        return Html.Element("label", "opt").Add(input, words);
    }
}
