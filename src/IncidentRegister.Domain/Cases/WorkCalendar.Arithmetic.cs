namespace IncidentRegister.Domain.Cases;

/// <summary>Exact arithmetic of working time; every instant is one of UTC.</summary>
public sealed partial class WorkCalendar
{
    private TimeZoneInfo? zone;

    /// <summary>Working time of one week without holidays or changes of the clock.</summary>
    public TimeSpan WeekLength => TimeSpan.FromMinutes(hours.Sum(h => h.ClosesMinute - h.OpensMinute));

    /// <summary>Working time of one working day, on average.</summary>
    public TimeSpan DayLength => WeekLength / hours.Count;

    /// <summary>
    /// The instant at which so much working time has passed. Lies always within working time or at its very end; with no
    /// time to add, <paramref name="start"/> itself or the next opening.
    /// </summary>
    /// <param name="working">Nought or more.</param>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        var left = working;
        foreach (var (from, to) in Spans(start))
        {
            if (left <= to - from) return from + left;
            left -= to - from;
        }

        throw new InvalidOperationException("A calendar ends only where time does.");
    }

    /// <summary>Working time that passes between two instants; nought if <paramref name="to"/> comes first.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset to)
    {
        var passed = TimeSpan.Zero;
        foreach (var span in Spans(from))
        {
            if (span.From >= to) break;
            passed += (span.To < to ? span.To : to) - span.From;
        }

        return passed;
    }

    /// <summary>Stretches of working time after an instant, in order; none is empty, and no two overlap.</summary>
    private IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Spans(DateTimeOffset after)
    {
        zone ??= TimeZoneInfo.FindSystemTimeZoneById(ZoneId);
        var free = holidays.Select(h => h.Day).ToHashSet();
        var end = after.ToUniversalTime();
        var first = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime).AddDays(-1);
        for (var day = first; day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (free.Contains(day) || hours.Find(h => h.Day == day.DayOfWeek) is not { } work) continue;

            var from = Opening(day, work.Opens);
            var to = work.ClosesMinute == 24 * 60 ? Opening(day.AddDays(1), TimeSpan.Zero) : Closing(day, work.Closes);
            if (from < end) from = end; // begun before, or clocks that go back over midnight
            if (from >= to) continue;

            yield return (from, to);
            end = to;
        }
    }

    /// <summary>The first time that the clock on the wall shows it.</summary>
    private DateTimeOffset Opening(DateOnly day, TimeSpan time) => At(day, time, offsets => offsets.Max());

    /// <summary>The last time that the clock on the wall shows it.</summary>
    private DateTimeOffset Closing(DateOnly day, TimeSpan time) => At(day, time, offsets => offsets.Min());

    private DateTimeOffset At(DateOnly day, TimeSpan time, Func<TimeSpan[], TimeSpan> choose)
    {
        var wall = day.ToDateTime(TimeOnly.MinValue) + time;

        // A time that the clocks leap over is the instant of the leap; Samoa once left out a whole day.
        while (zone!.IsInvalidTime(wall)) wall = wall.AddMinutes(1);

        var offset = zone.IsAmbiguousTime(wall) ? choose(zone.GetAmbiguousTimeOffsets(wall)) : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall - offset, TimeSpan.Zero);
    }
}
