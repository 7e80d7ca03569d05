using IncidentRegister.Application;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;date-fields for="Form.Occurred" /&gt;</c> for a <see cref="DateForm"/>: how exactly, then day, month and year
/// as numbers. Every field is there without script; where the browser can, the stylesheet hides what is not needed.
/// </summary>
[HtmlTargetElement("date-fields", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateFieldsTagHelper(IStringLocalizer<Texts> texts, FieldLabels labels) : QuestionTagHelper(texts, labels)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var date = Stored as DateForm ?? new DateForm();
        var whole = new FieldState(ViewContext, FieldName, null);
        var precision = Part(nameof(DateForm.Precision), date.Precision);
        var isWrong = whole.IsWrong || precision.IsWrong;

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", isWrong ? "field dates bad" : "field dates");
        if (isWrong) output.Attributes.SetAttribute("aria-describedby", whole.ErrorId);

        output.Content.AppendHtml(Html.Element("legend", null, Question ?? Texts["date.question"]));
        if (Hint is not null) output.Content.AppendHtml(Html.Element("span", "hint", Texts[Hint]));
        if (isWrong)
        {
            var errors = whole.Errors.Concat(precision.Errors).Distinct();
            output.Content.AppendHtml(Html.Element("span", "err", string.Join(' ', errors)).With("id", whole.ErrorId));
        }

        foreach (var code in DatePrecisions.All) output.Content.AppendHtml(Radio(whole, precision, code));
        var first = FirstInput(precision.Value);
        output.Content.AppendHtml(Triple(whole, first, "", (date.Day, date.Month, date.Year)));
        output.Content.AppendHtml(Triple(whole, first, "2", (date.Day2, date.Month2, date.Year2)));
    }

    private FieldState Part(string name, object? value) => new(ViewContext, $"{FieldName}.{name}", value);

    // The summary of errors leads to the first input that is shown.
    private static string FirstInput(string precision) => precision switch
    {
        "" or DatePrecisions.Unknown => nameof(DateForm.Precision),
        DatePrecisions.Month => nameof(DateForm.Month),
        _ => nameof(DateForm.Day),
    };

    private TagBuilder Radio(FieldState whole, FieldState precision, string code)
    {
        var isFirst = FirstInput(precision.Value) == nameof(DateForm.Precision);
        var words = Html.Element("span", null, Texts[$"date.precision.{code}"]);
        if (code == DatePrecisions.About)
            words.Add(Html.Element("span", "hint sm", Texts["date.precision.about-hint"]));
        return Html.Element("label", "opt").Add(
            Html.Element("input")
                .With("type", "radio")
                .With("name", precision.Name)
                .With("value", code)
                .With("id", code != DatePrecisions.All[0] ? null : isFirst ? whole.Id : precision.Id)
                .When(precision.Value == code, "checked"),
            words);
    }

    private TagBuilder Triple(
        FieldState whole, string first, string suffix, (string? Day, string? Month, string? Year) stored)
    {
        var row = Html.Element("div", "row").Add(
            Number(whole, first, $"Day{suffix}", "date.day", "w2", stored.Day),
            Number(whole, first, $"Month{suffix}", "date.month", "w2", stored.Month),
            Number(whole, first, $"Year{suffix}", "date.year", "w4", stored.Year));
        var isSecond = suffix.Length > 0;
        var legend = Html.Element("legend", "sm", isSecond ? Texts["date.second"] : Texts["date.first"]);
        return Html.Element("fieldset", isSecond ? "triple second ins" : "triple ins").Add(legend, row);
    }

    private TagBuilder Number(
        FieldState whole, string first, string part, string label, string width, string? stored)
    {
        var field = Part(part, stored);
        var isWrong = whole.IsWrong || field.IsWrong;
        var input = Html.Element("input", $"in {width}{(isWrong ? " x" : "")}")
            .With("id", part == first ? whole.Id : field.Id)
            .With("name", field.Name)
            .With("inputmode", "numeric")
            .With("value", field.Value)
            .With("aria-invalid", isWrong ? "true" : null)
            .With("aria-describedby", whole.IsWrong ? whole.ErrorId : null);
        var caption = Html.Element("span", "sm", Texts[label]);
        var css = part.StartsWith(nameof(DateForm.Day), StringComparison.Ordinal) ? "day" : null;
        return Html.Element("label", css).Add(caption, Html.Element("br"), input);
    }
}
