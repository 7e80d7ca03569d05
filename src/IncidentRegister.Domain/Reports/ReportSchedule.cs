namespace IncidentRegister.Domain.Reports;

/// <summary>How often a report goes out.</summary>
public enum ReportRhythm { Daily, Weekly, Monthly }

/// <summary>
/// When a report is due: a time on the clock of the wall in a time zone, every day, on a day of the week, or on a day of
/// the month. Instants are computed each time and never stored, so that a change of the clocks or of a zone's rules moves
/// no report away from its hour.
/// </summary>
public sealed partial record ReportSchedule
{
    public const int ZoneMaxLength = 60;

    private ReportSchedule() { }

    public ReportRhythm Rhythm { get; private init; }

    /// <summary>Of a weekly one; else null.</summary>
    public DayOfWeek? Weekday { get; private init; }

    /// <summary>Of a monthly one, 1 to 31; a month that is shorter has it on its last day. Else null.</summary>
    public int? DayOfMonth { get; private init; }

    /// <summary>Minutes after midnight on the clock of the wall.</summary>
    public int Minute { get; private init; }

    /// <summary>IANA name of the time zone, such as <c>Europe/Amsterdam</c>.</summary>
    public string ZoneId { get; private init; } = "UTC";

    /// <exception cref="RuleBrokenException">As <see cref="Of"/> says.</exception>
    public static ReportSchedule Daily(TimeSpan time, string zoneId) => Of(ReportRhythm.Daily, null, null, time, zoneId);

    /// <exception cref="RuleBrokenException">As <see cref="Of"/> says.</exception>
    public static ReportSchedule Weekly(DayOfWeek day, TimeSpan time, string zoneId) => Of(ReportRhythm.Weekly, day, null, time, zoneId);

    /// <exception cref="RuleBrokenException">As <see cref="Of"/> says.</exception>
    public static ReportSchedule Monthly(int day, TimeSpan time, string zoneId) => Of(ReportRhythm.Monthly, null, day, time, zoneId);

    /// <summary>What the rhythm does not need is left out.</summary>
    /// <exception cref="RuleBrokenException">
    /// The schedule would never fire, the time is none of a day or has seconds, or the system knows no such zone.
    /// </exception>
    public static ReportSchedule Of(ReportRhythm rhythm, DayOfWeek? weekday, int? dayOfMonth, TimeSpan time, string zoneId)
    {
        RuleBrokenException.ThrowIf(!KnowsZone(zoneId), "report.unknown-zone");
        RuleBrokenException.ThrowIf(
            time < TimeSpan.Zero || time >= TimeSpan.FromDays(1) || time.Ticks % TimeSpan.TicksPerMinute != 0, "report.no-such-time");
        RuleBrokenException.ThrowIf(!Fires(rhythm, weekday, dayOfMonth), "report.never-due");

        return new ReportSchedule
        {
            Rhythm = rhythm,
            Weekday = rhythm == ReportRhythm.Weekly ? weekday : null,
            DayOfMonth = rhythm == ReportRhythm.Monthly ? dayOfMonth : null,
            Minute = (int)time.TotalMinutes,
            ZoneId = zoneId,
        };
    }

    /// <summary>An IANA name that this system has rules for; no Windows name.</summary>
    public static bool KnowsZone(string? zoneId) =>
        zoneId is { Length: > 0 and <= ZoneMaxLength } && TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out var found) && found.HasIanaId;

    private static bool Fires(ReportRhythm rhythm, DayOfWeek? weekday, int? dayOfMonth) => rhythm switch
    {
        ReportRhythm.Daily => true,
        ReportRhythm.Weekly => weekday is { } day && Enum.IsDefined(day),
        ReportRhythm.Monthly => dayOfMonth is >= 1 and <= 31,
        _ => false,
    };
}

/// <summary>One time that a report is due.</summary>
/// <param name="Key">The day for which it is due, in its zone; at most one of each.</param>
/// <param name="At">UTC. Where the clocks leap over the time, the first minute after it; where it comes twice, the first.</param>
/// <param name="Since">UTC; when it was due before that.</param>
/// <param name="First">The first day that the period is named after; the last one is <paramref name="Key"/>.</param>
public sealed record ReportOccurrence(DateOnly Key, DateTimeOffset At, DateTimeOffset Since, DateOnly First);
