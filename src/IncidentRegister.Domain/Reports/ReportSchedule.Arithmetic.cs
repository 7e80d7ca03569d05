namespace IncidentRegister.Domain.Reports;

/// <summary>From days on the wall to instants, by what a clock on that wall shows, whatever moves it.</summary>
public sealed partial record ReportSchedule
{
    /// <summary>No zone is further from UTC than fifteen hours; within a day more than that, its clocks are not moved twice.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(39);

    private static readonly DateOnly Earliest = new(2, 1, 1), Latest = new(9998, 12, 31);

    /// <summary>The first time after an instant that it is due; null where time ends before.</summary>
    public ReportOccurrence? Next(DateTimeOffset after)
    {
        var zone = Zone();
        return Occurrences(zone, LocalDay(zone, after).AddDays(-3)).FirstOrDefault(o => o.At > after);
    }

    /// <summary>The last time up to an instant, and at it, that it was due; null where time begins after.</summary>
    public ReportOccurrence? LastUntil(DateTimeOffset until)
    {
        var zone = Zone();
        var back = Rhythm switch { ReportRhythm.Daily => 4, ReportRhythm.Weekly => 15, _ => 64 };
        return Occurrences(zone, LocalDay(zone, until).AddDays(-back)).TakeWhile(o => o.At <= until).LastOrDefault();
    }

    /// <summary>The occurrence of a day; null where it is not due on it.</summary>
    public ReportOccurrence? On(DateOnly key) =>
        key < Earliest || key > Latest ? null : Occurrences(Zone(), key).TakeWhile(o => o.Key <= key).FirstOrDefault();

    /// <summary>The instant at which the clock on the wall showed the same time, so many days before.</summary>
    public DateTimeOffset DaysBefore(DateTimeOffset instant, int days)
    {
        var zone = Zone();
        return Instant(zone, TimeZoneInfo.ConvertTime(instant, zone).DateTime.AddDays(-days));
    }

    /// <summary>The day and time on the wall of an instant.</summary>
    public DateTime OnTheWall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone()).DateTime;

    private TimeZoneInfo Zone() => TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    private static DateOnly LocalDay(TimeZoneInfo zone, DateTimeOffset instant)
    {
        var utc = DateOnly.FromDateTime(instant.UtcDateTime);
        if (utc <= Earliest.AddDays(70)) return Earliest.AddDays(70);
        return utc >= Latest ? Latest : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    }

    private IEnumerable<ReportOccurrence> Occurrences(TimeZoneInfo zone, DateOnly from)
    {
        foreach (var key in Keys(from))
        {
            // A day that a place leaves out (Samoa, 30 December 2011) has no daily report; the next one tells of it.
            if (Rhythm == ReportRhythm.Daily && IsLeftOut(zone, key)) continue;

            var before = Before(key);
            yield return new ReportOccurrence(key, Instant(zone, key), Instant(zone, before), before.AddDays(1));
        }
    }

    private IEnumerable<DateOnly> Keys(DateOnly from)
    {
        for (var day = from < Earliest ? Earliest : from; day <= Latest; day = day.AddDays(1))
            if (IsDue(day)) yield return day;
    }

    private bool IsDue(DateOnly day) => Rhythm switch
    {
        ReportRhythm.Daily => true,
        ReportRhythm.Weekly => day.DayOfWeek == Weekday,
        _ => day.Day == Clamped(day),
    };

    private DateOnly Before(DateOnly key) => Rhythm switch
    {
        ReportRhythm.Daily => key.AddDays(-1),
        ReportRhythm.Weekly => key.AddDays(-7),
        _ => key.AddDays(-key.Day) is var last ? last.AddDays(Clamped(last) - last.Day) : key,
    };

    private int Clamped(DateOnly month) => Math.Min(DayOfMonth!.Value, DateTime.DaysInMonth(month.Year, month.Month));

    /// <summary>The first instant at which the clock on the wall shows this minute of this day, or has leapt over it.</summary>
    private DateTimeOffset Instant(TimeZoneInfo zone, DateOnly day) => Instant(zone, day.ToDateTime(TimeOnly.MinValue).AddMinutes(Minute));

    private static DateTimeOffset Instant(TimeZoneInfo zone, DateTime wall)
    {
        var asUtc = new DateTimeOffset(wall, TimeSpan.Zero);
        var before = zone.GetUtcOffset(asUtc - Reach);
        var after = zone.GetUtcOffset(asUtc + Reach);

        var shown = new[] { before, after }.Select(offset => (At: asUtc - offset, Offset: offset))
            .Where(c => zone.GetUtcOffset(c.At) == c.Offset).Select(c => c.At).Order().ToList();
        return shown.Count > 0 ? shown[0] : Leap(zone, asUtc - after, asUtc - before);
    }

    /// <summary>The instant between two at which the offset changes; to the second, as zones have it.</summary>
    private static DateTimeOffset Leap(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to)
    {
        var old = zone.GetUtcOffset(from);
        while (to - from > TimeSpan.FromSeconds(1))
        {
            var middle = from + TimeSpan.FromSeconds(Math.Floor((to - from).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == old) from = middle;
            else to = middle;
        }

        return to;
    }

    private static bool IsLeftOut(TimeZoneInfo zone, DateOnly day)
    {
        var midnight = Instant(zone, day.ToDateTime(TimeOnly.MinValue));
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(midnight, zone).DateTime) != day;
    }
}
