using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Mentions;

/// <summary>A day, a month or a year that is spoken of.</summary>
/// <param name="To">Itself included.</param>
/// <param name="Rank">3 for a day, 2 for a month or a few weeks, 1 for a year.</param>
internal readonly record struct Period(DateOnly From, DateOnly To, int Rank)
{
    private const int DaysOfDay = 7;
    private const int DaysOfMonth = 62;

    public static Period Day(DateOnly day) => new(day, day, 3);

    /// <summary>From one day to another: what takes years is told no nearer than a year is.</summary>
    public static Period Of(DateOnly from, DateOnly to) => new(from, to, (to.DayNumber - from.DayNumber) switch
    {
        <= DaysOfDay => 3,
        <= DaysOfMonth => 2,
        _ => 1,
    });

    public static Period Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), 2);

    public static Period Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), 1);

    /// <summary>
    /// The end, or the day itself within it; of a year the middle, because nothing is known of its end.
    /// </summary>
    public DateOnly LastKnown(DateOnly day) =>
        Rank == 1 && From <= day ? From.AddDays((Math.Min(day.DayNumber, To.DayNumber) - From.DayNumber) / 2)
        : From <= day && day <= To ? day : To;

    /// <summary>Of two days one may be the other's neighbour: the world has more than one date at a time.</summary>
    public bool Overlaps(Period other)
    {
        var slack = Rank == 3 && other.Rank == 3 ? 1 : 0;
        return From.DayNumber <= other.To.DayNumber + slack && other.From.DayNumber <= To.DayNumber + slack;
    }
}

/// <summary>
/// When an incident happened and when it became known, from EDTF or from dates as people write them:
/// "2021-11-03/07 (sources differ)", "2022-04 (disclosed 2022-06-16)", "2024-11-11 and 11-13".
/// </summary>
internal sealed class ToldDates
{
    private static readonly string[] Disclosing =
        ["public", "disclosed", "published", "announced", "known", "publié", "annoncé", "anunciado"];

    private int year;
    private int? month;
    private bool hadDay;

    private ToldDates() { }

    public List<Period> Periods { get; } = [];

    /// <summary>Before this day nobody could speak of it; null when no date is known.</summary>
    public DateOnly? KnownFrom { get; private set; }

    /// <summary>
    /// Also the days on which its acts were announced, done or lifted. What was announced later than it was done is known from then
    /// on.
    /// </summary>
    public static ToldDates Of(IncidentSketch incident)
    {
        var told = Of(incident.Date);
        var known = incident.Acts.Select(told.Add).Min();
        told.KnownFrom = known ?? told.KnownFrom;
        return told;
    }

    public static ToldDates Of(string text)
    {
        var told = new ToldDates();
        if (IncidentDate.TryParse(text, out var edtf) && edtf.From is { } from)
            told.Periods.Add(Period.Of(from, edtf.To ?? from));
        else told.ReadAsWritten(text);

        if (told.Periods.Count > 0) told.KnownFrom ??= told.Periods.Min(p => p.From);
        return told;
    }

    /// <returns>Since when the act is known.</returns>
    private DateOnly? Add(ActSketch act)
    {
        DateOnly? first = null, announced = null;
        foreach (var stage in act.Stages)
        {
            var period = Of(stage.Date).Periods.Select(p => (Period?)p).FirstOrDefault();
            if (period is not { } told) continue;

            if (!Periods.Contains(told)) Periods.Add(told);
            if (first is null || told.From < first) first = told.From;
            if (stage.Kind == StageKind.Announced && (announced is null || told.From < announced)) announced = told.From;
        }

        return announced ?? first;
    }

    private void ReadAsWritten(string text)
    {
        var word = "";
        var depth = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is '(') depth++;
            if (text[at] is ')') depth--;

            var end = at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '-')) end++;
            if (end > at && Read(text[at..end].Trim('-')) is { } period)
            {
                Periods.Add(IsRange(text, at) && Periods is [.., { Rank: 1 } before] && period.Rank == 1 && period.From > before.From
                    ? new Period(before.From, period.To, 1) : period);
                if (depth > 0 && Disclosing.Contains(word, StringComparer.OrdinalIgnoreCase)) KnownFrom ??= period.From;
            }

            if (end == at)
            {
                while (end < text.Length && char.IsLetter(text[end])) end++;
                if (end > at) word = text[at..end];
            }

            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>"2015–2024": what goes before is the first of several years.</summary>
    private static bool IsRange(string text, int at) => text.AsSpan(0, at).TrimEnd() is [.., '–' or '—'];

    private Period? Read(string piece)
    {
        var parts = piece.Split('-');
        if (parts.Any(p => p.Length is not (2 or 4)) || parts.Length > 3) return null;

        var numbers = parts.Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        if (parts[0].Length == 4)
        {
            if (numbers[0] is < 1900 or > 2200) return null;
            year = numbers[0];
            numbers.RemoveAt(0);
            (month, hadDay) = (null, false);
            if (numbers.Count == 0) return Period.Year(year);
        }
        else if (year == 0) return null;

        if (numbers.Count == 1 && hadDay) numbers.Insert(0, month!.Value); // 2021-04-01/02
        if (numbers[0] is < 1 or > 12) return null;

        month = numbers[0];
        hadDay = numbers.Count == 2;
        if (!hadDay) return Period.Month(year, month.Value);

        return numbers[1] >= 1 && numbers[1] <= DateTime.DaysInMonth(year, month.Value)
            ? Period.Day(new DateOnly(year, month.Value, numbers[1])) : null;
    }
}
