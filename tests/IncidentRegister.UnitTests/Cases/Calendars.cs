using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Cases;

namespace IncidentRegister.UnitTests.Cases;

/// <summary>
/// Generated calendars, in zones whose clocks change by an hour, by half an hour, at midnight and by a whole day, and
/// instants that often lie close to a change.
/// </summary>
internal static class Calendars
{
    private static readonly string[] Zones =
    [
        "Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "Asia/Beirut",
        "America/Santiago", "UTC",
    ];

    private static readonly Gen<(TimeSpan, TimeSpan)> Hours = Gen.OneOf(
        Gen.Constant((TimeSpan.FromHours(9), TimeSpan.FromHours(17))),
        Gen.Constant((TimeSpan.Zero, TimeSpan.FromDays(1))),
        Gen.Choose(0, 1439).SelectMany(opens => Gen.Choose(opens + 1, 1440),
            (opens, closes) => (TimeSpan.FromMinutes(opens), TimeSpan.FromMinutes(closes))));

    private static readonly Gen<DayOfWeek[]> Week = Gen.NonEmptyListOf(Gen.Elements(Enum.GetValues<DayOfWeek>()))
        .Select(days => days.Distinct().ToArray());

    private static readonly DateTimeOffset[] Changes =
    [
        new(2026, 3, 29, 1, 0, 0, TimeSpan.Zero), new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero), // Amsterdam
        new(2026, 3, 8, 7, 0, 0, TimeSpan.Zero), new(2026, 11, 1, 6, 0, 0, TimeSpan.Zero), // New York
        new(2026, 4, 4, 15, 0, 0, TimeSpan.Zero), new(2011, 12, 30, 10, 0, 0, TimeSpan.Zero), // Lord Howe, Apia
        new(2026, 3, 28, 22, 0, 0, TimeSpan.Zero), new(2026, 4, 5, 3, 0, 0, TimeSpan.Zero), // Beirut, Santiago
    ];

    public static readonly Gen<DateTimeOffset> Instant = Gen.OneOf(
        Gen.Elements(Changes).SelectMany(_ => Gen.Choose(-200_000, 200_000), (at, seconds) => at.AddSeconds(seconds)),
        Gen.Choose(0, 40_000_000).Select(seconds => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds)));

    /// <summary>Up to three weeks of counted time, to the hundred nanoseconds.</summary>
    public static readonly Gen<TimeSpan> Time = Gen.OneOf(
        Gen.Choose(1, 500_000).Select(seconds => TimeSpan.FromSeconds(seconds)),
        Gen.Choose(1, int.MaxValue).Select(ticks => TimeSpan.FromTicks(ticks)));

    public static readonly Gen<WorkCalendar> Any =
        from zone in Gen.Elements(Zones)
        from week in Week
        from hours in Gen.ArrayOf(Hours, week.Length)
        from free in Gen.ListOf(Gen.Choose(0, 400))
        select WorkCalendar.Of(zone, week.Zip(hours).ToDictionary(d => d.First, d => d.Second),
            free.Select(day => new DateOnly(2026, 1, 1).AddDays(day)));
}
