using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;

namespace IncidentRegister.UnitTests.Cases;

public class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-11-20T15:00Z", 1, "2026-11-20T16:00Z")] // to the very end of a Friday
    [InlineData("2026-11-20T15:00Z", 2, "2026-11-23T09:00Z")] // over a weekend
    [InlineData("2026-11-21T12:00Z", 0, "2026-11-23T08:00Z")] // nothing to add: the next opening
    [InlineData("2026-10-23T14:00Z", 2, "2026-10-26T09:00Z")] // the clocks go back on the Sunday between
    [InlineData("2026-03-27T15:00Z", 2, "2026-03-30T08:00Z")] // and forward
    [InlineData("2026-12-24T15:00Z", 2, "2026-12-28T09:00Z")] // Christmas is a Friday
    public void Hours_are_added_by_the_clock_of_the_office(string start, int hours, string end)
    {
        var office = WorkCalendar.Office("Europe/Amsterdam");
        office.AddHoliday(new DateOnly(2026, 12, 25), "Christmas");

        Assert.Equal(At(end), office.Add(At(start), TimeSpan.FromHours(hours)));
    }

    [Theory]
    [InlineData("2026-03-29T00:00Z", 23 - 1)] // the night that lacks an hour; one of it had passed
    [InlineData("2026-10-24T23:00Z", 25 - 1)]
    [InlineData("2026-06-06T23:00Z", 24 - 1)]
    public void A_day_without_closing_is_as_long_as_it_is(string start, int hours)
    {
        var sundays = WorkCalendar.Of("Europe/Amsterdam", new Dictionary<DayOfWeek, (TimeSpan, TimeSpan)>
        {
            [DayOfWeek.Sunday] = (TimeSpan.Zero, TimeSpan.FromDays(1)),
        });

        Assert.Equal(TimeSpan.FromHours(hours), sundays.Between(At(start), At(start).AddDays(3)));
    }

    [Fact]
    public void Hours_that_the_clocks_leap_over_are_not_worked_and_hours_that_come_twice_are_worked_twice()
    {
        var nights = WorkCalendar.Of("Europe/Amsterdam", new Dictionary<DayOfWeek, (TimeSpan, TimeSpan)>
        {
            [DayOfWeek.Sunday] = (TimeSpan.FromHours(2), TimeSpan.FromHours(3)),
        });

        Assert.Equal(TimeSpan.Zero, nights.Between(At("2026-03-28T12:00Z"), At("2026-03-30T12:00Z")));
        Assert.Equal(TimeSpan.FromHours(2), nights.Between(At("2026-10-24T12:00Z"), At("2026-10-26T12:00Z")));
    }

    [Theory]
    [InlineData("Mars/Olympus", 9, 17, "calendar.unknown-zone")]
    [InlineData("W. Europe Standard Time", 9, 17, "calendar.unknown-zone")]
    [InlineData("../../etc/passwd", 9, 17, "calendar.unknown-zone")]
    [InlineData("", 9, 17, "calendar.unknown-zone")]
    [InlineData("UTC", 17, 9, "calendar.closes-before-opening")]
    [InlineData("UTC", 9, 25, "calendar.closes-before-opening")]
    [InlineData("UTC", -1, 9, "calendar.closes-before-opening")]
    public void A_calendar_that_cannot_be_breaks_a_rule(string zone, int opens, int closes, string rule) => Assert.Equal(rule,
        Assert.Throws<RuleBrokenException>(() => WorkCalendar.Of(zone, new Dictionary<DayOfWeek, (TimeSpan, TimeSpan)>
        {
            [DayOfWeek.Monday] = (TimeSpan.FromHours(opens), TimeSpan.FromHours(closes)),
        })).Rule);

    [Fact]
    public void A_calendar_on_which_nobody_ever_works_breaks_a_rule() => Assert.Equal("calendar.no-hours",
        Assert.Throws<RuleBrokenException>(() => WorkCalendar.Of("UTC", new Dictionary<DayOfWeek, (TimeSpan, TimeSpan)>())).Rule);

    [Fact]
    public void A_holiday_is_there_once_and_goes_once()
    {
        var office = WorkCalendar.Office("UTC");
        var day = new DateOnly(2026, 12, 25);
        office.AddHoliday(day, "Christmas");

        Assert.Equal("calendar.holiday-twice", Assert.Throws<RuleBrokenException>(() => office.AddHoliday(day, "Noël")).Rule);
        office.RemoveHoliday(day);
        Assert.Equal("calendar.no-such-holiday", Assert.Throws<RuleBrokenException>(() => office.RemoveHoliday(day)).Rule);
    }

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
