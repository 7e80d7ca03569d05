using System.Globalization;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Releases;

/// <summary>The ways in which people write a day, and a month of a year, in the four languages of the register.</summary>
internal static class DayPhrases
{
    // Arabic names the months in two ways, after the Gregorian calendar and after the Syriac one.
    private static readonly CultureInfo[] Languages =
        [.. new[] { "en-GB", "fr-FR", "es-ES", "ar-EG", "ar-SY" }.Select(name => CultureInfo.GetCultureInfo(name))];

    private static readonly string[][] MonthNames =
        [.. Enumerable.Range(1, 12).Select(month => Languages.SelectMany(l => Names(l, month)).Distinct().ToArray())];

    public static IEnumerable<string> Of(DateOnly day) =>
    [
        Numbers(day, "yyyy MM dd"), Numbers(day, "dd MM yyyy"), Numbers(day, "d M yyyy"), Numbers(day, "MM dd yyyy"),
        Numbers(day, "M d yyyy"), Numbers(day, "dd MM yy"),
        .. from month in MonthNames[day.Month - 1]
           from number in new[] { $"{day.Day}", $"{day.Day:00}", $"{day.Day}{Ordinal(day.Day)}" }.Distinct()
           from phrase in new[] { $"{number} {month}", $"{month} {number}", $"{number} of {month}", $"{number} de {month}" }
           select phrase,
        .. MonthNames[day.Month - 1].Where(_ => day.Day == 1).Select(month => $"1er {month}"),
    ];

    public static IEnumerable<string> OfMonth(WrittenDate date) => date.Month is not { } month ? [] :
    [
        Numbers(date.First, "yyyy MM"), Numbers(date.First, "MM yyyy"),
        .. MonthNames[month - 1].SelectMany(name => new[] { $"{name} {date.Year}", $"{name} de {date.Year}" }),
    ];

    private static IEnumerable<string> Names(CultureInfo language, int month)
    {
        var names = language.DateTimeFormat;
        return [names.MonthNames[month - 1], names.MonthGenitiveNames[month - 1], names.AbbreviatedMonthNames[month - 1]];
    }

    private static string Numbers(DateOnly day, string format) => day.ToString(format, CultureInfo.InvariantCulture);

    private static string Ordinal(int day) => (day % 10, day / 10) switch
    {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
}
