using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// How long something waited for its first response. Once a response is there the wait is frozen: later responses and
/// later days change nothing. While there is none it is counted until today, and goes on (censored).
/// </summary>
/// <param name="Days">
/// From the incident or the ask. Vague dates are counted from their first day to the first day of the answer, never
/// below nought.
/// </param>
/// <param name="IsOver">There is a response; false: it waits still.</param>
/// <param name="Count">How many waited alike, one or more.</param>
public readonly record struct Wait(int Days, bool IsOver, int Count = 1)
{
    /// <param name="from">Of the incident or of the ask.</param>
    /// <param name="responses">In any order; those of no known day are left out.</param>
    /// <returns>Null when it is not known since when it waits, or that day has not come yet.</returns>
    public static Wait? Of(IncidentDate from, IEnumerable<IncidentDate> responses, DateOnly today)
    {
        if (from.From is not { } start) return null;

        var first = responses.Select(r => r.From).Where(day => day is not null && day <= today).Min();
        if (first is { } day) return new Wait(Math.Max(0, day.DayNumber - start.DayNumber), true);

        return start <= today ? new Wait(today.DayNumber - start.DayNumber, false) : null;
    }
}

/// <summary>What is counted; a figure says so beside its number.</summary>
public enum WaitUnit
{
    /// <summary>From an incident to the first response about it, by whomever.</summary>
    Incident,

    /// <summary>From an ask of one addressee to the first response that fulfils it, even partly.</summary>
    Ask,

    /// <summary>From an incident to the first response about it by one State; each pair counts once.</summary>
    IncidentAndParty,
}
