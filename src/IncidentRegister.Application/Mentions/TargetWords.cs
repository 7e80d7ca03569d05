namespace IncidentRegister.Application.Mentions;

/// <summary>
/// What a target is, in words that texts use for such people. In small letters, for the finder takes a word with a capital
/// for a name.
/// </summary>
internal static class TargetWords
{
    private static readonly Dictionary<string, string> OfCategories = new(StringComparer.Ordinal)
    {
        ["cso"] = "civil society organisations",
        ["situation-country-cso"] = "civil society organisations",
        ["elected-official"] = "elected officials",
        ["former-official"] = "officials",
        ["family"] = "families",
        ["hrd"] = "human rights defenders",
        ["court"] = "court",
        ["organ"] = "court",
    };

    public static IEnumerable<string> Of(string category, string? role, string? description)
    {
        yield return OfCategories.GetValueOrDefault(category) ?? category.Replace('-', ' ');
        if (role is not null) yield return Small(role);
        if (description is not null) yield return Small(description);
    }

    private static string Small(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
