using System.Globalization;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Responses;

/// <summary>Reads "by 31 December 2025", "avant le 30 juin", "no later than March 15", "by the end of 2026".</summary>
/// <param name="issued">A day without a year is the next one from here; null: such a day is no deadline.</param>
internal sealed class AskDeadlines(DateOnly? issued)
{
    private const int DateReach = 2;
    private const int FillerReach = 1;
    private const int EarliestYear = 1998;
    private const int LatestYear = 2100;

    /// <summary>The first deadline between two tokens that does not lie before the statement.</summary>
    public (DateOnly Day, Cue Words)? In(AskSentence sentence, int first, int end)
    {
        foreach (var cue in sentence.Small)
        {
            if (!cue.Is("by") || cue.First < first) continue;
            for (var at = cue.End; at <= Math.Min(cue.End + DateReach, end - 1); at++)
                if ((at == cue.End || Number(sentence, at - 1, end, 1, 31) is null) // "31 February" is not February
                    && DateAt(sentence, at, end) is { } date && !(date.Day < issued))
                    return (date.Day, cue with { End = date.End });
        }

        return null;
    }

    private (DateOnly Day, int End)? DateAt(AskSentence sentence, int at, int end)
    {
        if (sentence.Small.Find(c => c.Is("end") && c.First == at) is { Concept: not null } last)
            return EndOf(sentence, last.End, end);
        if (Year(sentence, at, end) is { } iso) return Iso(sentence, at, end, iso);

        if (Number(sentence, at, end, 1, 31) is { } day)
        {
            for (var next = at + 1; next <= at + 1 + FillerReach; next++)
                if (MonthAt(sentence, next) is { } month) return WithYear(sentence, month.Number, day, month.End, end);
        }
        else if (MonthAt(sentence, at) is { } month)
        {
            return Number(sentence, month.End, end, 1, 31) is { } after
                ? WithYear(sentence, month.Number, after, month.End + 1, end)
                : WithYear(sentence, month.Number, null, month.End, end);
        }

        return null;
    }

    private (DateOnly Day, int End)? EndOf(AskSentence sentence, int at, int end)
    {
        for (var next = at; next <= at + FillerReach; next++)
        {
            if (Year(sentence, next, end) is { } year) return (new DateOnly(year, 12, 31), next + 1);
            if (MonthAt(sentence, next) is { } month) return WithYear(sentence, month.Number, null, month.End, end);
        }

        return null;
    }

    /// <param name="day">Null: the last one of the month.</param>
    private (DateOnly Day, int End)? WithYear(AskSentence sentence, int month, int? day, int at, int end)
    {
        for (var next = at; next <= at + FillerReach; next++)
            if (Year(sentence, next, end) is { } year) return Made(year, month, day, next + 1);

        if (issued is not { } from) return null;
        return Made(from.Year, month, day, at) is { } same && same.Day >= from
            ? same : Made(from.Year + 1, month, day, at);
    }

    private static (DateOnly Day, int End)? Iso(AskSentence sentence, int at, int end, int year) =>
        Number(sentence, at + 1, end, 1, 12) is { } month && Number(sentence, at + 2, end, 1, 31) is { } day
            ? Made(year, month, day, at + 3) : null;

    private static (DateOnly Day, int End)? Made(int year, int month, int? day, int end)
    {
        if (year > DateOnly.MaxValue.Year) return null;

        var days = DateTime.DaysInMonth(year, month);
        return day > days ? null : (new DateOnly(year, month, day ?? days), end);
    }

    private static (int Number, int End)? MonthAt(AskSentence sentence, int at) =>
        sentence.Small.Find(c => c.Is("month") && c.First == at) is { Concept: { } concept } cue
            ? (int.Parse(concept.Code, CultureInfo.InvariantCulture), cue.End) : null;

    private static int? Year(AskSentence sentence, int at, int end) =>
        Number(sentence, at, end, EarliestYear, LatestYear);

    /// <summary>Digits of any script, with up to three letters behind them: "1st", "1er".</summary>
    private static int? Number(AskSentence sentence, int at, int end, int least, int most)
    {
        if (at >= end) return null;

        var (form, number, digits) = (sentence.Tokens[at].Form, 0, 0);
        for (; digits < Math.Min(form.Length, 5); digits++)
        {
            var value = CharUnicodeInfo.GetDecimalDigitValue(form[digits]);
            if (value < 0) break;
            number = (number * 10) + value;
        }

        return digits > 0 && form.Length - digits <= 3 && number >= least && number <= most ? number : null;
    }
}
