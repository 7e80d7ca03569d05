using IncidentRegister.Application;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>How many days may lie between two dates, in words: "51", "0 to 12", "at least 3", or that it is not known.</summary>
public static class DayWords
{
    public static string Of(DayRange days, IStringLocalizer<Texts> texts) => days switch
    {
        { Least: null, Most: null } => texts["date.unknown"],
        { Most: null } => texts["incident.days-at-least", days.Least!],
        { Least: null } => texts["incident.days-at-most", days.Most!],
        { IsExact: true } => texts["incident.days-exact", days.Least!],
        _ => texts["incident.days-between", days.Least!, days.Most!],
    };
}
