using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// The words of what leaves by mail, in one language. They do not follow the language of a page: whoever gets a report
/// reads it in their own, also in languages in which no page is shown.
/// </summary>
internal sealed class ReportWords
{
    private static readonly FrozenDictionary<string, ReportWords> All =
        new[] { "en", "fr", "es", "ar" }.ToFrozenDictionary(language => language, language => new ReportWords(language));

    private readonly ResourceManager words;

    private ReportWords(string language) =>
        (Language, words) = (language, new ResourceManager($"ReportWords.{language}", typeof(ReportWords).Assembly));

    public static IEnumerable<string> Languages => All.Keys;

    public string Language { get; }
    public bool IsRightToLeft => Language == "ar";

    /// <param name="language">BCP 47 tag; English where there are no words in it.</param>
    public static ReportWords In(string language) => All.GetValueOrDefault(language.Split('-')[0]) ?? All["en"];

    public string Say(string key, params ReadOnlySpan<object?> parts) =>
        string.Format(CultureInfo.InvariantCulture, Find(key) ?? throw new ArgumentException("No such words.", nameof(key)), parts);

    /// <summary>With the noun in the form that goes with the number, which is the first part.</summary>
    public string Count(string key, int number, params ReadOnlySpan<object?> more)
    {
        var pattern = (number == 0 ? Find($"{key}.zero") : null) ?? Find($"{key}.{PluralRules.Form(Language, number)}") ?? Find($"{key}.other")!;
        return string.Format(CultureInfo.InvariantCulture, pattern, [Number(number), .. more]);
    }

    public string List(IEnumerable<string> items) => string.Join(Say("list.comma"), items);

    /// <summary>References, names and dates beside each other, none of which turns another one's direction.</summary>
    public string Facts(IEnumerable<string> facts) => List(facts.Where(fact => fact.Length > 0).Select(Apart));

    /// <summary>Words of whatever direction, kept to themselves among words that run from right to left.</summary>
    public string Apart(string words) => IsRightToLeft && words.Length > 0 ? $"\u2068{words}\u2069" : words;

    /// <summary>With the month in words: 03/04 is another day for another reader.</summary>
    public string Day(DateOnly day) => Say("date.day", OfMonth(day.Day), Month(day.Month), Number(day.Year));

    public string Period(DateOnly first, DateOnly last)
    {
        if (first == last) return Day(last);
        return (first.Year, first.Month) == (last.Year, last.Month)
            ? Say("period.month", OfMonth(first.Day), OfMonth(last.Day), Month(last.Month), Number(last.Year))
            : Say("period.long", Day(first), Day(last));
    }

    public string When(IncidentDate date) => date switch
    {
        { Start: null } => Say("date.unknown"),
        { End: { } end } => Say("date.between", Written(date.Start), Written(end)),
        { Precision: DatePrecision.Since } => Say("date.since", Written(date.Start)),
        _ => Written(date.Start),
    };

    public static string Time(DateTime wall) => wall.ToString("HH:mm", CultureInfo.InvariantCulture);

    public string Every(ReportSchedule schedule)
    {
        var time = Time(DateTime.MinValue.AddMinutes(schedule.Minute));
        return schedule.Rhythm switch
        {
            ReportRhythm.Daily => Say("every.daily", time, schedule.ZoneId),
            ReportRhythm.Weekly => Say("every.weekly", time, schedule.ZoneId, Say($"weekday.{(int)schedule.Weekday!}")),
            _ => Say("every.monthly", time, schedule.ZoneId, OfMonth(schedule.DayOfMonth!.Value)),
        };
    }

    internal string? Find(string key) => words.GetString(key, CultureInfo.InvariantCulture);

    private string Written(WrittenDate date)
    {
        var day = date switch
        {
            { Month: { } month, Day: { } ofMonth } => Day(new DateOnly(date.Year, month, ofMonth)),
            { Month: { } month } => Say("date.month", Month(month), Number(date.Year)),
            _ => Number(date.Year),
        };
        return date.IsApproximate ? Say("date.about", day) : day;
    }

    private string Month(int month) => Say($"month.{month}");

    private string OfMonth(int day) => day == 1 ? Say("date.first", Number(day)) : Number(day);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
