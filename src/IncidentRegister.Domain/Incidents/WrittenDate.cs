using System.Globalization;

namespace IncidentRegister.Domain.Incidents;

/// <summary>One day, month or year as somebody wrote it down: exactly then, or about then.</summary>
public sealed record WrittenDate
{
    private WrittenDate(int year, int? month, int? day, bool isApproximate) =>
        (Year, Month, Day, IsApproximate) = (year, month, day, isApproximate);

    /// <summary>1000 to 9999.</summary>
    public int Year { get; }

    /// <summary>1 to 12; null for a whole year.</summary>
    public int? Month { get; }

    /// <summary>1 to 31; null for a whole month or year.</summary>
    public int? Day { get; }

    public bool IsApproximate { get; }

    /// <summary>The first day that the text names, before an "about" widens it.</summary>
    public DateOnly First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that the text names, before an "about" widens it.</summary>
    public DateOnly Last => Day is null ? EndOfMonth(Year, Month ?? 12) : First;

    /// <summary>The earliest day that is meant.</summary>
    internal DateOnly Earliest => this switch
    {
        { IsApproximate: false } => First,
        { Month: null } => First.AddYears(-1),
        { Day: null } => First.AddMonths(-1),
        _ => First.AddDays(-IncidentDate.ApproximateDays),
    };

    /// <summary>The latest day that is meant; the calendar itself ends with the year 9999.</summary>
    internal DateOnly Latest => this switch
    {
        { IsApproximate: false } => Last,
        _ when Last > DateOnly.MaxValue.AddDays(-IncidentDate.ApproximateDays) => DateOnly.MaxValue,
        { Month: null } => EndOfMonth(Year + 1, 12),
        { Day: null } => EndOfMonth(First.AddMonths(1).Year, First.AddMonths(1).Month),
        _ => Last.AddDays(IncidentDate.ApproximateDays),
    };

    /// <summary><c>2026</c>, <c>2026-11</c> or <c>2026-11-14</c>, each with <c>~</c> behind it for "about".</summary>
    /// <returns>The key of the rule that the text breaks, or null when <paramref name="date"/> is set.</returns>
    internal static string? Read(ReadOnlySpan<char> text, out WrittenDate? date)
    {
        date = null;
        var isApproximate = text is [.., '~'];
        if (isApproximate) text = text[..^1];

        var hasForm = text.Length switch
        {
            4 => true,
            7 => text[4] == '-',
            10 => text[4] == '-' && text[7] == '-',
            _ => false,
        };
        if (!hasForm) return "date.not-understood";

        var year = Number(text[..4]);
        var month = text.Length >= 7 ? Number(text[5..7]) : null;
        var day = text.Length == 10 ? Number(text[8..]) : null;
        if (year is null || (text.Length >= 7 && month is null) || (text.Length == 10 && day is null))
            return "date.not-understood";

        return Make(year.Value, month, day, isApproximate, out date);
    }

    /// <returns>The key of the rule that the numbers break, or null when <paramref name="date"/> is set.</returns>
    internal static string? Make(int year, int? month, int? day, bool isApproximate, out WrittenDate? date)
    {
        date = null;
        if (year is < 1000 or > 9999) return "date.not-understood";
        if (month is < 1 or > 12) return "date.no-such-day";
        if (day < 1 || day > DateTime.DaysInMonth(year, month ?? 1)) return "date.no-such-day";

        date = new WrittenDate(year, month, day, isApproximate);
        return null;
    }

    public override string ToString()
    {
        var form = Day is not null ? "yyyy-MM-dd" : Month is not null ? "yyyy-MM" : "yyyy";
        var text = First.ToString(form, CultureInfo.InvariantCulture);

        return IsApproximate ? text + "~" : text;
    }

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    /// <summary>Null unless every character is 0 to 9; digits of other scripts are a slip, not a date.</summary>
    private static int? Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return null;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
