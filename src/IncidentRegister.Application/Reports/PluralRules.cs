namespace IncidentRegister.Application.Reports;

/// <summary>
/// Which form of a noun goes with a whole number, after the plural rules of Unicode CLDR
/// (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html).
/// </summary>
internal static class PluralRules
{
    /// <summary>Every form that a language has for whole numbers below a million.</summary>
    public static IReadOnlyList<string> Of(string language) =>
        language == "ar" ? ["zero", "one", "two", "few", "many", "other"] : ["one", "other"];

    /// <param name="number">Nought or more.</param>
    public static string Form(string language, int number) => (language, number) switch
    {
        ("ar", 0) => "zero",
        ("ar", 1) => "one",
        ("ar", 2) => "two",
        ("ar", _) => (number % 100) switch { >= 3 and <= 10 => "few", >= 11 => "many", _ => "other" },
        ("fr", 0) => "one",
        (_, 1) => "one",
        _ => "other",
    };
}
