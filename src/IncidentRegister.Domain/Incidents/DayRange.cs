namespace IncidentRegister.Domain.Incidents;

/// <summary>The least and the most days that can lie between two vague dates.</summary>
/// <param name="Least">Days; negative where the second date may come first; null where no bound is known.</param>
/// <param name="Most">Days; never below <paramref name="Least"/>; null where no bound is known.</param>
public readonly record struct DayRange(int? Least, int? Most)
{
    /// <summary>The number of days is known exactly.</summary>
    public bool IsExact => Least is not null && Least == Most;

    /// <summary>
    /// The same range when the second date is known to follow the first, as a response follows its incident: a
    /// possible −17 to 12 days becomes 0 to 12. Where the dates contradict that, the range stays as it is.
    /// </summary>
    public DayRange Following() => Most < 0 ? this : this with { Least = Math.Max(0, Least ?? 0) };
}
