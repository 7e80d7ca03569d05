using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>Numbers of days in words: exact ones, ranges where dates are vague.</summary>
public static class DayWords
{
    public static string Of(DayRange days, IStringLocalizer<Texts> texts) => days switch
    {
        { Least: null, Most: null } => texts["days.unknown"],
        { IsExact: true, Least: 1 } => texts["days.one"],
        { IsExact: true } => texts["days.exact", Number(days.Least)],
        { Most: null } => texts["days.at-least", Number(days.Least)],
        { Least: null } => texts["days.at-most", Number(days.Most)],
        _ => texts["days.between", Number(days.Least), Number(days.Most)],
    };

    private static string Number(int? days) => days.GetValueOrDefault().ToString("N0", CultureInfo.CurrentCulture);
}
