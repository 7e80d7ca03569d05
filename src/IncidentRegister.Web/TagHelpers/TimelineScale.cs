using System.Globalization;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>Where a day stands on a line of time, in units of the picture.</summary>
internal sealed class TimelineScale
{
    public const int Width = 808;
    public const double Start = 190;
    public const double End = 790;

    private const int MostTicks = 6;
    private static readonly int[] Steps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400];

    private readonly int first;
    private readonly int last;

    private TimelineScale(int first, int last) => (this.first, this.last) = (first, last);

    /// <summary>From the month before the first day to the month after the last one.</summary>
    public static TimelineScale Over(IEnumerable<IncidentDate> dates)
    {
        var days = dates.SelectMany(d => new[] { d.From, d.To }).OfType<DateOnly>().Select(d => d.DayNumber).ToArray();
        return new TimelineScale(
            Math.Max(days.Min() - 30, DateOnly.MinValue.DayNumber), Math.Min(days.Max() + 30, DateOnly.MaxValue.DayNumber));
    }

    public double At(DateOnly day) => Start + ((End - Start) * (day.DayNumber - first) / (last - first));

    /// <summary>Beginnings of months or years, few enough to be read.</summary>
    public IEnumerable<(double At, string Label)> Ticks()
    {
        var (begin, end) = (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
        var months = (((end.Year - begin.Year) * 12) + end.Month - begin.Month);
        var step = Steps.First(s => months / s <= MostTicks || s == Steps[^1]);
        for (var month = ((begin.Year * 12) + begin.Month - 1) / step * step; ; month += step)
        {
            if (month / 12 is < 1 or > 9999) { if (month / 12 < 1) continue; yield break; }

            var day = new DateOnly(month / 12, (month % 12) + 1, 1);
            if (day > end) yield break;
            if (day >= begin)
                yield return (At(day), step < 12 ? day.ToString("MMM yyyy", CultureInfo.CurrentCulture) : day.Year.ToString(CultureInfo.InvariantCulture));
        }
    }
}
