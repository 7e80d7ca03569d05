using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// <c>&lt;marked-text text="@p.Text" spans="@p.Marks" /&gt;</c>: the text of one paragraph with its passages marked,
/// each followed by its tag. Encoded; nothing is added that a selection would count as text.
/// </summary>
[HtmlTargetElement("marked-text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkedTextTagHelper : TagHelper
{
    public string Text { get; set; } = "";
    public IReadOnlyCollection<MarkedSpan> Spans { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var run in TextRun.Of(Text, Spans))
        {
            if (run.Marks.Count == 0) output.Content.Append(run.Text);
            else output.Content.AppendHtml(Mark(run));

            foreach (var ending in run.Ending) output.Content.AppendHtml(Tag(ending));
        }
    }

    // Of several passages that cover a run, one a person has decided on speaks louder than a suggestion.
    private static TagBuilder Mark(TextRun run)
    {
        var kind = run.Marks.Max(m => m.Kind);
        var current = run.Marks.Any(m => m.IsCurrent) ? "cur" : null;
        var css = string.Join(' ', new[] { Css(kind), current }.OfType<string>());
        return Html.Element("mark", css.Length > 0 ? css : null, run.Text);
    }

    private static TagBuilder Tag(MarkedSpan span) => Html
        .Element("a", string.Join(' ', new[] { "ref", Css(span.Kind) }.OfType<string>()), span.Tag)
        .With("href", span.Href)
        .With("aria-label", span.Label);

    private static string? Css(MarkKind kind) => kind switch
    {
        MarkKind.Linked => "ok",
        MarkKind.Ask => "ask",
        MarkKind.Rejected => "no",
        _ => null,
    };
}
