using System.Buffers;
using System.Globalization;
using System.Text;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Evidence;

/// <summary>Names of files as other people's devices gave them, made safe to show, to send and to save under.</summary>
public static class FileName
{
    /// <summary>UTF-16 code units.</summary>
    public const int MaxLength = 120;

    /// <summary>UTF-16 code units of a name as it was given, spelt out.</summary>
    public const int GivenMaxLength = 300;

    /// <summary>For a name of which nothing is left.</summary>
    public const string Nameless = "file";

    private const int ExtensionMaxLength = 5;
    private const string Forbidden = "<>:\"|?*%;";

    // Devices of MS-DOS, which Windows still takes for themselves with any extension.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    /// <summary>
    /// The last part of the path, in Unicode NFC, without control characters and marks that turn or hide text, without
    /// dots at its ends, not longer than <see cref="MaxLength"/>, never empty. Cleaning twice changes nothing.
    /// </summary>
    public static string Clean(string given)
    {
        // What is taken out may leave a joiner without what it joined, so once more until nothing changes.
        for (var before = given; ; before = given)
        {
            given = Once(before);
            if (given == before) return given;
        }
    }

    private static string Once(string given)
    {
        var name = Trimmed(PlainText.Clean(Visible(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]), keepNewLines: false));
        if (name.Length > MaxLength) name = Shortened(name);
        if (name.Length == 0) return Nameless;

        var stem = name.Split('.')[0].TrimEnd().TrimEnd("0123456789".ToCharArray());
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase) ? Shortened($"_{name}") : name;
    }

    /// <summary>What the name was, with everything invisible written as its number: <c>invoice[U+202E]fdp.exe</c>.</summary>
    public static string SpeltOut(string given)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < given.Length && shown.Length < GivenMaxLength;)
        {
            var isWhole = Rune.DecodeFromUtf16(given.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            if (isWhole && !IsInvisible(given, at, rune)) shown.Append(rune);
            else shown.Append(CultureInfo.InvariantCulture, $"[U+{(isWhole ? rune.Value : given[at]):X4}]");
            at += length;
        }

        return Cut(shown.ToString(), GivenMaxLength);
    }

    /// <summary>What stands behind the last dot, in lower case; empty unless it looks like an extension.</summary>
    public static string ExtensionOf(string name)
    {
        var dot = name.LastIndexOf('.');
        var last = name[(dot + 1)..];
        return dot >= 0 && last.Length is > 0 and <= ExtensionMaxLength && last.All(char.IsAsciiLetterOrDigit) && last.Any(char.IsAsciiLetter)
            ? last.ToLowerInvariant()
            : "";
    }

    private static string Visible(string part)
    {
        var kept = new StringBuilder(part.Length);
        for (var at = 0; at < part.Length;)
        {
            var isWhole = Rune.DecodeFromUtf16(part.AsSpan(at), out var rune, out var length) == OperationStatus.Done;
            if (isWhole && Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)) kept.Append(' ');
            else if (isWhole && rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)) kept.Append('_');
            else if (isWhole && !IsInvisible(part, at, rune)) kept.Append(rune);
            at += length;
        }

        return kept.ToString();
    }

    private static bool IsInvisible(string text, int at, Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is (>= 0xFDD0 and <= 0xFDEF) || HiddenCharacters.IsHidden(text, at, rune);

    private static string Trimmed(string name) => name.Trim(' ', '.');

    private static string Shortened(string name)
    {
        if (name.Length <= MaxLength) return name;
        var extension = ExtensionOf(name);
        if (extension.Length == 0) return Trimmed(Cut(name, MaxLength));

        var end = $".{name[^extension.Length..]}";
        return Trimmed(Cut(name[..^end.Length], MaxLength - end.Length)) + end;
    }

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
