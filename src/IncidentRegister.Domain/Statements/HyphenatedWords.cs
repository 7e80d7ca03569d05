using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace IncidentRegister.Domain.Statements;

/// <summary>Knows the words of one text, and so whether a hyphen at the end of a line belongs to the word.</summary>
internal sealed partial class HyphenatedWords
{
    private static readonly FrozenSet<string> Prefixes =
        ("all anti co counter cross ex full half high human inter long multi mid neo non off on one post pre pro re self semi "
            + "short so sub third trans two ultra under vice well après avant demi mi quasi sous ibero franco")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> words;

    public HyphenatedWords(string text) =>
        words = [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    /// <summary>
    /// The two halves as one: without the hyphen, unless the text writes the word with one elsewhere, or the first half
    /// is one that usually keeps it.
    /// </summary>
    /// <param name="before">A line without its last hyphen.</param>
    public string Join(string before, string after)
    {
        var first = before[(LastBreak(before) + 1)..].ToLowerInvariant();
        var second = Word().Match(after).Value.ToLowerInvariant();

        var isOne = words.Contains(first + second);
        var keepsIt = !isOne && (words.Contains($"{first}-{second}") || Prefixes.Contains(first) || first.Contains('-', StringComparison.Ordinal));
        return keepsIt ? $"{before}-{after}" : before + after;
    }

    private static int LastBreak(string line)
    {
        var at = line.Length - 1;
        while (at >= 0 && (char.IsLetter(line[at]) || line[at] == '-')) at--;
        return at;
    }

    [GeneratedRegex(@"\p{L}+(?:-\p{L}+)*", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Word();
}
