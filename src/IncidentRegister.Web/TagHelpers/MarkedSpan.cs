namespace IncidentRegister.Web.TagHelpers;

/// <summary>What a mark says: line style, tag and word first, colour last.</summary>
public enum MarkKind
{
    Rejected,
    Suggested,
    Linked,
    Ask,
}

/// <summary>
/// A passage to mark in a paragraph: UTF-16 code units, end exclusive. <paramref name="Tag"/> is the number or letter
/// that stands behind its last run, <paramref name="Href"/> where the tag leads, <paramref name="Label"/> what it is
/// called ("Link 3, suggested").
/// </summary>
public sealed record MarkedSpan(
    int Start, int End, MarkKind Kind, string Tag, string Href, string Label, bool IsCurrent = false);

/// <summary>A run of text with the passages that cover it, and those that end with it.</summary>
internal sealed record TextRun(string Text, IReadOnlyList<MarkedSpan> Marks, IReadOnlyList<MarkedSpan> Ending)
{
    /// <summary>
    /// The text as runs, cut wherever a passage begins or ends, so that overlaps need no nested marks. What reaches
    /// beyond the text is cut off.
    /// </summary>
    public static IEnumerable<TextRun> Of(string text, IReadOnlyCollection<MarkedSpan> spans)
    {
        var whole = spans
            .Select(s => s with
            {
                Start = Math.Clamp(s.Start, 0, text.Length),
                End = Math.Clamp(s.End, 0, text.Length),
            })
            .Where(s => s.Start < s.End)
            .OrderBy(s => s.Start).ThenBy(s => s.End)
            .ToArray();
        var cuts = whole.SelectMany(s => new[] { s.Start, s.End }).Append(0).Append(text.Length).Distinct().Order();

        return cuts.Zip(cuts.Skip(1), (start, end) => new TextRun(
            text[start..end],
            [.. whole.Where(s => s.Start <= start && end <= s.End)],
            [.. whole.Where(s => s.End == end)]));
    }
}
