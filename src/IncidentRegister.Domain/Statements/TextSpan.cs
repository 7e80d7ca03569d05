using System.Globalization;
using System.Text;

namespace IncidentRegister.Domain.Statements;

/// <summary>A piece of one paragraph, not empty, that cuts no surrogate pair in two.</summary>
/// <param name="Start">UTF-16 code units from the beginning of the paragraph.</param>
/// <param name="End">UTF-16 code units, exclusive.</param>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    /// <summary>A span that was checked against its text.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>passage.outside-text</c>: empty, or beyond the text. <c>passage.splits-character</c>: in a surrogate pair.
    /// </exception>
    public static TextSpan In(string text, int start, int end)
    {
        RuleBrokenException.ThrowIf(start < 0 || end > text.Length || start >= end, "passage.outside-text");
        RuleBrokenException.ThrowIf(SplitsPair(text, start) || SplitsPair(text, end), "passage.splits-character");

        return new TextSpan(start, end);
    }

    /// <summary>Whether <see cref="In"/> would accept the span for that text.</summary>
    public bool FitsIn(string text) =>
        Start >= 0 && End <= text.Length && Start < End && !SplitsPair(text, Start) && !SplitsPair(text, End);

    /// <summary>Whether the two share a character.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>
    /// The same span without white space at its ends, and with the words whole that it begins or ends in; null when
    /// it holds nothing but white space. Scripts that put no space between words keep the ends as they were.
    /// </summary>
    /// <exception cref="RuleBrokenException">The span does not fit in the text.</exception>
    public TextSpan? SnapToWords(string text)
    {
        var (start, end) = In(text, Start, End);

        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        if (start == end) return null;

        while (IsWithinWord(text, start)) start -= SizeBefore(text, start);
        while (IsWithinWord(text, end)) end += SizeAfter(text, end);

        return new TextSpan(start, end);
    }

    /// <summary>Whether a cut at that place would part the two halves of one character.</summary>
    internal static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsSurrogatePair(text, at - 1);

    private static bool IsWithinWord(string text, int at)
    {
        if (at == 0 || at == text.Length) return false;

        var before = RuneBefore(text, at);
        var after = RuneAt(text, at);

        return (Clings(after) && !Rune.IsWhiteSpace(before))
            || (IsWordLetter(before) && IsWordLetter(after))
            || (IsApostrophe(after) && IsWordLetter(before) && IsWordLetter(RuneAt(text, at + 1)))
            || (IsApostrophe(before) && IsWordLetter(after) && IsWordLetter(RuneBefore(text, at - 1)));
    }

    /// <summary>Marks, joiners and selectors belong to the character before them, in every script.</summary>
    private static bool Clings(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.Format;

    private static bool IsWordLetter(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) && !IsOfUnspacedScript(rune.Value)) || Clings(rune);

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’';

    /// <summary>Thai, Lao, Myanmar, Khmer; Chinese and Japanese. Korean has spaces.</summary>
    private static bool IsOfUnspacedScript(int value) => value
        is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
        or (>= 0x2E80 and <= 0xA4CF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static Rune RuneAt(string text, int at)
    {
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _); // U+FFFD for half a pair, and at the end
        return rune;
    }

    private static Rune RuneBefore(string text, int at)
    {
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _);
        return rune;
    }

    private static int SizeBefore(string text, int at) => SplitsPair(text, at - 1) ? 2 : 1;

    private static int SizeAfter(string text, int at) => SplitsPair(text, at + 1) ? 2 : 1;
}
