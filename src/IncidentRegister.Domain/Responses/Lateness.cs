namespace IncidentRegister.Domain.Responses;

/// <summary>How many were answered within some days.</summary>
/// <param name="Answered">Answered on that day or before; a plain count.</param>
/// <param name="Waiting">Unanswered and not yet older than that: they can still be answered in time.</param>
/// <param name="Share">
/// 0 to 1, by the estimate of Kaplan and Meier, which keeps in those that wait still for as long as they waited. Null
/// when nothing was observed for so long.
/// </param>
public sealed record AnsweredWithin(int Days, int Answered, int Waiting, double? Share);

/// <summary>
/// Figures of lateness. Share and median are those of Kaplan and Meier (Nonparametric Estimation from Incomplete
/// Observations, Journal of the American Statistical Association 53, 1958): leaving out what was never answered would
/// make both better than they are.
/// </summary>
/// <param name="Unit">What is counted.</param>
/// <param name="Count">All, answered or not.</param>
/// <param name="Answered">Those with a response.</param>
/// <param name="Within">For 7, 30 and 90 days, unless others were asked for.</param>
/// <param name="MedianDays">The day by which half are answered; null when half were not reached.</param>
/// <param name="LongestWaiting">Days of the one that waits longest; null when none waits.</param>
public sealed record Lateness(
    WaitUnit Unit, int Count, int Answered, IReadOnlyList<AnsweredWithin> Within, int? MedianDays, int? LongestWaiting)
{
    public static IReadOnlyList<int> UsualDays { get; } = [7, 30, 90];

    /// <summary>Those that wait still.</summary>
    public int Waiting => Count - Answered;

    /// <param name="within">Days, each not below nought; null: <see cref="UsualDays"/>.</param>
    public static Lateness Of(WaitUnit unit, IEnumerable<Wait> waits, IReadOnlyList<int>? within = null)
    {
        var all = waits.ToList();
        return new Lateness(
            unit, all.Sum(w => w.Count), all.Sum(w => w.IsOver ? w.Count : 0), [.. (within ?? UsualDays).Select(days => By(days, all))],
            Survival.Median(all), all.Where(w => !w.IsOver).Select(w => (int?)w.Days).Max());
    }

    private static AnsweredWithin By(int days, List<Wait> waits) => new(
        days, waits.Sum(w => w.IsOver && w.Days <= days ? w.Count : 0), waits.Sum(w => !w.IsOver && w.Days <= days ? w.Count : 0),
        1 - Survival.After(days, waits));
}
