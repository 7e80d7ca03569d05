namespace IncidentRegister.Domain.Cases;

/// <summary>
/// When an office works: its time zone, the hours of each day of the week, and its holidays. Working time is what
/// lies between opening and closing on the clock of the wall, measured in time that really passes: on a day on which
/// the clocks change, an office that is open through the night works an hour less or an hour more.
/// </summary>
public sealed partial class WorkCalendar
{
    /// <summary>The key of the one calendar there is.</summary>
    public const string Liaison = "liaison";
    public const int ZoneMaxLength = 60;
    public const int HolidaysAtMost = 400;

    private readonly List<WorkHours> hours = [];
    private readonly List<Holiday> holidays = [];

    private WorkCalendar() { } // for EF Core

    public string Key { get; private set; } = Liaison;

    /// <summary>IANA name of the time zone, such as <c>Europe/Amsterdam</c>.</summary>
    public string ZoneId { get; private set; } = "UTC";
    public long Version { get; private set; }

    /// <summary>At most one row for each day of the week; none for a day off.</summary>
    public IReadOnlyList<WorkHours> Hours => hours;
    public IReadOnlyList<Holiday> Holidays => holidays;

    /// <summary>The week of an office without holidays: Monday to Friday from nine to five.</summary>
    public static WorkCalendar Office(string zoneId) => Of(
        zoneId,
        Enum.GetValues<DayOfWeek>().Where(d => d is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToDictionary(d => d, _ => (TimeSpan.FromHours(9), TimeSpan.FromHours(17))));

    /// <param name="week">Opening and closing for each day on which people work, in time after midnight.</param>
    /// <exception cref="RuleBrokenException">As <see cref="Keep"/> says.</exception>
    public static WorkCalendar Of(
        string zoneId, IReadOnlyDictionary<DayOfWeek, (TimeSpan Opens, TimeSpan Closes)> week, params IEnumerable<DateOnly> holidays)
    {
        var calendar = new WorkCalendar();
        calendar.Keep(zoneId, week);
        foreach (var day in holidays.Distinct()) calendar.AddHoliday(day, $"{day:O}");
        return calendar;
    }

    /// <summary>The zone and the hours of the week, told anew.</summary>
    /// <exception cref="RuleBrokenException">
    /// The system knows no such zone, a day closes before it opens, or nobody ever works.
    /// </exception>
    public void Keep(string zoneId, IReadOnlyDictionary<DayOfWeek, (TimeSpan Opens, TimeSpan Closes)> week)
    {
        RuleBrokenException.ThrowIf(!KnowsZone(zoneId), "calendar.unknown-zone");
        RuleBrokenException.ThrowIf(week.Count == 0, "calendar.no-hours");
        RuleBrokenException.ThrowIf(week.Values.Any(h => !IsDay(h.Opens, h.Closes)), "calendar.closes-before-opening");

        (ZoneId, zone) = (zoneId, null);
        hours.RemoveAll(h => !week.ContainsKey(h.Day));
        hours.AddRange(week.Keys.Where(day => !hours.Exists(h => h.Day == day)).Select(day => new WorkHours(day)));
        hours.ForEach(h => h.Last(week[h.Day].Opens, week[h.Day].Closes));
        Version++;
    }

    /// <exception cref="RuleBrokenException">That day is a holiday already, or there are too many.</exception>
    public void AddHoliday(DateOnly day, string name)
    {
        RuleBrokenException.ThrowIf(holidays.Exists(h => h.Day == day), "calendar.holiday-twice");
        RuleBrokenException.ThrowIf(holidays.Count >= HolidaysAtMost, "calendar.too-many-holidays");
        holidays.Add(new Holiday(day, name));
        Version++;
    }

    /// <exception cref="RuleBrokenException">That day is no holiday.</exception>
    public void RemoveHoliday(DateOnly day)
    {
        RuleBrokenException.ThrowIf(holidays.RemoveAll(h => h.Day == day) == 0, "calendar.no-such-holiday");
        Version++;
    }

    /// <summary>An IANA name that this system has rules for; no Windows name.</summary>
    public static bool KnowsZone(string? zoneId) =>
        zoneId is { Length: > 0 and <= ZoneMaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var found) && found.HasIanaId;

    private static bool IsDay(TimeSpan opens, TimeSpan closes) => opens >= TimeSpan.Zero && opens < closes
        && closes <= TimeSpan.FromDays(1) && opens.Ticks % TimeSpan.TicksPerMinute == 0 && closes.Ticks % TimeSpan.TicksPerMinute == 0;
}
