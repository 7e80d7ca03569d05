using System.Buffers;
using System.Globalization;
using System.Text;

namespace IncidentRegister.Domain.Texts;

/// <summary>Brings the ways in which one name is written and printed down to one.</summary>
internal static class NameFolding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        ReadOnlySpan<char> rest = UnicodeForms.Normalise(text, NormalizationForm.FormKD);

        while (!rest.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf16(rest, out var rune, out var length) == OperationStatus.Done;
            if (isWhole && rune.Value is not (0xFFFE or 0xFFFF)) Append(folded, rune);
            rest = rest[length..];
        }

        if (folded is [.., ' ']) folded.Length--;

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (IsDropped(rune)) return;

        var lower = Rune.ToLowerInvariant(rune);
        if (Separates(lower))
        {
            if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            return;
        }

        if (SameLetter(lower.Value) is { } letters) folded.Append(letters);
        else if (Rune.GetUnicodeCategory(lower) == UnicodeCategory.DecimalDigitNumber)
            folded.Append((int)Rune.GetNumericValue(lower));
        else folded.Append(lower);
    }

    /// <summary>
    /// Accents of the alphabets, Hebrew points, Arabic vowel signs, the stretching tatweel, and what has no shape.
    /// Marks of other scripts stay: in Hindi and Dhivehi a vowel, in Japanese a consonant hangs on them.
    /// </summary>
    private static bool IsDropped(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => true,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => rune.Value
            is (>= 0x0300 and <= 0x074A) or (>= 0x07EB and <= 0x08FF)
            or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF)
            or (>= 0xFE00 and <= 0xFE2F) or (>= 0xE0100 and <= 0xE01EF),
        _ => rune.Value == 0x0640,
    };

    /// <summary>Hyphens, dots, apostrophes and other punctuation separate as a space does; so do controls.</summary>
    private static bool Separates(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsControl(rune)
        || rune.Value is '`' or (>= 0x02B9 and <= 0x02BF) or 0x02C8 or 0x02CA or 0x02CB or 0xA78C;

    /// <summary>Letters that differ in print or by keyboard only, and that Unicode does not take apart.</summary>
    private static string? SameLetter(int letter) => letter switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        'ٱ' => "ا",
        'ى' or 'ی' or 'ے' => "ي",
        'ة' or 'ۃ' or 'ہ' or 'ھ' or 'ە' => "ه",
        'ک' => "ك",
        _ => null,
    };
}
