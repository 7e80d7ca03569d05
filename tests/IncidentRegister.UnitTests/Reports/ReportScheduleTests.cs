using System.Globalization;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.UnitTests.Reports;

public class ReportScheduleTests
{
    // Where, what, after when; then the day it is due for, and the instant.
    [Theory]
    [InlineData("Europe/Amsterdam", "mon 08:00", "2026-11-21T12:00Z", "2026-11-23", "2026-11-23T07:00Z")]
    [InlineData("Europe/Amsterdam", "mon 08:00", "2026-11-23T07:00Z", "2026-11-30", "2026-11-30T07:00Z")] // after, not at
    [InlineData("Europe/Amsterdam", "mon 08:00", "2026-03-27T12:00Z", "2026-03-30", "2026-03-30T06:00Z")] // 08:00 stays 08:00
    [InlineData("Europe/Amsterdam", "daily 02:30", "2026-03-28T12:00Z", "2026-03-29", "2026-03-29T01:00Z")] // leapt over: 03:00
    [InlineData("Europe/Amsterdam", "daily 02:30", "2026-10-24T12:00Z", "2026-10-25", "2026-10-25T00:30Z")] // twice: the first
    [InlineData("Europe/Amsterdam", "daily 02:30", "2026-10-25T00:30Z", "2026-10-26", "2026-10-26T01:30Z")] // and not again
    [InlineData("Europe/Amsterdam", "daily 02:30", "2026-10-25T01:00Z", "2026-10-26", "2026-10-26T01:30Z")]
    [InlineData("America/Santiago", "daily 00:30", "2026-09-05T12:00Z", "2026-09-06", "2026-09-06T04:00Z")] // a day that begins at one
    [InlineData("America/Santiago", "daily 23:30", "2026-04-04T12:00Z", "2026-04-04", "2026-04-05T02:30Z")] // twice before midnight
    [InlineData("America/Santiago", "daily 23:30", "2026-04-05T02:30Z", "2026-04-05", "2026-04-06T03:30Z")]
    [InlineData("America/Nuuk", "sat 23:30", "2026-03-27T12:00Z", "2026-03-28", "2026-03-29T01:00Z")] // the leap ends in the next day
    [InlineData("Asia/Kathmandu", "sun 06:15", "2026-11-21T12:00Z", "2026-11-22", "2026-11-22T00:30Z")]
    [InlineData("Australia/Lord_Howe", "daily 02:15", "2026-10-03T12:00Z", "2026-10-04", "2026-10-03T15:30Z")] // half an hour forward
    [InlineData("Australia/Lord_Howe", "daily 01:45", "2026-04-04T10:00Z", "2026-04-05", "2026-04-04T14:45Z")] // half an hour twice
    [InlineData("Australia/Lord_Howe", "daily 01:45", "2026-04-04T14:45Z", "2026-04-06", "2026-04-05T15:15Z")]
    [InlineData("Pacific/Auckland", "1st 09:00", "2026-12-31T12:00Z", "2027-01-01", "2026-12-31T20:00Z")] // of next year, in this one
    [InlineData("Pacific/Kiritimati", "daily 00:00", "2026-12-31T09:59Z", "2027-01-01", "2026-12-31T10:00Z")]
    [InlineData("Pacific/Pago_Pago", "daily 23:59", "2027-01-01T10:00Z", "2026-12-31", "2027-01-01T10:59Z")]
    [InlineData("UTC", "31st 12:00", "2027-01-31T12:00Z", "2027-02-28", "2027-02-28T12:00Z")]
    [InlineData("UTC", "31st 12:00", "2028-01-31T12:00Z", "2028-02-29", "2028-02-29T12:00Z")]
    [InlineData("UTC", "29th 12:00", "2028-02-28T12:00Z", "2028-02-29", "2028-02-29T12:00Z")]
    [InlineData("UTC", "31st 12:00", "2026-03-31T12:00Z", "2026-04-30", "2026-04-30T12:00Z")]
    [InlineData("Pacific/Apia", "daily 08:00", "2011-12-29T18:00Z", "2011-12-31", "2011-12-30T18:00Z")] // a day that never was
    [InlineData("Pacific/Apia", "30th 08:00", "2011-12-01T00:00Z", "2011-12-30", "2011-12-30T10:00Z")] // yet a month has its report
    [InlineData("Africa/Casablanca", "daily 02:30", "2026-03-21T12:00Z", "2026-03-22", "2026-03-22T02:00Z")] // after Ramadan: leapt over
    public void It_is_due_by_the_clock_on_the_wall(string zone, string told, string after, string key, string at)
    {
        var next = Told(told, zone).Next(At(after));

        Assert.Equal((DateOnly.Parse(key, CultureInfo.InvariantCulture), At(at)), (next!.Key, next.At));
    }

    [Theory]
    [InlineData("mon 08:00", "2026-11-16", "2026-11-10", "2026-11-09T07:00Z")]
    [InlineData("daily 08:00", "2026-11-16", "2026-11-16", "2026-11-15T07:00Z")]
    [InlineData("1st 08:00", "2026-12-01", "2026-11-02", "2026-11-01T07:00Z")]
    [InlineData("31st 08:00", "2027-02-28", "2027-02-01", "2027-01-31T07:00Z")]
    [InlineData("31st 08:00", "2027-03-31", "2027-03-01", "2027-02-28T07:00Z")]
    [InlineData("mon 08:00", "2026-03-30", "2026-03-24", "2026-03-23T07:00Z")]
    public void Its_period_begins_where_the_one_before_ended(string told, string key, string first, string since)
    {
        var due = Told(told, "Europe/Amsterdam").On(DateOnly.Parse(key, CultureInfo.InvariantCulture));

        Assert.Equal((DateOnly.Parse(first, CultureInfo.InvariantCulture), At(since)), (due!.First, due.Since));
    }

    [Theory]
    [InlineData("mon 08:00", "2026-11-23T07:00Z", "2026-11-23")]
    [InlineData("mon 08:00", "2026-11-23T06:59Z", "2026-11-16")]
    [InlineData("31st 08:00", "2027-03-01T00:00Z", "2027-02-28")]
    [InlineData("31st 08:00", "2027-03-31T05:59Z", "2027-02-28")]
    [InlineData("daily 00:00", "2026-11-22T22:59Z", "2026-11-22")]
    public void The_last_one_is_found_as_well(string told, string until, string key) => Assert.Equal(
        DateOnly.Parse(key, CultureInfo.InvariantCulture), Told(told, "Europe/Amsterdam").LastUntil(At(until))!.Key);

    [Fact]
    public void On_a_day_on_which_it_is_not_due_there_is_none() =>
        Assert.Null(Told("mon 08:00", "UTC").On(new DateOnly(2026, 11, 21)));

    [Theory]
    [InlineData("Mars/Olympus", "report.unknown-zone")]
    [InlineData("W. Europe Standard Time", "report.unknown-zone")]
    [InlineData("../../etc/passwd", "report.unknown-zone")]
    [InlineData("", "report.unknown-zone")]
    public void A_zone_that_does_not_exist_breaks_a_rule(string zone, string rule) => Assert.Equal(
        rule,
        Assert.Throws<RuleBrokenException>(() => ReportSchedule.Daily(TimeSpan.FromHours(8), zone)).Rule);

    [Theory]
    [InlineData(ReportRhythm.Weekly, null, null)]
    [InlineData(ReportRhythm.Weekly, 7, null)]
    [InlineData(ReportRhythm.Monthly, null, null)]
    [InlineData(ReportRhythm.Monthly, null, 0)]
    [InlineData(ReportRhythm.Monthly, null, 32)]
    [InlineData((ReportRhythm)9, 1, 1)]
    public void A_schedule_that_never_fires_breaks_a_rule(ReportRhythm rhythm, int? weekday, int? dayOfMonth) => Assert.Equal("report.never-due",
        Assert.Throws<RuleBrokenException>(() => ReportSchedule.Of(rhythm, (DayOfWeek?)weekday, dayOfMonth, TimeSpan.Zero, "UTC")).Rule);

    [Theory]
    [InlineData(-1)]
    [InlineData(24 * 60 * 60)]
    [InlineData(30)]
    public void A_time_that_is_none_of_a_day_breaks_a_rule(int seconds) => Assert.Equal("report.no-such-time",
        Assert.Throws<RuleBrokenException>(() => ReportSchedule.Daily(TimeSpan.FromSeconds(seconds), "UTC")).Rule);

    [Fact]
    public void Where_time_ends_there_is_no_next_one()
    {
        Assert.Null(Told("31st 08:00", "UTC").Next(DateTimeOffset.MaxValue));
        Assert.NotNull(Told("31st 08:00", "UTC").Next(DateTimeOffset.MinValue));
        Assert.Equal(1970, Told("1st 08:00", "Asia/Kathmandu").Next(DateTimeOffset.UnixEpoch.AddDays(-1))!.Key.Year);
    }

    internal static ReportSchedule Told(string told, string zone)
    {
        var (day, time) = (told.Split(' ')[0], TimeSpan.Parse(told.Split(' ')[1], CultureInfo.InvariantCulture));
        if (day == "daily") return ReportSchedule.Daily(time, zone);
        return char.IsDigit(day[0])
            ? ReportSchedule.Monthly(int.Parse(day[..^2], CultureInfo.InvariantCulture), time, zone)
            : ReportSchedule.Weekly(Enum.GetValues<DayOfWeek>().Single(d => $"{d}".StartsWith(day, StringComparison.OrdinalIgnoreCase)), time, zone);
    }

    private static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
