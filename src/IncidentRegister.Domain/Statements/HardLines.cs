namespace IncidentRegister.Domain.Statements;

/// <summary>Text without blank lines whose lines were broken where a page was full, and not where a paragraph ends.</summary>
internal static class HardLines
{
    private const int FewestLines = 5;

    /// <summary>Most lines are about as long as the longest, which is as long as a line of print, and few end a sentence.</summary>
    public static bool AreIn(List<string> lines)
    {
        var width = Width(lines);
        return lines.Count >= FewestLines && width is >= 40 and <= 130
            && 10 * lines.Count(line => line.Length >= 0.6 * width) >= 6 * lines.Count
            && 2 * lines.Count(TextRepair.EndsSentence) < lines.Count;
    }

    /// <summary>A short line ends its paragraph, and so does one that ends a sentence before the line is full.</summary>
    public static IEnumerable<List<string>> Blocks(List<string> lines)
    {
        var width = Width(lines);
        var block = new List<string>();
        foreach (var line in lines)
        {
            block.Add(line);
            if (line.Length >= 0.85 * width || (line.Length >= 0.6 * width && !TextRepair.EndsSentence(line))) continue;

            yield return block;
            block = [];
        }

        yield return block;
    }

    /// <summary>
    /// The paragraphs of a text that may come as it was printed: a line that is full, and one behind which a small letter
    /// goes on, end nothing. Places are those of the text.
    /// </summary>
    public static IEnumerable<TextSpan> Paragraphs(string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToList();
        var (isPrinted, width) = (AreIn(lines), Width(lines));
        var start = 0;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var next = Math.Min(end + 1, text.Length);
            if (!GoesOn(text.AsSpan(at, end - at).Trim(), text.AsSpan(next), isPrinted ? width : int.MaxValue))
            {
                yield return new TextSpan(start, end);
                start = next;
            }

            at = next;
        }
    }

    private static bool GoesOn(ReadOnlySpan<char> line, ReadOnlySpan<char> rest, int width)
    {
        if (line.IsEmpty || rest.IsEmpty || char.IsWhiteSpace(rest[0])) return false;

        var next = rest.IndexOf('\n') is >= 0 and var end ? rest[..end] : rest;
        if (StatementText.IsListItem(next.ToString())) return false;

        var isEnd = line[^1] is ':' or ';' || TextRepair.EndsSentence(line.ToString());
        return (!isEnd && char.IsLower(rest[0])) || line.Length >= 0.85 * width || (!isEnd && line.Length >= 0.6 * width);
    }

    private static int Width(List<string> lines) => lines.Count == 0 ? 0 : lines.Max(line => line.Length);
}
