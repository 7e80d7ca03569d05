namespace IncidentRegister.Domain.Overview;

/// <summary>
/// Places on a logarithmic line of days, so that a day, a month and a year can stand in one picture. Nought days has no
/// logarithm: it stands where one day does, and the line says so.
/// </summary>
/// <param name="Most">Days at the far end; at least 10.</param>
public readonly record struct LogDays(int Most)
{
    private static readonly int[] Marks = [1, 3, 7, 30, 90, 365, 1095, 3650];

    /// <summary>A line long enough for these days, and not shorter than one of 90.</summary>
    public static LogDays For(IEnumerable<int> days) => new(Math.Max(90, days.DefaultIfEmpty().Max()));

    /// <summary>0 for a day and less, 1 for the most.</summary>
    public double At(int days) => Math.Log(Math.Clamp(days, 1, Most)) / Math.Log(Most);

    /// <summary>Days that have a mark on the line, rising.</summary>
    public IEnumerable<int> Ticks
    {
        get
        {
            var most = Most;
            return Marks.Where(m => m <= most);
        }
    }
}
