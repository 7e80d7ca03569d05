using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>Short ways to build elements; whatever is put into them is encoded.</summary>
internal static class Html
{
    public static TagBuilder Element(string name, string? css = null, string? text = null)
    {
        var element = new TagBuilder(name);
        if (name is "input" or "br") element.TagRenderMode = TagRenderMode.SelfClosing;
        if (css is not null) element.Attributes["class"] = css;
        if (text is not null) element.InnerHtml.Append(text);
        return element;
    }

    /// <summary>Sets an attribute, unless the value is null.</summary>
    public static TagBuilder With(this TagBuilder element, string name, string? value)
    {
        if (value is not null) element.Attributes[name] = value;
        return element;
    }

    /// <summary>Sets an attribute without a value, such as <c>checked</c>, if it holds.</summary>
    public static TagBuilder When(this TagBuilder element, bool holds, string name) =>
        holds ? element.With(name, name) : element;

    public static TagBuilder Add(this TagBuilder element, params IHtmlContent?[] children)
    {
        foreach (var child in children)
            if (child is not null) element.InnerHtml.AppendHtml(child);
        return element;
    }
}
