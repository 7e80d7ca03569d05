using FsCheck.Fluent;
using IncidentRegister.Domain.Cases;

namespace IncidentRegister.UnitTests.Cases;

public class WorkCalendarProperties
{
    [Fact]
    public void What_was_added_is_what_is_measured() =>
        Properties.Hold(Calendars.Any, Sums, (calendar, sum) =>
            Assert.Equal(sum.Time, calendar.Between(sum.Start, calendar.Add(sum.Start, sum.Time))));

    [Fact]
    public void Nothing_ends_outside_of_working_time() =>
        Properties.Hold(Calendars.Any, Sums, (calendar, sum) =>
        {
            var end = calendar.Add(sum.Start, sum.Time);
            var justBefore = end.AddTicks(-1);

            Assert.Equal(TimeSpan.FromTicks(1), calendar.Between(justBefore, end));
        });

    [Fact]
    public void Later_starts_and_longer_times_never_end_earlier() =>
        Properties.Hold(Calendars.Any, Sums.Two(), (calendar, two) =>
        {
            var (one, other) = two;
            var (early, late) = one.Start <= other.Start ? (one.Start, other.Start) : (other.Start, one.Start);
            var (less, more) = one.Time <= other.Time ? (one.Time, other.Time) : (other.Time, one.Time);

            Assert.True(calendar.Add(early, less) <= calendar.Add(late, less));
            Assert.True(calendar.Add(early, less) <= calendar.Add(early, more));
        });

    [Fact]
    public void Time_is_the_sum_of_its_parts() =>
        Properties.Hold(Calendars.Any, Calendars.Instant.Two(), (calendar, two) =>
        {
            var (from, to) = two.Item1 <= two.Item2 ? (two.Item1, two.Item2) : (two.Item2, two.Item1);
            var middle = from + ((to - from) / 3);
            var end = to < from.AddDays(60) ? to : from.AddDays(60);
            if (middle > end) middle = end;

            Assert.Equal(calendar.Between(from, end), calendar.Between(from, middle) + calendar.Between(middle, end));
            Assert.InRange(calendar.Between(from, end), TimeSpan.Zero, end - from);
            Assert.Equal(TimeSpan.Zero, end > from ? calendar.Between(end, from) : TimeSpan.Zero);
        });

    [Fact]
    public void An_office_that_never_closes_counts_every_hour_that_passes() =>
        Properties.Hold(Calendars.Instant, Calendars.Time, (start, time) =>
        {
            var always = Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => (TimeSpan.Zero, TimeSpan.FromDays(1)));

            Assert.Equal(start + time, WorkCalendar.Of("Europe/Amsterdam", always).Add(start, time));
            Assert.Equal(start + time, WorkCalendar.Of("Asia/Beirut", always).Add(start, time));
        });

    private static FsCheck.Gen<(DateTimeOffset Start, TimeSpan Time)> Sums =>
        Calendars.Instant.SelectMany(_ => Calendars.Time, (start, time) => (start, time));
}
