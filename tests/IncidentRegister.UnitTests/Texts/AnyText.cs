using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IncidentRegister.UnitTests.Texts;

/// <summary>Generated texts out of pieces that have broken programs: marks, halves of pairs, the unseen.</summary>
internal static class AnyText
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        Gen.Elements("a", "B", "é", "e\u0301", "ß", "İ", "Å", "ﬁ", "Σ", "ς", "½", "٣", "7", "辻", "が", "각", "ᄀ", "ᅡ"),
        Gen.Elements("ا", "أ", "ى", "ة", "ـ", "َ", "ّ", "الحق", "ﷺ", "ी", "क्", "\u200C", "\u200D"),
        Gen.Elements(" ", "\u00A0", "\u2009", "\t", "\n", "\r", "\r\n", "\u2028", "\u0085", "\v", "\u3000"),
        Gen.Elements(".", "!", "?", "…", "،", "؟", "؛", "。", "«", "»", "“", "”", "'", "’", "-", "(", ")", "¿", "~"),
        Gen.Elements("\u200E", "\u200F", "\uFEFF", "\u00AD", "\u202E", "\u2066", "\u200B", "\u0301", "\u0345"),
        Gen.Elements("😀", "👩🏽‍⚖️", "𝒜", "\uD83D", "\uDE00", "\uFFFE", "\uFFFF", "\uFDD0", "\0", "\u001B"),
        Gen.Elements("\U000E0041", "\U0001FFFE", "\u2060", "\u034F", "\uFE0F"),
        Gen.Elements("Mr. ", "U.S. ", "Art. 5 ", "The ", "attacks ", "3.14 ", "et al. ", "M. ", "EE.UU. ", "د. "));

    /// <summary>Up to some hundred characters, often not well formed.</summary>
    public static readonly Gen<string> Any = Piece.ListOf().Select(string.Concat);

    /// <summary>The same without lone surrogates and non-characters.</summary>
    public static readonly Gen<string> WellFormed = Any.Select(text => string.Concat(
        text.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && (rune.Value & 0xFFFE) != 0xFFFE)));
}
