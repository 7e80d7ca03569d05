using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class IncidentDateProperties
{
    private static readonly Gen<string> NearlyDates = Gen
        .Elements("2026", "11", "14", "30", "00", "-", "-", "/", "..", "~", "XXXX", "٢", " ", "\0", "\ud800", "9999")
        .ListOf().Select(string.Concat);

    [Fact]
    public void What_is_printed_is_read_as_the_same_date() =>
        Properties.Hold(Dates.Any, date => Assert.Equal(date, IncidentDate.Parse(date.ToString())));

    [Fact]
    public void What_is_read_is_printed_as_the_same_text() =>
        Properties.Hold(Dates.Any.Select(date => date.ToString()), text =>
            Assert.Equal(text, IncidentDate.Parse(text).ToString()));

    [Fact]
    public void No_text_is_longer_than_the_longest() =>
        Properties.Hold(Dates.Any, date => Assert.True(date.ToString().Length <= IncidentDate.TextMaxLength));

    [Fact]
    public void Text_that_is_not_a_date_breaks_a_rule_and_nothing_else() =>
        Properties.Hold(NearlyDates, text =>
        {
            var refusal = Record.Exception(() => IncidentDate.Parse(text));

            Assert.True(refusal is null or RuleBrokenException, $"{refusal}");
            Assert.Equal(refusal is null, IncidentDate.TryParse(text, out _));
        });

    [Fact]
    public void Every_day_of_a_written_month_or_year_lies_within_the_bounds() =>
        Properties.Hold(Dates.Single, Dates.Day, (date, day) =>
        {
            var written = date.Start!;
            var isNamed = day.Year == written.Year
                && day.Month == (written.Month ?? day.Month)
                && day.Day == (written.Day ?? day.Day);

            Assert.True(date.Contains(written.First) && date.Contains(written.Last));
            Assert.True(!isNamed || date.Contains(day));
            Assert.True(isNamed || date.IsApproximate || !date.Contains(day));
        });

    [Fact]
    public void A_day_is_contained_when_it_lies_between_the_bounds() =>
        Properties.Hold(Dates.Any, Dates.Day, (date, day) =>
        {
            Assert.Equal(
                day >= (date.From ?? DateOnly.MinValue) && day <= (date.To ?? DateOnly.MaxValue), date.Contains(day));
            Assert.Equal(date.Contains(day), date.Overlaps(IncidentDate.OnDay(day)));
        });

    [Fact]
    public void Dates_overlap_when_a_bound_of_one_lies_within_the_other() =>
        Properties.Hold(Dates.Any, Dates.Any, (one, other) =>
        {
            var isShared = other.Contains(one.From ?? DateOnly.MinValue)
                || one.Contains(other.From ?? DateOnly.MinValue);

            Assert.Equal(isShared, one.Overlaps(other));
            Assert.Equal(one.Overlaps(other), other.Overlaps(one));
        });

    [Fact]
    public void Approximate_dates_have_wider_bounds() =>
        Properties.Hold(Dates.Single, date =>
        {
            Assert.True(date.From <= date.Start!.First && date.Start.Last <= date.To);
            Assert.Equal(date.IsApproximate, date.From < date.Start.First);
        });

    [Fact]
    public void Days_between_two_dates_are_the_same_from_either_side() =>
        Properties.Hold(Dates.Any, Dates.Any, (one, other) =>
        {
            var there = one.DaysTo(other);
            var back = other.DaysTo(one);

            Assert.True(there.Least is null || there.Most is null || there.Least <= there.Most);
            Assert.Equal(new DayRange(-there.Most, -there.Least), back);
        });
}
