using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class IncidentDateTests
{
    [Theory]
    [InlineData("2026-11-14", DatePrecision.Day, "2026-11-14", "2026-11-14")]
    [InlineData("2026-11-14~", DatePrecision.About, "2026-11-11", "2026-11-17")]
    [InlineData("2024-02-29", DatePrecision.Day, "2024-02-29", "2024-02-29")]
    [InlineData("2026-11", DatePrecision.Month, "2026-11-01", "2026-11-30")]
    [InlineData("2024-01~", DatePrecision.Month, "2023-12-01", "2024-02-29")]
    [InlineData("2026", DatePrecision.Year, "2026-01-01", "2026-12-31")]
    [InlineData("2026~", DatePrecision.Year, "2025-01-01", "2027-12-31")]
    [InlineData("2026-11-12/2026-11-14", DatePrecision.Between, "2026-11-12", "2026-11-14")]
    [InlineData("2020-07/2021-04", DatePrecision.Between, "2020-07-01", "2021-04-30")]
    [InlineData("2026-11-14/2026-11", DatePrecision.Between, "2026-11-14", "2026-11-30")]
    [InlineData("2026-11-12~/2026-11-14~", DatePrecision.Between, "2026-11-09", "2026-11-17")]
    [InlineData("2021-10/..", DatePrecision.Since, "2021-10-01", null)]
    [InlineData("2021-10-19~/..", DatePrecision.Since, "2021-10-16", null)]
    [InlineData("XXXX", DatePrecision.Unknown, null, null)]
    [InlineData("1000", DatePrecision.Year, "1000-01-01", "1000-12-31")]
    [InlineData("1000~", DatePrecision.Year, "0999-01-01", "1001-12-31")]
    [InlineData("9999~", DatePrecision.Year, "9998-01-01", "9999-12-31")]
    [InlineData("9998~", DatePrecision.Year, "9997-01-01", "9999-12-31")]
    [InlineData("9999-11~", DatePrecision.Month, "9999-10-01", "9999-12-31")]
    [InlineData("9999-12-29~", DatePrecision.About, "9999-12-26", "9999-12-31")]
    public void A_text_says_how_exactly_and_between_which_days(
        string text, DatePrecision precision, string? from, string? to)
    {
        var date = IncidentDate.Parse(text);

        Assert.Equal(precision, date.Precision);
        Assert.Equal(from is null ? null : DateOnly.Parse(from), date.From);
        Assert.Equal(to is null ? null : DateOnly.Parse(to), date.To);
        Assert.Equal(text.Contains('~', StringComparison.Ordinal), date.IsApproximate);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("", "date.not-understood")]
    [InlineData(" 2026-11-14", "date.not-understood")]
    [InlineData("2026-11-14\n", "date.not-understood")]
    [InlineData("26-11-14", "date.not-understood")]
    [InlineData("0999", "date.not-understood")]
    [InlineData("2026-1", "date.not-understood")]
    [InlineData("2026-11-14T10:00", "date.not-understood")]
    [InlineData("2026.11.14", "date.not-understood")]
    [InlineData("2026-11.14", "date.not-understood")]
    [InlineData("2026-11-14~~", "date.not-understood")]
    [InlineData("~2026", "date.not-understood")]
    [InlineData("2026?", "date.not-understood")]
    [InlineData("+2026", "date.not-understood")]
    [InlineData("202X", "date.not-understood")]
    [InlineData("xxxx", "date.not-understood")]
    [InlineData("٢٠٢٦", "date.not-understood")]
    [InlineData("２０２６", "date.not-understood")]
    [InlineData("../2026", "date.not-understood")]
    [InlineData("../..", "date.not-understood")]
    [InlineData("/", "date.not-understood")]
    [InlineData("2026/", "date.not-understood")]
    [InlineData("2026/2027/2028", "date.not-understood")]
    [InlineData("XXXX/2026", "date.not-understood")]
    [InlineData("2026-11-14/2026-11-13/..", "date.not-understood")]
    [InlineData("2026-13", "date.no-such-day")]
    [InlineData("2026-00", "date.no-such-day")]
    [InlineData("2026-02-30", "date.no-such-day")]
    [InlineData("2026-02-29", "date.no-such-day")]
    [InlineData("1900-02-29", "date.no-such-day")]
    [InlineData("2026-11-00", "date.no-such-day")]
    [InlineData("2026-11-12/2026-11-31", "date.no-such-day")]
    [InlineData("2026-11-14/2026-11-12", "date.end-before-start")]
    [InlineData("2026-11-14/2026-10~", "date.end-before-start")]
    [InlineData("2026/2025-12-31", "date.end-before-start")]
    public void Other_texts_are_refused_with_their_reason(string text, string rule)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => IncidentDate.Parse(text));

        Assert.Equal(rule, refusal.Rule);
        Assert.False(IncidentDate.TryParse(text, out _));
    }

    [Fact]
    public void Long_garbage_is_refused() =>
        Assert.False(IncidentDate.TryParse(new string('2', 1_000_000), out _));

    [Fact]
    public void No_text_is_no_date() => Assert.False(IncidentDate.TryParse(null, out _));

    [Fact]
    public void Dates_made_from_fields_print_their_text()
    {
        var day = new DateOnly(2026, 11, 14);

        Assert.Equal("2026-11-14", IncidentDate.OnDay(day).ToString());
        Assert.Equal("2026-11-14~", IncidentDate.About(day).ToString());
        Assert.Equal("2026-11-14/2026-11-16", IncidentDate.Between(day, day.AddDays(2)).ToString());
        Assert.Equal("2026-11~/2027", IncidentDate.Between(
            IncidentDate.InMonth(2026, 11, isApproximate: true), IncidentDate.InYear(2027)).ToString());
        Assert.Equal("2026-11-14/..", IncidentDate.Since(day).ToString());
        Assert.Equal("XXXX", IncidentDate.Unknown.ToString());
    }

    [Fact]
    public void Between_twice_the_same_day_is_that_day() =>
        Assert.Equal(IncidentDate.Parse("2026-11-14"), IncidentDate.Parse("2026-11-14/2026-11-14"));

    [Fact]
    public void A_range_cannot_be_the_side_of_a_range()
    {
        var range = IncidentDate.Parse("2026-11-12/2026-11-14");

        Assert.Throws<RuleBrokenException>(() => IncidentDate.Between(range, IncidentDate.InYear(2027)));
        Assert.Throws<RuleBrokenException>(() => IncidentDate.Between(IncidentDate.InYear(2025), range));
        Assert.Throws<RuleBrokenException>(() => IncidentDate.Since(IncidentDate.Unknown));
    }

    [Fact]
    public void What_is_not_known_may_have_happened_on_any_day() =>
        Assert.True(IncidentDate.Unknown.Contains(new DateOnly(2026, 11, 14)));

    [Theory]
    [InlineData("2026-11-15")]
    [InlineData("2026-11-18~")]
    [InlineData("2026-11")]
    [InlineData("2026-11-14/2026-12-24")]
    [InlineData("XXXX")]
    public void A_date_that_may_have_come_is_let_through(string text) =>
        IncidentDate.Parse(text).RefuseIfAfter(new DateOnly(2026, 11, 14));

    [Theory]
    [InlineData("2026-11-16")]
    [InlineData("2026-11-19~")]
    [InlineData("2026-12")]
    [InlineData("2027/..")]
    public void A_date_that_has_not_come_is_refused(string text)
    {
        var refusal = Assert.Throws<RuleBrokenException>(
            () => IncidentDate.Parse(text).RefuseIfAfter(new DateOnly(2026, 11, 14)));

        Assert.Equal("incident.in-future", refusal.Rule);
    }

    [Theory]
    [InlineData("2026-11-14", "2026-11-26", 12, 12)]
    [InlineData("2026-11-12/2026-11-14", "2026-11-24", 10, 12)]
    [InlineData("2026-11", "2026-11-13", -17, 12)]
    [InlineData("2026-11-14", "2026-11-01", -13, -13)]
    [InlineData("2026-11/..", "2026-11-13", null, 12)]
    [InlineData("2026-11-13", "2026-11/..", -12, null)]
    [InlineData("XXXX", "2026-11-13", null, null)]
    public void Days_between_two_dates_have_a_least_and_a_most(string one, string other, int? least, int? most)
    {
        var days = IncidentDate.Parse(one).DaysTo(IncidentDate.Parse(other));

        Assert.Equal(new DayRange(least, most), days);
        Assert.Equal(least is not null && least == most, days.IsExact);
    }

    [Theory]
    [InlineData(-17, 12, 0, 12)]
    [InlineData(3, 12, 3, 12)]
    [InlineData(null, 12, 0, 12)]
    [InlineData(-12, null, 0, null)]
    [InlineData(-13, -13, -13, -13)]
    public void A_range_that_is_known_to_follow_begins_at_nought(
        int? least, int? most, int? leastAfter, int? mostAfter) =>
        Assert.Equal(new DayRange(leastAfter, mostAfter), new DayRange(least, most).Following());
}
