using System.Text;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// What people wrote, so that no mail program makes a link of it: a report that leaves carries links to the register and to
/// nowhere else. One line, without what cannot be seen.
/// </summary>
internal static partial class Defanged
{
    public static string Of(string? words)
    {
        var line = new StringBuilder();
        foreach (var rune in (words ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune)) line.Append(' ');
            else if (!IsUnseen(rune)) line.Append(rune);
        }

        var text = Spaces().Replace(line.ToString(), " ").Trim();
        text = Scheme().Replace(text, m => $"{m.Groups[1].Value.Replace("tt", "xx", StringComparison.OrdinalIgnoreCase)}[:]");
        text = text.Replace("@", "[at]", StringComparison.Ordinal).Replace("＠", "[at]", StringComparison.Ordinal);
        return Dot().Replace(text, "[.]");
    }

    // Marks that turn the direction of what follows, and other characters of no width.
    private static bool IsUnseen(Rune rune) => rune.Value is 0x200B or 0x200E or 0x200F or 0x061C or 0xFEFF or 0x2060
        or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    /// <summary>Whatever a program could take for the beginning of an address.</summary>
    [GeneratedRegex(@"\b([a-z][a-z0-9+.-]{1,20}):(?=//|\S+@|\+?[0-9])", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    /// <summary>A dot within a word that could be the name of a host: there are letters on both sides, two at least behind.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N}_-])[.。．](?=[\p{L}][\p{L}\p{N}-]|[0-9]{1,3}\.|[0-9]{1,3}(?=[:/]))")]
    private static partial Regex Dot();
}
