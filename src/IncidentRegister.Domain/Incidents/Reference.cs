using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// What people call a record by: <c>INC-2026-7K3QF</c>. The tail is random, so that it tells nothing about how many
/// records there are; it is written in Crockford's base 32 (https://www.crockford.com/base32.html), so that it
/// survives a telephone.
/// </summary>
public sealed record Reference
{
    /// <summary>Random bytes that <see cref="New"/> wants: five bits of each are used.</summary>
    public const int EntropyLength = 5;

    /// <summary>Length of the longest text, in UTF-16 code units.</summary>
    public const int TextMaxLength = PrefixMaxLength + 11;

    private const int PrefixMaxLength = 5;
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private Reference(string prefix, int year, string tail) => (Prefix, Year, Tail) = (prefix, year, tail);

    /// <summary>The kind of record; two to five capital letters.</summary>
    public string Prefix { get; }

    /// <summary>The year in which the record was made; 1000 to 9999.</summary>
    public int Year { get; }

    /// <summary>Five digits of base 32.</summary>
    public string Tail { get; }

    /// <param name="prefix">Two to five letters A to Z.</param>
    /// <param name="entropy"><see cref="EntropyLength"/> bytes of a cryptographic generator.</param>
    /// <exception cref="ArgumentException">The prefix, the year or the number of bytes is another.</exception>
    public static Reference New(string prefix, int year, ReadOnlySpan<byte> entropy)
    {
        if (!IsPrefix(prefix)) throw new ArgumentException("Two to five letters A to Z are wanted.", nameof(prefix));
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        if (entropy.Length != EntropyLength)
            throw new ArgumentException("Five random bytes are wanted.", nameof(entropy));

        Span<char> tail = stackalloc char[EntropyLength];
        for (var at = 0; at < EntropyLength; at++) tail[at] = Digits[entropy[at] % Digits.Length];

        return new Reference(prefix.ToUpperInvariant(), year, tail.ToString());
    }

    /// <summary>
    /// Reads what people type: any case, white space around it, and in the tail I or L for 1 and O for 0.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Reference? reference)
    {
        reference = null;
        var typed = text.AsSpan().Trim();
        if (typed.Length > TextMaxLength) return false;

        var parts = typed.ToString().ToUpperInvariant().Split('-');
        if (parts is not [var prefix, { Length: 4 } year, { Length: EntropyLength } tail]) return false;

        tail = tail.Replace('I', '1').Replace('L', '1').Replace('O', '0');
        if (!IsPrefix(prefix) || year[0] == '0' || !year.All(char.IsAsciiDigit) || !tail.All(Digits.Contains))
            return false;

        reference = new Reference(prefix, int.Parse(year, CultureInfo.InvariantCulture), tail);
        return true;
    }

    /// <summary>Whether <see cref="TryParse"/> understands the text; not whether such a record exists.</summary>
    public static bool IsWellFormed(string? text) => TryParse(text, out _);

    /// <summary>The one way of writing it, in capitals.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{Year}-{Tail}");

    private static bool IsPrefix(string text) =>
        text.Length is >= 2 and <= PrefixMaxLength && text.All(char.IsAsciiLetter);
}
