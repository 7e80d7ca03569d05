using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>
/// The words of a web page. It is read once from front to back, following nothing; tags only say where a paragraph ends
/// and what is no text. What is left is text to the register, whatever it looks like.
/// </summary>
internal static class HtmlText
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
            + "header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul");

    /// <summary>Their content is no text to a browser, or none that anybody issued.</summary>
    private static readonly FrozenSet<string> Silent = Set(
        "script style template noscript iframe object svg math title textarea select noembed noframes xmp canvas audio video button nav");

    public static string Of(string page)
    {
        var text = new StringBuilder(page.Length / 2);
        for (var at = 0; at < page.Length;)
        {
            var next = page.IndexOf('<', at);
            if (next < 0) next = page.Length;
            Say(text, page.AsSpan(at, next - at));
            if (next == page.Length) break;

            at = Tag(page, next, text);
        }

        return text.ToString();
    }

    /// <returns>Behind the tag, and behind what it silences.</returns>
    private static int Tag(string page, int at, StringBuilder text)
    {
        if (page.AsSpan(at).StartsWith("<!--")) return Behind(page, "-->", at + 4);
        if (at + 1 < page.Length && page[at + 1] is '!' or '?') return Behind(page, ">", at + 2);

        var isEnd = at + 1 < page.Length && page[at + 1] == '/';
        var start = at + (isEnd ? 2 : 1);
        var end = start;
        while (end < page.Length && (char.IsAsciiLetterOrDigit(page[end]) || page[end] == '-')) end++;
        if (end == start || !char.IsAsciiLetter(page[start]))
        {
            if (!isEnd) text.Append('<'); // "a < b" is text
            return isEnd ? Behind(page, ">", at) : at + 1;
        }

        var name = page[start..end].ToLowerInvariant();
        var (behind, isEmpty) = EndOfTag(page, end);
        if (Blocks.Contains(name)) text.Append("\n\n");
        else if (name is "td" or "th") text.Append(' ');

        return !isEnd && !isEmpty && Silent.Contains(name) ? BehindElement(page, name, behind) : behind;
    }

    /// <summary>Where a tag ends: a mark in quotation marks is part of a value.</summary>
    private static (int Behind, bool IsEmpty) EndOfTag(string page, int at)
    {
        var quote = '\0';
        for (; at < page.Length; at++)
        {
            if (quote != '\0')
            {
                if (page[at] == quote) quote = '\0';
            }
            else if (page[at] is '"' or '\'') quote = page[at];
            else if (page[at] == '>') return (at + 1, page[at - 1] == '/');
        }

        return (page.Length, false);
    }

    private static int BehindElement(string page, string name, int from)
    {
        for (var at = page.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase); at >= 0;
            at = page.IndexOf($"</{name}", at + 2, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + 2 + name.Length;
            if (end >= page.Length || !char.IsAsciiLetterOrDigit(page[end])) return EndOfTag(page, end).Behind;
        }

        return page.Length;
    }

    private static void Say(StringBuilder text, ReadOnlySpan<char> piece)
    {
        // White space in the source is no more than a space on the page.
        foreach (var letter in WebUtility.HtmlDecode(piece.ToString().Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')))
            text.Append(letter);
    }

    private static int Behind(string page, string mark, int from)
    {
        var at = from > page.Length ? -1 : page.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? page.Length : at + mark.Length;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
