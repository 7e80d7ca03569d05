using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>How many days may lie between two dates, in words: exact, or a range where dates are vague.</summary>
public static class DayWords
{
    /// <summary>"51 days", "0 to 12 days", "3 days or more", or that their number is not known.</summary>
    public static string Of(DayRange days, IStringLocalizer<Texts> texts) => days switch
    {
        { Least: null, Most: null } => texts["days.unknown"],
        { IsExact: true, Least: 1 } => texts["days.one"],
        { IsExact: true } => texts["days.exact", Grouped(days.Least)],
        { Most: null } => texts["days.at-least", Grouped(days.Least)],
        { Least: null } => texts["days.at-most", Grouped(days.Most)],
        _ => texts["days.between", Grouped(days.Least), Grouped(days.Most)],
    };

    /// <summary>The same where "days" stands beside it already: "51", "0 to 12", "at least 3", or that it is not known.</summary>
    public static string Bare(DayRange days, IStringLocalizer<Texts> texts) => days switch
    {
        { Least: null, Most: null } => texts["date.unknown"],
        { IsExact: true } => Grouped(days.Least),
        { Most: null } => texts["incident.days-at-least", Grouped(days.Least)],
        { Least: null } => texts["incident.days-at-most", Grouped(days.Most)],
        _ => texts["incident.days-between", Grouped(days.Least), Grouped(days.Most)],
    };

    private static string Grouped(int? days) => days.GetValueOrDefault().ToString("N0", CultureInfo.CurrentCulture);
}
