using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

/// <summary>How a measure stands about one incident.</summary>
public enum CellMark
{
    /// <summary>Taken, asked for or not.</summary>
    Taken,

    /// <summary>Announced for later, asked for or not; nothing is taken yet.</summary>
    Planned,

    /// <summary>Asked and neither taken nor planned: the one that calls for something.</summary>
    Asked,

    /// <summary>Whoever was asked said that it has the ask; nothing is taken yet.</summary>
    Acknowledged,

    /// <summary>Everybody who was asked said no.</summary>
    Declined,
}

/// <summary>An ask for a measure about an incident, as far as a reader may know of it.</summary>
public readonly record struct CellAsk(IncidentDate AskedOn, AskState State);

/// <summary>What is known of one measure about one incident.</summary>
/// <param name="Count">Of the responses; where there is none of the announcements, else of the asks that stand.</param>
/// <param name="On">The day of the first of them; of an announcement that for which it is planned.</param>
/// <param name="Waiting">Asks that wait still, taken or not.</param>
public sealed record MatrixCell(CellMark Mark, int Count, IncidentDate On, int Waiting)
{
    /// <summary>Of the asks that wait though nothing was taken, the first one's day; null where none waits so.</summary>
    public IncidentDate? WaitingSince { get; init; }

    /// <summary>What was taken counts before what is planned, that before an ask, an open ask before a refusal.</summary>
    /// <param name="taken">The days on which it was taken about the incident, by whomever.</param>
    /// <param name="planned">The days for which it is announced about the incident, by whomever; unknown where none was said.</param>
    /// <returns>Null where it was neither asked, announced nor taken, or every ask was withdrawn.</returns>
    public static MatrixCell? Of(
        IReadOnlyCollection<CellAsk> asks, IReadOnlyCollection<IncidentDate> taken, IReadOnlyCollection<IncidentDate>? planned = null)
    {
        var waiting = asks.Where(a => a.State is AskState.Open or AskState.NoReply).ToList();
        if (taken.Count > 0) return new(CellMark.Taken, taken.Count, Earliest(taken), waiting.Count);

        var since = waiting.Count > 0 ? Earliest(waiting.Select(a => a.AskedOn)) : null;
        if (planned is { Count: > 0 })
            return new(CellMark.Planned, planned.Count, Earliest(planned), waiting.Count) { WaitingSince = since };
        if (waiting.Count > 0) return Made(CellMark.Asked, waiting, waiting.Count) with { WaitingSince = since };

        return Standing(asks, AskState.Acknowledged) is { Count: > 0 } known ? Made(CellMark.Acknowledged, known, 0)
            : Standing(asks, AskState.Declined) is { Count: > 0 } refused ? Made(CellMark.Declined, refused, 0)
            : null;
    }

    private static List<CellAsk> Standing(IEnumerable<CellAsk> asks, AskState state) => [.. asks.Where(a => a.State == state)];

    private static MatrixCell Made(CellMark mark, List<CellAsk> asks, int waiting) =>
        new(mark, asks.Count, Earliest(asks.Select(a => a.AskedOn)), waiting);

    private static IncidentDate Earliest(IEnumerable<IncidentDate> days) => days.OrderBy(d => d.From ?? DateOnly.MaxValue).First();
}
