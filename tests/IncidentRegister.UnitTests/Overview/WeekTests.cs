using IncidentRegister.Domain.Overview;

namespace IncidentRegister.UnitTests.Overview;

public class WeekTests
{
    [Theory]
    [InlineData("2024-12-30", "2024-12-30", "2025-W01")]
    [InlineData("2025-01-05", "2024-12-30", "2025-W01")]
    [InlineData("2021-01-03", "2020-12-28", "2020-W53")]
    [InlineData("2021-01-04", "2021-01-04", "2021-W01")]
    [InlineData("2024-12-05", "2024-12-02", "2024-W49")]
    public void A_day_has_the_week_of_its_monday_also_over_the_end_of_a_year(string day, string monday, string code)
    {
        var week = Week.Of(Day(day));

        Assert.Equal((Day(monday), code), (week.Monday, week.Code));
    }

    [Fact]
    public void The_last_weeks_follow_each_other_without_a_gap()
    {
        var weeks = Week.Until(Day("2025-01-05"), 53);

        Assert.Equal((53, Day("2024-01-01"), Day("2025-01-05")), (weeks.Count, weeks[0].Monday, weeks[^1].Sunday));
        Assert.All(weeks.Zip(weeks.Skip(1)), p => Assert.Equal(p.First.Sunday.AddDays(1), p.Second.Monday));
    }

    [Theory]
    [InlineData(2020, 53, "2019-12-30", "2021-01-03")]
    [InlineData(2024, 52, "2024-01-01", "2024-12-29")]
    [InlineData(2026, 53, "2025-12-29", "2027-01-03")]
    public void A_year_has_52_or_53_weeks(int year, int count, string first, string last)
    {
        var weeks = Week.OfYear(year);

        Assert.Equal((count, Day(first), Day(last)), (weeks.Count, weeks[0].Monday, weeks[^1].Sunday));
    }

    [Fact]
    public void What_may_lie_in_two_weeks_lies_in_none()
    {
        Assert.Equal("2024-W49", Week.Around(Day("2024-12-02"), Day("2024-12-08"))?.Code);
        Assert.Null(Week.Around(Day("2024-12-08"), Day("2024-12-09")));
        Assert.Null(Week.Around(Day("2024-12-08"), null));
        Assert.Null(Week.Around(null, Day("2024-12-08")));
    }

    [Fact]
    public void A_session_is_marked_where_a_day_of_it_lies_within()
    {
        Assert.Equal(["asp-23"], AssemblySession.Within(Day("2024-12-05"), Day("2025-11-30")).Select(s => s.Forum));
        Assert.Empty(AssemblySession.Within(Day("2024-12-06"), Day("2025-11-30")));
        Assert.All(AssemblySession.All, s => Assert.True(s.From <= s.To));
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", null);
}
