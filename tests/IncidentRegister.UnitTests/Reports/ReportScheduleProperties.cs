using IncidentRegister.Domain.Reports;

namespace IncidentRegister.UnitTests.Reports;

/// <summary>What holds for every schedule in every zone of this system, over the changes of its clocks.</summary>
public class ReportScheduleProperties
{
    private static readonly DateTimeOffset[] Starts =
        [.. new[] { 1999, 2011, 2024, 2026, 2037 }.Select(year => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero))];

    [Theory]
    [InlineData("daily", 60)]
    [InlineData("weekly", 30)]
    [InlineData("monthly", 13)]
    public void Occurrences_ascend_and_no_day_has_two(string rhythm, int many)
    {
        var chance = new Random(20261121);
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones().Where(z => z.HasIanaId).OrderBy(_ => chance.Next()).Take(60))
        {
            var schedule = Any(rhythm, zone.Id, chance);
            var at = Starts[chance.Next(Starts.Length)].AddMinutes(chance.Next(200 * 24 * 60));
            var keys = new HashSet<DateOnly>();
            for (var n = 0; n < many; n++)
            {
                var next = schedule.Next(at)!;

                Assert.True(next.At > at, $"{schedule} after {at:O}");
                Assert.True(keys.Add(next.Key), $"{schedule} twice on {next.Key:O}");
                Assert.True(next.Since < next.At, $"{schedule} on {next.Key:O}");
                Assert.Equal(next, schedule.LastUntil(next.At));
                Assert.Equal(next, schedule.On(next.Key));
                IsFirstShowing(schedule, next);
                at = next.At;
            }
        }
    }

    /// <summary>The clock shows the time of the schedule, and did not before; or it has just leapt over it.</summary>
    private static void IsFirstShowing(ReportSchedule schedule, ReportOccurrence due)
    {
        var wall = due.Key.ToDateTime(TimeOnly.MinValue).AddMinutes(schedule.Minute);
        var shown = schedule.OnTheWall(due.At);
        var justBefore = schedule.OnTheWall(due.At.AddSeconds(-1));

        Assert.True(shown == wall || (justBefore < wall && shown > wall), $"{schedule} on {due.Key:O} shows {shown:O}");
        for (var hours = 1; hours <= 3; hours++)
            Assert.True(schedule.OnTheWall(due.At.AddHours(-hours)) < wall, $"{schedule} on {due.Key:O} was shown before");
    }

    private static ReportSchedule Any(string rhythm, string zone, Random chance)
    {
        var time = TimeSpan.FromMinutes(chance.Next(2) == 0 ? chance.Next(24 * 60) : chance.Next(4 * 60));
        return rhythm switch
        {
            "daily" => ReportSchedule.Daily(time, zone),
            "weekly" => ReportSchedule.Weekly((DayOfWeek)chance.Next(7), time, zone),
            _ => ReportSchedule.Monthly(chance.Next(1, 32), time, zone),
        };
    }
}
