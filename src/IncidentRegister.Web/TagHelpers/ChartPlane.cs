using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// A drawing surface whose beginning is where the page's lines begin: in a language that runs from right to left every x
/// is mirrored here, because SVG itself would only turn the words.
/// </summary>
internal sealed class ChartPlane(int width, int height, bool isRightToLeft)
{
    public static ChartPlane Of(int width, int height) =>
        new(width, height, CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft);

    /// <summary>What a wide picture stands in: it scrolls by itself, by keyboard too, and the page does not.</summary>
    public static void Frame(TagHelperOutput output, string name)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "scroll");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("aria-label", name);
        output.Attributes.SetAttribute("tabindex", "0");
    }

    public double X(double x) => isRightToLeft ? width - x : x;

    public TagBuilder Picture() => Html.Element("svg", "ch w")
        .With("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {width} {height}"));

    public TagBuilder Rect(string css, double x, double y, double w, double h) => Html.Element("rect", css)
        .With("x", N(isRightToLeft ? width - x - w : x)).With("y", N(y)).With("width", N(w)).With("height", N(h));

    public TagBuilder Across(string css, double from, double to, double y) =>
        Html.Element("path", css).With("d", $"M{N(X(from))} {N(y)}H{N(X(to))}");

    public TagBuilder Down(string css, double x, double from, double to) =>
        Html.Element("path", css).With("d", $"M{N(X(x))} {N(from)}V{N(to)}");

    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>, as the lines of the page run.</param>
    public TagBuilder Words(string words, double x, double y, string anchor = "start", string? css = null) =>
        Html.Element("text", css, words).With("x", N(X(x))).With("y", N(y)).With("text-anchor", (anchor, isRightToLeft) switch
        {
            ("start", true) => "end",
            ("end", true) => "start",
            ("start", _) => null,
            _ => anchor,
        });

    public static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
