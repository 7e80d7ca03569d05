using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Data;

/// <summary>The stable code of an enumeration's value, in kebab-case, and back.</summary>
public static partial class Code
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Table<TEnum>.Codes[value];

    /// <exception cref="ArgumentException">No value has this code.</exception>
    public static TEnum To<TEnum>(string code) where TEnum : struct, Enum =>
        TryTo<TEnum>(code, out var value) ? value : throw new ArgumentException($"No {typeof(TEnum).Name} has this code.", nameof(code));

    public static bool TryTo<TEnum>(string? code, out TEnum value) where TEnum : struct, Enum
    {
        value = default;
        return code is not null && Table<TEnum>.Values.TryGetValue(code, out value);
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();

    private static class Table<TEnum> where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Codes = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(v => v, v => WordStart().Replace(v.ToString(), "-").ToLowerInvariant());

        public static readonly FrozenDictionary<string, TEnum> Values = Codes.ToFrozenDictionary(p => p.Value, p => p.Key);
    }
}
