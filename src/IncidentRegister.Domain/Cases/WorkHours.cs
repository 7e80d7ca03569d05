namespace IncidentRegister.Domain.Cases;

/// <summary>From when to when people work on one day of the week, by the clock on the wall.</summary>
public sealed class WorkHours
{
    private WorkHours() { } // for EF Core

    internal WorkHours(DayOfWeek day) => Day = day;

    public DayOfWeek Day { get; private set; }

    /// <summary>Minutes after midnight, 0 to 1439.</summary>
    public int OpensMinute { get; private set; }

    /// <summary>Minutes after midnight, up to 1440: the midnight at the end of the day.</summary>
    public int ClosesMinute { get; private set; }

    public TimeSpan Opens => TimeSpan.FromMinutes(OpensMinute);
    public TimeSpan Closes => TimeSpan.FromMinutes(ClosesMinute);

    internal void Last(TimeSpan opens, TimeSpan closes) =>
        (OpensMinute, ClosesMinute) = ((int)opens.TotalMinutes, (int)closes.TotalMinutes);
}

/// <summary>A day on which nobody works, and what it is called.</summary>
public sealed class Holiday
{
    public const int NameMaxLength = 100;

    private Holiday() { } // for EF Core

    internal Holiday(DateOnly day, string name) => (Day, Name) = (day, name);

    public DateOnly Day { get; private set; }
    public string Name { get; private set; } = "";
}
