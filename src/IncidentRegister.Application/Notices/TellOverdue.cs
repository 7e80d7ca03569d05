using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Notices;

/// <summary>
/// Tells those who have a case that its clock ran out, and all of the liaison where nobody has it; each clock once,
/// however often and wherever this runs. Returns how many clocks were told now.
/// </summary>
public sealed record TellOverdue : ICommand<int>
{
    public static Policy Policy => Policies.TellOverdue;
}

internal sealed class TellOverdueHandler(RegisterDbContext db, NoticeWriter notices, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<TellOverdue, int>
{
    // What is left of a great heap is told by the next run.
    private const int AtOnce = 5000;

    public async Task<int> Handle(TellOverdue request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();

        // The key decides who tells it: another run that is at the same row waits here, and then finds it told.
        var told = await db.Database.SqlQuery<Told>($"""
            with late as (
              select i.id, i.organisation_id, i.due_clock, i.assignee_id,
                  (select max(r.round) from clock_runs r where r.incident_id = i.id and r.kind = i.due_clock) as round
                from incidents i where i.due_at <= {now} and i.due_clock is not null),
            told as (
              insert into overdue_notices (incident_id, organisation_id, clock, round, told_at)
                select l.id, l.organisation_id, l.due_clock, l.round, {now} from late l
                  where l.round is not null and not exists (
                    select from overdue_notices o where o.incident_id = l.id and o.clock = l.due_clock and o.round = l.round)
                  order by l.id limit {AtOnce}
                on conflict do nothing returning incident_id)
            select l.assignee_id as "Assignee" from told t join late l on l.id = t.incident_id
            """).ToListAsync(ct);
        if (told.Count == 0)
        {
            trail.NothingHappened();
            return 0;
        }

        await notices.Overdue(told.Select(t => t.Assignee), ct);
        await db.SaveChangesAsync(ct);
        return told.Count;
    }

    private sealed record Told(Guid? Assignee);
}
