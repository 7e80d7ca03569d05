using System.Globalization;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>Days and times of a report, on the clock of its own zone.</summary>
internal static class ReportDays
{
    /// <summary>As addresses have it: <c>2026-11-16</c>.</summary>
    public static string Key(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>With the day of the week and the month in words.</summary>
    public static string At(DateTime wall) => wall.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.CurrentUICulture.DateTimeFormat);
}
