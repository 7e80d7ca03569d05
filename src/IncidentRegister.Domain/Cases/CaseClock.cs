using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Cases;

/// <summary>
/// One clock of a case in its present round, read from its runs. Nothing of it is stored: when severity or calendar
/// change, the same runs are counted by the new allowance, so that what was spent and what was paused stays.
/// </summary>
public sealed class CaseClock
{
    private readonly IReadOnlyList<ClockRun> runs;
    private readonly WorkCalendar calendar;

    private CaseClock(IReadOnlyList<ClockRun> runs, Severity severity, WorkCalendar calendar)
    {
        (this.runs, this.calendar) = (runs, calendar);
        Allowance = Allowance.For(Kind, severity, calendar);
    }

    public ClockKind Kind => runs[0].Kind;
    public Allowance Allowance { get; }
    public bool IsRunning => runs[^1].EndedAt is null;
    public bool IsPaused => runs[^1].Rest == ClockRest.Paused;

    /// <summary>
    /// When the allowance is used up, or was; null while it is paused or stopped with some left.
    /// </summary>
    public DateTimeOffset? DueAt
    {
        get
        {
            var left = Allowance.Time;
            foreach (var run in runs)
            {
                if (run.EndedAt is not { } ended) return Allowance.Ends(run.BeganAt, left, calendar);

                var counted = Allowance.Counted(run.BeganAt, ended, calendar);
                if (counted >= left) return Allowance.Ends(run.BeganAt, left, calendar);
                left -= counted;
            }

            return null;
        }
    }

    /// <summary>Counted time up to an instant; pauses are no part of it.</summary>
    public TimeSpan Spent(DateTimeOffset now) => runs.Aggregate(TimeSpan.Zero, (sum, run) =>
        sum + Allowance.Counted(run.BeganAt, run.EndedAt < now ? run.EndedAt.Value : now, calendar));

    /// <summary>The clocks that were ever started, each in its last round.</summary>
    public static IReadOnlyList<CaseClock> Of(IEnumerable<ClockRun> runs, Severity severity, WorkCalendar calendar) =>
    [
        .. from run in runs
           group run by run.Kind into clock
           orderby clock.Key
           let round = clock.Max(r => r.Round)
           select new CaseClock([.. clock.Where(r => r.Round == round).OrderBy(r => r.BeganAt).ThenBy(r => r.Id)], severity, calendar),
    ];

    /// <summary>
    /// The clock that a case is sorted by: the one that is due first of those that run; of a case that waits, the one
    /// that would be. Null where all have stopped.
    /// </summary>
    public static CaseClock? Next(IReadOnlyList<CaseClock> clocks) =>
        clocks.Where(c => c.IsRunning).MinBy(c => c.DueAt) ?? clocks.FirstOrDefault(c => c.IsPaused);
}
