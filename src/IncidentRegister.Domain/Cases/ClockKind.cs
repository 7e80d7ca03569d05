using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Cases;

/// <summary>What a case is measured by.</summary>
public enum ClockKind
{
    /// <summary>From submission until somebody takes it.</summary>
    Acknowledge,

    /// <summary>From submission, or from reopening, until the first question or decision.</summary>
    FirstReview,

    /// <summary>From submission, or from reopening, until the decision.</summary>
    Verify,

    /// <summary>From verification until the first response is recorded.</summary>
    FirstResponse,
}

/// <summary>How long a clock may run, and in what time.</summary>
/// <param name="Time">Counted time.</param>
/// <param name="InWorkingTime">Counted in working time of the liaison's calendar; else in plain hours.</param>
/// <remarks>
/// What a person in danger waits for is promised in plain hours, as the field's emergency lines do: a threat does not
/// keep office hours, so 24 hours until somebody takes a case, 24 hours until one that is critical or high is looked
/// into, and 72 hours until there is a first response. What is desk work is counted in working time, so that a weekend
/// makes nobody late: 72 hours are three working days for the review of the other cases, and 7 days are one working
/// week for a decision.
/// </remarks>
public readonly record struct Allowance(TimeSpan Time, bool InWorkingTime)
{
    public static Allowance For(ClockKind kind, Severity severity, WorkCalendar calendar) => (kind, severity) switch
    {
        (ClockKind.Acknowledge, _) => new(TimeSpan.FromHours(24), false),
        (ClockKind.FirstReview, Severity.Critical or Severity.High) => new(TimeSpan.FromHours(24), false),
        (ClockKind.FirstReview, _) => new(3 * calendar.DayLength, true),
        (ClockKind.Verify, _) => new(calendar.WeekLength, true),
        _ => new(TimeSpan.FromHours(72), false),
    };

    /// <summary>When it is used up, if counting starts then with so much left.</summary>
    public DateTimeOffset Ends(DateTimeOffset start, TimeSpan left, WorkCalendar calendar) =>
        InWorkingTime ? calendar.Add(start, left) : start + left;

    /// <summary>How much of the time between counts.</summary>
    public TimeSpan Counted(DateTimeOffset from, DateTimeOffset to, WorkCalendar calendar) =>
        InWorkingTime ? calendar.Between(from, to) : to > from ? to - from : TimeSpan.Zero;
}
