using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentRegister.Application.Cases;

/// <summary>A time of the clock on the wall as people write it: <c>9:00</c>, <c>09:00</c>, up to <c>24:00</c>.</summary>
internal static partial class WallTime
{
    public static string Of(TimeSpan time) =>
        string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}");

    /// <returns>Time after midnight; null where it is none.</returns>
    public static TimeSpan? Read(string? typed)
    {
        if (typed is null || !Written().IsMatch(typed)) return null;

        var parts = typed.Split(':');
        var time = new TimeSpan(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), 0);
        return time <= TimeSpan.FromDays(1) ? time : null;
    }

    [GeneratedRegex(@"^[0-9]{1,2}:[0-5][0-9]\z")]
    private static partial Regex Written();
}
