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

    private static int Width(List<string> lines) => lines.Count == 0 ? 0 : lines.Max(line => line.Length);
}
