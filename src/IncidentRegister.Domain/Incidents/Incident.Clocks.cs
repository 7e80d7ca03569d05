using IncidentRegister.Domain.Cases;

namespace IncidentRegister.Domain.Incidents;

/// <summary>The clocks of its review.</summary>
public sealed partial class Incident
{
    private readonly List<ClockRun> clockRuns = [];

    /// <summary>Every run of every clock, in no order.</summary>
    public IReadOnlyList<ClockRun> ClockRuns => clockRuns;

    /// <summary>Derives when the case is due, from its runs. To be called after every step, before it is saved.</summary>
    public void Settle(WorkCalendar calendar) =>
        Case.FallDue(CaseClock.Next(CaseClock.Of(clockRuns, Severity, calendar)));

    /// <summary>The first response to it was recorded; later ones change nothing.</summary>
    public void Responded(DateTimeOffset now) => Stop(now, ClockKind.FirstResponse);

    private void Start(DateTimeOffset now, params ReadOnlySpan<ClockKind> kinds)
    {
        foreach (var kind in kinds)
        {
            var round = clockRuns.Where(r => r.Kind == kind).Select(r => r.Round).DefaultIfEmpty().Max() + 1;
            clockRuns.Add(new ClockRun(this, kind, round, now));
        }
    }

    private void Stop(DateTimeOffset now, params ReadOnlySpan<ClockKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (clockRuns.Find(r => r.Kind == kind && r.EndedAt is null) is { } running) running.End(ClockRest.Stopped, now);
        }
    }

    private void Pause(DateTimeOffset now)
    {
        foreach (var run in clockRuns.Where(r => r.EndedAt is null)) run.End(ClockRest.Paused, now);
    }

    private void Resume(DateTimeOffset now)
    {
        var paused = clockRuns.GroupBy(r => r.Kind).Select(clock => clock.MaxBy(r => (r.Round, r.BeganAt, r.Id))!)
            .Where(last => last.Rest == ClockRest.Paused).ToList();
        clockRuns.AddRange(paused.Select(last => new ClockRun(this, last.Kind, last.Round, now)));
    }
}
