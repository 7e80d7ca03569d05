using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>Derives anew when every open case is due, from what is stored of its clocks.</summary>
internal sealed class OpenDeadlines(RegisterDbContext db, ICurrentUser user)
{
    /// <summary>
    /// The database's context for this one thing: it reaches the rows of open cases, whoever they belong to, and the
    /// administrator who changes a calendar never does. Only ids, severities and clocks are read.
    /// </summary>
    private const string Clockwork = "||clockwork";

    public async Task Settle(WorkCalendar calendar, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select set_config('app.context', {Clockwork}, true)", ct);
        var open = await db.Incidents.AsNoTracking()
            .Where(i => i.Case.Status == CaseStatus.Submitted || i.Case.Status == CaseStatus.InReview
                || i.Case.Status == CaseStatus.NeedsInformation)
            .Select(i => new { i.Id, i.Severity, Runs = i.ClockRuns.ToList() }).ToListAsync(ct);

        var due = open.Where(i => i.Runs.Count > 0)
            .Select(i => (i.Id, At: CaseClock.Next(CaseClock.Of(i.Runs, i.Severity, calendar)))).ToList();
        var ids = due.Select(d => d.Id).ToArray();
        var instants = due.Select(d => Case.DueBy(d.At).UtcDateTime).ToArray();
        var clocks = due.Select(d => d.At is { } clock ? Code.Of(clock.Kind) : null).ToArray();

        // Past the versions: nobody told anything new, so no page in somebody's hands is old.
        await db.Database.ExecuteSqlAsync($"""
            update incidents i set due_at = d.at, due_clock = d.clock
              from unnest({ids}, {instants}, {clocks}) as d(id, at, clock) where i.id = d.id
            """, ct);
        await SecurityContext.Set(db, user.Now, ct);
    }
}
