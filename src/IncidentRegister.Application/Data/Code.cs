using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Data;

/// <summary>The stable code of an enumeration's value, in kebab-case, and back.</summary>
public static partial class Code
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum =>
        Kept<TEnum>.Table.Codes[Unsafe.BitCast<TEnum, int>(value)];

    /// <exception cref="ArgumentException">No value has this code.</exception>
    public static TEnum To<TEnum>(string code) where TEnum : struct, Enum =>
        TryTo<TEnum>(code, out var value) ? value : throw new ArgumentException($"No {typeof(TEnum).Name} has this code.", nameof(code));

    public static bool TryTo<TEnum>(string? code, out TEnum value) where TEnum : struct, Enum
    {
        var number = 0;
        var isKnown = code is not null && Kept<TEnum>.Table.Numbers.TryGetValue(code, out number);
        value = Unsafe.BitCast<int, TEnum>(number);
        return isKnown;
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    private static class Kept<TEnum> where TEnum : struct, Enum
    {
        public static readonly Table Table = new(
        [
            .. Enum.GetNames<TEnum>().Select(n => WordStart().Replace(n, "-").ToLowerInvariant())
                .Zip((int[])Enum.GetValuesAsUnderlyingType<TEnum>()),
        ]);
    }

    /// <summary>By number and not by value: a dictionary of each enumeration's own would be compiled for each.</summary>
    private sealed class Table((string Code, int Number)[] all)
    {
        public FrozenDictionary<int, string> Codes { get; } = all.ToFrozenDictionary(p => p.Number, p => p.Code);

        public FrozenDictionary<string, int> Numbers { get; } = all.ToFrozenDictionary(p => p.Code, p => p.Number);
    }
}
