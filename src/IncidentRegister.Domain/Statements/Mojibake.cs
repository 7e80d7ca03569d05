using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace IncidentRegister.Domain.Statements;

/// <summary>
/// Undoes what happens to a text in UTF-8 that a program took for Windows-1252: "it’s" became "itâ€™s"
/// (https://encoding.spec.whatwg.org/index-windows-1252.txt).
/// </summary>
internal static class Mojibake
{
    private const string HalfAQuote = "â€"; // the third byte of ” is none of Windows-1252, and is often lost

    // 0x80 to 0x9F; five of them are no characters there, and come as the control characters of that number.
    private const string High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly FrozenDictionary<char, byte> Bytes = High
        .Select((letter, at) => KeyValuePair.Create(letter, (byte)(0x80 + at))).ToFrozenDictionary();

    /// <summary>
    /// The text as it was meant. Two letters that look like damage may be honest ("É–"): they are left as they are
    /// unless the text is damaged elsewhere.
    /// </summary>
    public static string Undo(string text)
    {
        var (mended, longest, places) = Read(text);
        if (longest < 3 && places < 2) return text;

        return mended.Replace(HalfAQuote, "”", StringComparison.Ordinal);
    }

    private static (string Mended, int Longest, int Places) Read(string text)
    {
        var mended = new StringBuilder(text.Length);
        var (longest, places) = (0, 0);

        for (var at = 0; at < text.Length;)
        {
            if (Sequence(text.AsSpan(at)) is not { } found)
            {
                mended.Append(text[at++]);
                continue;
            }

            mended.Append(found.Rune);
            longest = Math.Max(longest, found.Length);
            places++;
            at += found.Length;
        }

        return (mended.ToString(), longest, places);
    }

    /// <summary>A character whose bytes in UTF-8 stand here, each as a letter; null for everything else.</summary>
    private static (Rune Rune, int Length)? Sequence(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[4];
        var length = 0;
        while (length < 4 && length < text.Length && ByteOf(text[length]) is { } one) bytes[length++] = one;

        return length > 1 && Rune.DecodeFromUtf8(bytes[..length], out var rune, out var used) == OperationStatus.Done
            && used > 1 && !Rune.IsControl(rune)
                ? (rune, used)
                : null;
    }

    private static byte? ByteOf(char letter) =>
        Bytes.TryGetValue(letter, out var known) ? known : letter is >= '\u0080' and <= '\u00FF' ? (byte)letter : null;
}
