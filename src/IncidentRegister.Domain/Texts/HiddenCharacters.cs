using System.Buffers;
using System.Globalization;
using System.Text;

namespace IncidentRegister.Domain.Texts;

/// <summary>
/// Characters that take no room on the screen. Two names that look the same must be the same, so they are refused,
/// except where a script or a picture cannot be written without them (Unicode TR36, section 2.10.2, and UTS 51).
/// </summary>
internal static class HiddenCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiSelector = 0xFE0F;

    /// <summary>Whether the character at that place of a well-formed text is invisible to no purpose.</summary>
    public static bool IsHidden(string text, int at, Rune rune) => rune.Value switch
    {
        < 0x00AD => false,
        ZeroWidthNonJoiner => !JoinsLetters(Before(text, at)),
        ZeroWidthJoiner => !JoinsLetters(Before(text, at)) && !JoinsEmoji(text, at),
        (>= 0xFE00 and <= 0xFE0F) or (>= 0x180B and <= 0x180D) or 0x180F => !IsVisible(Before(text, at)),
        >= 0xE0100 and <= 0xE01EF => Before(text, at) is not { Value: >= 0x3400 } before || !Rune.IsLetter(before),
        // The grapheme joiner, the Hangul fillers, two Khmer vowels and the blank Braille pattern: not of the category
        // "format", and yet nothing to see.
        0x034F or 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x17B4 or 0x17B5 or 0x2800 => true,
        // Number and verse signs of the Arabic, Syriac and Kaithi scripts are "format" too, but have a shape.
        (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
        _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format,
    };

    private static Rune? Before(string text, int at) =>
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _) == OperationStatus.Done ? rune : null;

    private static bool JoinsLetters(Rune? before) =>
        before is { } rune && IsOfJoiningScript(rune.Value) && (Rune.IsLetter(rune) || IsMark(rune));

    private static bool JoinsEmoji(string text, int at) =>
        Before(text, at) is { } before && (IsPicture(before) || before.Value == EmojiSelector)
        && at + 1 < text.Length && Rune.TryGetRuneAt(text, at + 1, out var after) && IsPicture(after);

    private static bool IsVisible(Rune? rune) =>
        rune is { } before && (Rune.IsLetterOrDigit(before) || Rune.IsSymbol(before) || Rune.IsPunctuation(before));

    // "Left right arrow" is a mathematical symbol that emoji sequences use; the five skin tones are modifiers.
    private static bool IsPicture(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol
        || rune.Value is 0x2194 or (>= 0x1F3FB and <= 0x1F3FF);

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Arabic, Syriac, N'Ko; the Indic scripts; Tibetan, Myanmar, Khmer, Mongolian; Adlam.</summary>
    private static bool IsOfJoiningScript(int value) => value
        is (>= 0x0600 and <= 0x0DFF) or (>= 0x0F00 and <= 0x109F) or (>= 0x1780 and <= 0x18AF)
        or (>= 0xA8E0 and <= 0xA8FF) or (>= 0xFB50 and <= 0xFEFC) or (>= 0x1E900 and <= 0x1E95F);
}
