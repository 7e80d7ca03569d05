using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Domain.Overview;

/// <summary>So many that waited so long, and whether that is over: waits as a database counts them.</summary>
/// <param name="Days">Nought or more.</param>
public readonly record struct CountedWait(int Days, bool IsOver, int Count)
{
    public static CountedWait One(Wait wait) => new(wait.Days, wait.IsOver, 1);
}
