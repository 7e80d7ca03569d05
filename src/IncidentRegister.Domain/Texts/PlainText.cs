using System.Buffers;
using System.Text;

namespace IncidentRegister.Domain.Texts;

/// <summary>
/// What people may write into a field, and the one form in which it is kept and compared. None of the three throws,
/// whatever the text; lengths are counted in UTF-16 code units.
/// </summary>
public static class PlainText
{
    /// <summary>
    /// Marks without a width that honest text carries and nobody sees: left-to-right, right-to-left and Arabic letter
    /// marks, the soft hyphen and the byte order mark. They are taken out, not refused.
    /// </summary>
    private static readonly SearchValues<char> Dropped = SearchValues.Create("\u200E\u200F\u061C\u00AD\uFEFF");

    /// <summary>The first thing in a text that must not be stored, or null when there is none.</summary>
    /// <param name="allowNewLines">Line breaks of any system, and tabs, may stand in the text.</param>
    /// <returns>
    /// <c>text.control-character</c>, <c>text.hidden-direction</c>, <c>text.hidden-character</c>,
    /// <c>text.broken-character</c>, or null.
    /// </returns>
    public static string? Problem(string text, bool allowNewLines)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != OperationStatus.Done)
                return "text.broken-character";

            var problem = ProblemOf(rune, text, at, allowNewLines);
            if (problem is not null) return problem;

            at += length;
        }

        return null;
    }

    /// <summary>
    /// The form in which a text is kept: Unicode NFC, without marks that nobody sees, trimmed. Line breaks become
    /// LF where they are kept; where not, every run of white space becomes one space. Cleaning hides nothing that
    /// <see cref="Problem"/> refuses.
    /// </summary>
    public static string Clean(string text, bool keepNewLines)
    {
        if (text.AsSpan().ContainsAny(Dropped))
            text = string.Concat(text.Where(letter => !Dropped.Contains(letter)));

        text = UnicodeForms.Normalise(text, NormalizationForm.FormC);
        text = keepNewLines
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')
                .Replace('\u2028', '\n').Replace('\u2029', '\n')
            : CollapseSpace(text);

        var start = 0;
        var end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;

        return text[start..end];
    }

    /// <summary>
    /// The form in which names are compared: "Al-Haq", "al haq" and "AL‑HAQ" fold to the same text, and so do "الحق"
    /// and "الحَقّ". Not for showing to people.
    /// </summary>
    public static string Fold(string text) => NameFolding.Fold(text);

    /// <summary>White space between words; not the control characters that .NET counts as white space.</summary>
    internal static bool IsSpace(char letter) =>
        char.IsWhiteSpace(letter) && (!char.IsControl(letter) || letter is '\t' or '\n' or '\r');

    private static string? ProblemOf(Rune rune, string text, int at, bool allowNewLines) => rune.Value switch
    {
        '\t' or '\n' or '\r' or 0x2028 or 0x2029 => allowNewLines ? null : "text.control-character",
        < 0x20 or (>= 0x7F and <= 0x9F) => "text.control-character",
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => "text.hidden-direction",
        >= 0xFDD0 and <= 0xFDEF => "text.broken-character",
        _ when (rune.Value & 0xFFFE) == 0xFFFE => "text.broken-character",
        0xFEFF => at == 0 ? null : "text.hidden-character", // a file's first character; elsewhere it hides
        0x200E or 0x200F or 0x061C or 0x00AD => null,
        _ => HiddenCharacters.IsHidden(text, at, rune) ? "text.hidden-character" : null,
    };

    private static string CollapseSpace(string text)
    {
        var collapsed = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!IsSpace(letter)) collapsed.Append(letter);
            else if (collapsed.Length == 0 || collapsed[^1] != ' ') collapsed.Append(' ');
        }

        return collapsed.ToString();
    }
}
