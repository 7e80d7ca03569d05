using System.Globalization;

namespace IncidentRegister.Domain.Mentions;

/// <summary>A time that a text names, and where.</summary>
internal readonly record struct TimeCue(Period Period, int First, int End, bool IsRelative)
{
    /// <summary>The number of the order or bill that has this date: "Executive Order 14203 of 6 February 2025".</summary>
    public string? Paper { get; init; }

    /// <summary>It may tell when the incident was: it is not the date of a paper that is none of the incident.</summary>
    public bool MayDate(IncidentProfile incident) => Paper is null || incident.Instruments.Contains(Paper);
}

/// <summary>
/// Reads "5 June 2025", "le 5 juin", "June 2025", "in June", "last month", "last summer", "2025-06-05", "in 2020"; what has
/// no year is the last such day, month or season before the statement.
/// </summary>
/// <param name="today">Of the statement, or of what is told at this place.</param>
/// <param name="ahead">So many days after that day count as before it: an entry of a chronology goes on after its date.</param>
internal sealed class TimeReader(DateOnly? today, int ahead = 0)
{
    private const int EarliestYear = 1990;
    private const int LatestYear = 2100;

    public List<TimeCue> Read(List<Token> tokens, List<Cue> cues)
    {
        var times = new List<TimeCue>();
        foreach (var cue in cues)
        {
            if (cue.Is("month")) AddMonth(tokens, cue, times);
            else if (cue.Is("season")) AddSeason(tokens, cue, times);
            else if (cue.Is("term")) times.Add(new TimeCue(Term(cue.Concept.Code), cue.First, cue.End, false));
            else if (cue.Is("window") && Window(cue.Concept.Code) is { } window)
                times.Add(new TimeCue(window, cue.First, cue.End, true));
        }

        for (var at = 0; at < tokens.Count; at++)
            if (YearAt(tokens, at) is { } year && !times.Any(t => t.First <= at && at < t.End)
                && !cues.Exists(c => c.Is("dated") && c.End == at)) // "the law of 2016" is not of that year's acts
                times.Add(IsoAt(tokens, at, year));

        if (today is { } day) times.AddRange(Since(times, cues, day));
        return times;
    }

    private void AddMonth(List<Token> tokens, Cue cue, List<TimeCue> times)
    {
        var month = int.Parse(cue.Concept.Code, CultureInfo.InvariantCulture);
        var (first, end) = (cue.First, cue.End);
        int? day = null;

        for (var before = first - 1; before >= Math.Max(0, first - 2) && day is null; before--)
            if (DayAt(tokens, before) is { } number) (day, first) = (number, before);
        if (day is null && DayAt(tokens, end) is { } after) (day, end) = (after, end + 1);

        int? year = null;
        for (var next = end; next < Math.Min(tokens.Count, end + 2) && year is null; next++)
            if (YearAt(tokens, next) is { } number) (year, end) = (number, next + 1);

        var given = year ?? LastYearWith(month);
        if (given is null) return;

        var isDay = day <= DateTime.DaysInMonth(given.Value, month);
        times.Add(new TimeCue(
            isDay ? Period.Day(new DateOnly(given.Value, month, day!.Value))
                : Period.Month(given.Value, month), first, end, false));
    }

    /// <summary>"In the summer of 2025", "last summer": some weeks more than the calendar gives it, as people speak.</summary>
    private void AddSeason(List<Token> tokens, Cue cue, List<TimeCue> times)
    {
        var months = Array.ConvertAll(cue.Concept.Code.Split(' '), m => int.Parse(m, CultureInfo.InvariantCulture));
        var end = cue.End;
        int? year = null;
        for (var next = end; next < Math.Min(tokens.Count, end + 2) && year is null; next++)
            if (YearAt(tokens, next) is { } number) (year, end) = (number, next + 1);

        if ((year ?? LastYearWith(months[0])) is not { } given) return;

        var last = new DateOnly(given, months[1], DateTime.DaysInMonth(given, months[1]));
        times.Add(new TimeCue(new Period(new DateOnly(given, months[0], 1), last, 2), cue.First, end, false));
    }

    private int? LastYearWith(int month) =>
        today?.AddDays(ahead) is { } day ? (month <= day.Month ? day.Year : day.Year - 1) : null;

    private Period? Window(string code)
    {
        var parts = code.Split(' ');
        var number = int.Parse(parts[1], CultureInfo.InvariantCulture);
        if (today is not { } day) return null;
        if (parts[0] == "year") return Period.Year(Math.Max(1, day.Year + number));

        var from = int.Parse(parts[0], CultureInfo.InvariantCulture);
        if (day.DayNumber + from < 0) return null;

        return new Period(day.AddDays(from), day.AddDays(number), 2);
    }

    /// <summary>Of office: from one day to another.</summary>
    private static Period Term(string code)
    {
        var days = Array.ConvertAll(
            code.Split(' '), d => DateOnly.ParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture));
        return new Period(days[0], days[1], 1);
    }

    /// <summary>"Since February": then, or later.</summary>
    private static List<TimeCue> Since(List<TimeCue> times, List<Cue> cues, DateOnly day) =>
    [
        .. times.Where(t => t.Period.From <= day && cues.Exists(c => c.Is("since") && c.End == t.First))
            .Select(t => t with { Period = new Period(t.Period.From, day, 1) }),
    ];

    private static int? DayAt(List<Token> tokens, int at)
    {
        if (at < 0 || at >= tokens.Count) return null;

        var form = tokens[at].Form.AsSpan();
        var digits = 0;
        while (digits < form.Length && char.IsAsciiDigit(form[digits])) digits++;
        if (digits is 0 or > 2 || form.Length - digits > 3) return null;

        var day = int.Parse(form[..digits], CultureInfo.InvariantCulture);
        return day is >= 1 and <= 31 ? day : null;
    }

    private static int? YearAt(List<Token> tokens, int at) =>
        tokens[at].Form is { Length: 4 } form && form.All(char.IsAsciiDigit)
        && int.Parse(form, CultureInfo.InvariantCulture) is >= EarliestYear and <= LatestYear and var year ? year
            : null;

    private static TimeCue IsoAt(List<Token> tokens, int at, int year)
    {
        if (at + 2 < tokens.Count && tokens[at].End + 1 == tokens[at + 1].Start
            && tokens[at + 1].End + 1 == tokens[at + 2].Start
            && DayAt(tokens, at + 1) is <= 12 and var month && DayAt(tokens, at + 2) is { } day
            && day <= DateTime.DaysInMonth(year, month))
            return new TimeCue(Period.Day(new DateOnly(year, month, day)), at, at + 3, false);

        return new TimeCue(Period.Year(year), at, at + 1, false);
    }
}
