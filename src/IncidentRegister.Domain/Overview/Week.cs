using System.Globalization;

namespace IncidentRegister.Domain.Overview;

/// <summary>A week from Monday to Sunday, numbered as ISO 8601 does: its year is that of its Thursday.</summary>
public readonly record struct Week
{
    private Week(DateOnly monday) => Monday = monday;

    public DateOnly Monday { get; }
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Of its Thursday.</summary>
    public int Year => ISOWeek.GetYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>Such as <c>2024-W49</c>; the first days of January may belong to a week of the year before.</summary>
    public string Code
    {
        get
        {
            var day = Monday.ToDateTime(TimeOnly.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{ISOWeek.GetWeekOfYear(day):00}");
        }
    }

    public static Week Of(DateOnly day) => new(day.AddDays(-(((int)day.DayOfWeek + 6) % 7)));

    /// <summary>The last weeks up to the one of this day, oldest first.</summary>
    /// <param name="count">One or more.</param>
    public static IReadOnlyList<Week> Until(DateOnly day, int count)
    {
        var last = Of(day);
        return [.. Enumerable.Range(0, count).Select(n => new Week(last.Monday.AddDays(7 * (n - count + 1))))];
    }

    /// <summary>The 52 or 53 weeks of a year.</summary>
    /// <param name="year">1 to 9998.</param>
    public static IReadOnlyList<Week> OfYear(int year) =>
        Until(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, ISOWeek.GetWeeksInYear(year), DayOfWeek.Monday)), ISOWeek.GetWeeksInYear(year));

    /// <summary>The week in which the whole of something lies; null where its days are not known so closely.</summary>
    public static Week? Around(DateOnly? from, DateOnly? to) =>
        from is { } first && to is { } last && Of(first) == Of(last) ? Of(first) : null;
}
