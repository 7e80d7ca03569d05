using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace IncidentRegister.Domain.Statements;

/// <summary>
/// Mends what printing and copying do to a text: lines broken for the width of a page, words parted at their ends,
/// ligatures, spaces of many kinds, and quotation marks that went through the wrong encoding. Not one letter is added
/// or lost, and the text as it was taken is kept beside the mended one.
/// </summary>
public static partial class TextRepair
{
    private static readonly SearchValues<char> Ligatures = SearchValues.Create("ﬀﬁﬂﬃﬄﬅﬆ");
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?…:;»”\"؟؛۔)");

    /// <summary>Paragraphs of one line each, a blank line between two.</summary>
    /// <param name="raw">Form feeds part its pages, as <c>pdftotext</c> writes them.</param>
    public static string Repair(string raw)
    {
        var text = WithoutLigatures(Mojibake.Undo(SameBreaks(raw)));
        var words = new HyphenatedWords(text);
        var lines = Pages(text).Split('\n').Select(line => Spaces().Replace(line, " ").Trim()).ToList();

        var blocks = lines.Contains("") ? Blocks(lines) : HardLines.AreIn(lines) ? HardLines.Blocks(lines) : lines.Select(line => (List<string>)[line]);
        return string.Join("\n\n", blocks.SelectMany(Items).Select(block => Joined(block, words)).Where(p => p.Length > 0));
    }

    internal static bool EndsSentence(string line) => line.Length > 0 && Ends.Contains(line[^1]);

    private static string SameBreaks(string raw)
    {
        var text = raw.Replace("\r\n", "\n", StringComparison.Ordinal);
        return string.Concat(text.Select(letter => letter switch
        {
            '\r' or '\v' or '\u0085' or '\u2028' or '\u2029' => "\n",
            '\u200B' or '\u2060' or '\uFEFF' => "", // marks of where a line may break, and of the beginning of a file
            _ => letter.ToString(),
        }));
    }

    private static string WithoutLigatures(string text)
    {
        if (!text.AsSpan().ContainsAny(Ligatures)) return text;

        var written = new StringBuilder(text.Length + 16);
        foreach (var letter in text)
        {
            if (Ligatures.Contains(letter)) written.Append(letter.ToString().Normalize(NormalizationForm.FormKC));
            else written.Append(letter);
        }

        return written.ToString();
    }

    /// <summary>A paragraph that goes on overleaf is one; numbers of pages, which stand alone there, are none.</summary>
    private static string Pages(string text)
    {
        if (!text.Contains('\f', StringComparison.Ordinal)) return text;

        var whole = new StringBuilder();
        foreach (var page in text.Split('\f').Select(Trimmed).Where(page => page.Length > 0))
        {
            if (whole.Length > 0) whole.Append(GoesOn(whole.ToString(), page) ? "\n" : "\n\n");
            whole.Append(page);
        }

        return whole.ToString();
    }

    private static string Trimmed(string page)
    {
        var lines = page.Trim('\n').Split('\n').ToList();
        while (lines.Count > 0 && PageNumber().IsMatch(lines[^1])) lines.RemoveAt(lines.Count - 1);
        while (lines.Count > 0 && PageNumber().IsMatch(lines[0])) lines.RemoveAt(0);
        return string.Join('\n', lines);
    }

    private static bool GoesOn(string before, string after) =>
        !EndsSentence(before.TrimEnd()) && after.TrimStart() is [var first, ..] && (char.IsLower(first) || before.EndsWith('-'));

    private static IEnumerable<List<string>> Blocks(List<string> lines)
    {
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (line.Length > 0)
            {
                block.Add(line);
                continue;
            }

            yield return block;
            block = [];
        }

        yield return block;
    }

    private static IEnumerable<List<string>> Items(List<string> block)
    {
        var item = new List<string>();
        foreach (var line in block)
        {
            if (StatementText.IsListItem(line) && item.Count > 0)
            {
                yield return item;
                item = [];
            }

            item.Add(line);
        }

        yield return item;
    }

    private static string Joined(List<string> lines, HyphenatedWords words)
    {
        var whole = "";
        foreach (var line in lines) whole = whole.Length == 0 ? line : Join(whole, line, words);
        return Spaces().Replace(whole.Replace("\u00AD", "", StringComparison.Ordinal), " ").Trim();
    }

    private static string Join(string before, string after, HyphenatedWords words) => before switch
    {
        [.., '\u00AD'] => before[..^1] + after,
        [.., var letter, '-' or '\u2010'] when char.IsLetter(letter) && after is [var next, ..] && char.IsLower(next) =>
            words.Join(before[..^1], after),
        _ => $"{before} {after}",
    };

    [GeneratedRegex(@"[^\S\n]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Spaces();

    /// <summary>"3", "- 3 -", "Page 3 of 7", "3/7", and lines without anything.</summary>
    [GeneratedRegex(@"^\s*(?:(?:page|página|صفحة)\s*)?[-–—]?\s*\d{0,4}\s*[-–—]?(?:\s*(?:/|of|sur|de|من)\s*\d{1,4})?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PageNumber();
}
