using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Domain.Overview;

/// <summary>So many that waited so long, and whether that is over: waits as a database counts them.</summary>
/// <param name="Days">Nought or more.</param>
public readonly record struct CountedWait(int Days, bool IsOver, int Count)
{
    /// <summary>One wait for each that was counted.</summary>
    public static IEnumerable<Wait> Spread(IEnumerable<CountedWait> counted) =>
        counted.SelectMany(c => Enumerable.Repeat(new Wait(c.Days, c.IsOver), c.Count));
}
