using System.Globalization;
using IncidentRegister.Application;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// Dates in the words of the reader: months spelt out, so that 03/04 never comes up; Gregorian, Western digits.
/// </summary>
public sealed class DateWords(IStringLocalizer<Texts> texts)
{
    /// <summary>"19 October 2021", in the pattern of the language.</summary>
    public string Day(DateOnly day) => day.ToString(
        texts[day.Day == 1 ? "date.pattern.first-of-month" : "date.pattern.day"], CultureInfo.CurrentCulture);

    /// <summary>"30 November 2026, 09:42 UTC".</summary>
    public string Instant(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return texts[
            "date.instant", Day(DateOnly.FromDateTime(utc)), utc.ToString("HH:mm", CultureInfo.InvariantCulture)];
    }

    /// <summary>
    /// An incident's date in words: "about 19 October 2021", "between … and …", "since October 2021", "not known". Text
    /// that is no date is shown as it is.
    /// </summary>
    public string Event(string? edtf)
    {
        if (edtf is null or "XXXX") return texts["date.unknown"];

        return edtf.Split('/') switch
        {
            [var since, ".."] => texts["date.since", Side(since)],
            [var from, var to] => texts["date.between", Side(from), Side(to)],
            [var only] => Side(only),
            _ => edtf,
        };
    }

    private string Side(string side) =>
        side.EndsWith('~') ? texts["date.about", Single(side[..^1])] : Single(side);

    private string Single(string date)
    {
        const DateTimeStyles strict = DateTimeStyles.None;
        var invariant = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(date, "yyyy-MM-dd", invariant, strict, out var day)) return Day(day);
        if (DateOnly.TryParseExact(date, "yyyy-MM", invariant, strict, out var month))
            return month.ToString(texts["date.pattern.month"], CultureInfo.CurrentCulture);
        return date;
    }
}
