using System.Diagnostics.CodeAnalysis;

namespace IncidentRegister.Domain.Incidents;

/// <summary>
/// When something happened, as exactly as it is known: a day, about a day, between two dates, a month, a year, since
/// a date, or not known. Written in a part of EDTF level 1 (ISO 8601-2:2019, annex A;
/// https://www.loc.gov/standards/datetime/). Calendar days have no time zone.
/// </summary>
public sealed record IncidentDate
{
    /// <summary>Length of the longest text, <c>2026-11-12~/2026-11-14~</c>, in UTF-16 code units.</summary>
    public const int TextMaxLength = 23;

    /// <summary>
    /// "About" a day means up to this many days before or after it; about a month or a year means the month or the
    /// year before and after it too.
    /// </summary>
    public const int ApproximateDays = 3;

    private const string UnknownText = "XXXX";
    private const string OpenEnd = "..";

    private readonly bool isOpenEnded;

    private IncidentDate(WrittenDate? start, WrittenDate? end, bool isOpenEnded) =>
        (Start, End, this.isOpenEnded) = (start, end, isOpenEnded);

    public static IncidentDate Unknown { get; } = new(null, null, isOpenEnded: false);

    /// <summary>The only or the first date as written; null when the date is not known.</summary>
    public WrittenDate? Start { get; }

    /// <summary>The second date as written; null unless the date lies between two.</summary>
    public WrittenDate? End { get; }

    /// <summary>The earliest day that is meant; null when the date is not known.</summary>
    public DateOnly? From => Start?.Earliest;

    /// <summary>The latest day that is meant, itself included; null when there is no end or it is not known.</summary>
    public DateOnly? To => isOpenEnded ? null : (End ?? Start)?.Latest;

    /// <summary>The text, or one of its two sides, says "about".</summary>
    public bool IsApproximate => Start is { IsApproximate: true } || End is { IsApproximate: true };

    public DatePrecision Precision => this switch
    {
        { Start: null } => DatePrecision.Unknown,
        { isOpenEnded: true } => DatePrecision.Since,
        { End: not null } => DatePrecision.Between,
        { Start.Month: null } => DatePrecision.Year,
        { Start.Day: null } => DatePrecision.Month,
        { IsApproximate: true } => DatePrecision.About,
        _ => DatePrecision.Day,
    };

    /// <exception cref="RuleBrokenException">The day lies before the year 1000.</exception>
    public static IncidentDate OnDay(DateOnly day) => Single(day.Year, day.Month, day.Day, isApproximate: false);

    /// <exception cref="RuleBrokenException">The day lies before the year 1000.</exception>
    public static IncidentDate About(DateOnly day) => Single(day.Year, day.Month, day.Day, isApproximate: true);

    /// <exception cref="RuleBrokenException">There is no such month, or the year is not 1000 to 9999.</exception>
    public static IncidentDate InMonth(int year, int month, bool isApproximate = false) =>
        Single(year, month, null, isApproximate);

    /// <exception cref="RuleBrokenException">The year is not 1000 to 9999.</exception>
    public static IncidentDate InYear(int year, bool isApproximate = false) =>
        Single(year, null, null, isApproximate);

    /// <exception cref="RuleBrokenException">The end lies before the start.</exception>
    public static IncidentDate Between(DateOnly start, DateOnly end) => Between(OnDay(start), OnDay(end));

    /// <summary>Between two days, months or years. Twice the same date is that date.</summary>
    /// <exception cref="RuleBrokenException">The end lies before the start, or a side is itself a range.</exception>
    public static IncidentDate Between(IncidentDate start, IncidentDate end)
    {
        RuleBrokenException.ThrowIf(!start.IsSingle || !end.IsSingle, "date.not-understood");
        return Made(Range(start.Start!, end.Start!, out var date), date);
    }

    /// <exception cref="RuleBrokenException">The day lies before the year 1000.</exception>
    public static IncidentDate Since(DateOnly start) => Since(OnDay(start));

    /// <exception cref="RuleBrokenException"><paramref name="start"/> is itself a range, or not known.</exception>
    public static IncidentDate Since(IncidentDate start)
    {
        RuleBrokenException.ThrowIf(!start.IsSingle, "date.not-understood");
        return new IncidentDate(start.Start, null, isOpenEnded: true);
    }

    /// <exception cref="RuleBrokenException">
    /// <c>date.not-understood</c>, <c>date.no-such-day</c> or <c>date.end-before-start</c>.
    /// </exception>
    public static IncidentDate Parse(string text) => Made(Read(text, out var date), date);

    public static bool TryParse(string? text, [NotNullWhen(true)] out IncidentDate? date) =>
        Read(text, out date) is null;

    /// <summary>
    /// Whether it may have happened on that day. What has no bound on a side, or is not known at all, may.
    /// </summary>
    public bool Contains(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);

    /// <summary>Whether both may have happened on the same day.</summary>
    public bool Overlaps(IncidentDate other) => !EndsBefore(other) && !other.EndsBefore(this);

    /// <summary>How many days may lie between this date and the other; below nought if the other comes first.</summary>
    public DayRange DaysTo(IncidentDate other) => new(
        other.From?.DayNumber - To?.DayNumber,
        other.To?.DayNumber - From?.DayNumber);

    /// <summary>The day after <paramref name="today"/> is let through: it may have begun at the reporter's.</summary>
    /// <param name="rule">The key of the sentence that says so of this kind of record.</param>
    /// <exception cref="RuleBrokenException">Even the earliest day that is meant has not come yet.</exception>
    public void RefuseIfAfter(DateOnly today, string rule = "incident.in-future") =>
        RuleBrokenException.ThrowIf(From?.DayNumber > today.DayNumber + 1, rule);

    /// <summary>The text that <see cref="Parse"/> understands; equal dates have equal texts.</summary>
    public override string ToString() => this switch
    {
        { Start: null } => UnknownText,
        { isOpenEnded: true } => $"{Start}/{OpenEnd}",
        { End: not null } => $"{Start}/{End}",
        _ => Start.ToString(),
    };

    private bool IsSingle => Start is not null && End is null && !isOpenEnded;

    /// <summary>Never true where a bound is not known.</summary>
    public bool EndsBefore(IncidentDate other) => To < other.From;

    private static IncidentDate Single(int year, int? month, int? day, bool isApproximate)
    {
        var problem = WrittenDate.Make(year, month, day, isApproximate, out var written);
        return Made(problem, problem is null ? new IncidentDate(written, null, isOpenEnded: false) : null);
    }

    private static IncidentDate Made(string? problem, IncidentDate? date) =>
        date ?? throw new RuleBrokenException(problem!);

    private static string? Read(string? text, out IncidentDate? date)
    {
        date = text == UnknownText ? Unknown : null;
        if (date is not null) return null;
        if (text is null || text.Length > TextMaxLength) return "date.not-understood";

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var problem = WrittenDate.Read(slash < 0 ? text : text.AsSpan(0, slash), out var start);
        if (problem is not null) return problem;

        if (slash < 0 || text.AsSpan(slash + 1) is OpenEnd)
        {
            date = new IncidentDate(start, null, isOpenEnded: slash >= 0);
            return null;
        }

        return WrittenDate.Read(text.AsSpan(slash + 1), out var end) ?? Range(start!, end!, out date);
    }

    private static string? Range(WrittenDate start, WrittenDate end, out IncidentDate? date)
    {
        date = null;
        if (end.Last < start.First) return "date.end-before-start";

        date = new IncidentDate(start, end == start ? null : end, isOpenEnded: false);
        return null;
    }
}
