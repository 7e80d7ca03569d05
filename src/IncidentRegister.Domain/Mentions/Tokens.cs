using System.Globalization;
using System.Text;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Mentions;

/// <summary>One word of a text, folded as names are compared, with the place where it stands.</summary>
/// <param name="Form">Folded; an Arabic word also without its article.</param>
/// <param name="Bare">
/// An Arabic word without the particle that is written with it, or without the ending that tells that it is indefinite; null where
/// there is neither.
/// </param>
/// <param name="Start">UTF-16 code units.</param>
/// <param name="End">UTF-16 code units, exclusive.</param>
internal readonly record struct Token(string Form, string? Bare, int Start, int End, bool IsCapital, bool IsUpper);

/// <summary>Parts a text into words once, and remembers where each stood.</summary>
internal static class Tokens
{
    private const int LongestAcronym = 6;

    private static readonly string[] Schemes = ["https://", "http://", "www."];

    /// <param name="offset">Added to all places, for a text that is part of a longer one.</param>
    public static List<Token> Of(ReadOnlySpan<char> text, int offset = 0)
    {
        var tokens = new List<Token>();
        for (var at = 0; at < text.Length;)
        {
            if ((EndOfAddress(text, at) ?? NoteMarks.EndAt(text, at)) is { } behind)
            {
                at = behind;
                continue;
            }

            var end = EndOfWord(text, at);
            if (end == at)
            {
                at += Step(text, at);
                continue;
            }

            end = EndOfAcronym(text, at, end);
            if (!IsPossessive(text, at, end)) Add(tokens, text[at..end], at + offset);
            at = end;
        }

        return tokens;
    }

    /// <summary>Where something stands on the web says nothing of what happened, whatever words it is made of.</summary>
    private static int? EndOfAddress(ReadOnlySpan<char> text, int at)
    {
        if (text[at] is not ('h' or 'H' or 'w' or 'W')) return null;

        var isAddress = false;
        foreach (var scheme in Schemes) isAddress |= text[at..].StartsWith(scheme, StringComparison.OrdinalIgnoreCase);
        if (!isAddress) return null;

        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    private static void Add(List<Token> tokens, ReadOnlySpan<char> word, int start)
    {
        var letters = word.Contains('.') ? word.ToString().Replace(".", "", StringComparison.Ordinal) : word.ToString();
        var form = Fold(letters);
        if (form.Length == 0) return;

        var (stem, bare) = ArabicForms.Of(form);
        if (bare is null && ArabicForms.IsIndefinite(word) && stem.Length > 1) bare = stem[..^1];
        var isCapital = char.IsUpper(letters[0]);
        var isUpper = isCapital && letters.Length > 1 && !letters.Any(char.IsLower);
        tokens.Add(new Token(stem, bare, start, start + word.Length, isCapital, isUpper));
    }

    private static string Fold(string word)
    {
        foreach (var letter in word)
            if (!char.IsAsciiLetterOrDigit(letter)) return PlainText.Fold(word).Replace(" ", "",
                StringComparison.Ordinal);

        return word.ToLowerInvariant();
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && IsOfWord(text, at)) at += Step(text, at);
        return at;
    }

    /// <summary>"U.S." and "H.R." are one word each; the last dot belongs to it only between letters.</summary>
    private static int EndOfAcronym(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start != 1 || !char.IsUpper(text[start])) return end;

        var to = end;
        while (to + 1 < text.Length && to - start < LongestAcronym * 2 && text[to] == '.' && char.IsUpper(text[to + 1])
            && (to + 2 == text.Length || !IsOfWord(text, to + 2)))
            to += 2;

        return to;
    }

    private static bool IsPossessive(ReadOnlySpan<char> text, int start, int end) =>
        end - start == 1 && text[start] == 's' && start > 0 && text[start - 1] is '\'' or '’';

    private static bool IsOfWord(ReadOnlySpan<char> text, int at)
    {
        if (char.IsAscii(text[at])) return char.IsAsciiLetterOrDigit(text[at]);

        Rune.DecodeFromUtf16(text[at..], out var rune, out _);
        return rune != Rune.ReplacementChar && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            || rune.Value is 0x200C or 0x200D or 0x00AD);
    }

    private static int Step(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
}
