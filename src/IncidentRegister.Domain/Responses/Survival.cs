namespace IncidentRegister.Domain.Responses;

/// <summary>From a day on, the share that still waits, by the estimate of Kaplan and Meier.</summary>
/// <param name="Days">A day on which something was answered.</param>
/// <param name="Share">0 to 1, that day included.</param>
public readonly record struct SurvivalStep(int Days, double Share);

/// <summary>The estimate of Kaplan and Meier of how many still wait after so many days.</summary>
public static class Survival
{
    /// <summary>
    /// One step for each day with an answer, days rising, shares falling; empty when nothing was answered. Who waits
    /// still and has waited exactly as long as another that was answered counts as having been there.
    /// </summary>
    public static IReadOnlyList<SurvivalStep> Curve(IEnumerable<Wait> waits)
    {
        var (steps, share) = (new List<SurvivalStep>(), 1.0);
        var days = waits.GroupBy(w => w.Days).OrderBy(g => g.Key).ToList();
        var waiting = days.Sum(g => g.Sum(w => w.Count));

        foreach (var day in days)
        {
            var answered = day.Sum(w => w.IsOver ? w.Count : 0);
            if (answered > 0)
            {
                share *= (double)(waiting - answered) / waiting;
                steps.Add(new SurvivalStep(day.Key, share));
            }

            waiting -= day.Sum(w => w.Count);
        }

        return steps;
    }

    /// <summary>The share that still waits after so many days; null when nothing was observed for so long.</summary>
    public static double? After(int days, IReadOnlyCollection<Wait> waits)
    {
        var (share, longest) = (1.0, -1);
        foreach (var step in Curve(waits))
            if (step.Days <= days) share = step.Share;
        foreach (var wait in waits) longest = Math.Max(longest, wait.Days);

        return longest >= days || (longest >= 0 && waits.All(w => w.IsOver || w.Days < longest)) ? share : null;
    }

    /// <summary>The first day on which at most half still wait; null when that is not reached.</summary>
    public static int? Median(IEnumerable<Wait> waits)
    {
        // A product of fractions may miss a half by its last bits: 2/3 * 3/4 is one.
        foreach (var step in Curve(waits))
            if (step.Share <= 0.5 + 1e-9) return step.Days;

        return null;
    }
}
