using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Somebody who is to get a run.</summary>
/// <param name="Language">en, fr, es or ar.</param>
/// <param name="HasDiscreetSubject">Whether the subject leaves the register's name out.</param>
public sealed record DeliveryTo(Guid UserId, string Language, Tlp Ceiling, bool HasDiscreetSubject);

/// <summary>The copies of a run, in the transaction of whoever makes the run.</summary>
internal static class Deliveries
{
    /// <summary>
    /// One copy for each recipient, to be sent from then on; who has one of this run already gets no second. One statement
    /// for all of them, which goes past the audit's view of rows: the entry of the command that makes the run stands for it.
    /// </summary>
    public static Task Open(
        RegisterDbContext db, Guid runId, IReadOnlyCollection<DeliveryTo> to, DateTimeOffset now, CancellationToken ct)
    {
        var ids = to.Select(_ => Guid.CreateVersion7(now)).ToArray();
        var people = to.Select(t => t.UserId).ToArray();
        var languages = to.Select(t => t.Language).ToArray();
        var ceilings = to.Select(t => Code.Of(t.Ceiling)).ToArray();
        var discreet = to.Select(t => t.HasDiscreetSubject).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            insert into deliveries (id, run_id, recipient_id, language, ceiling, has_discreet_subject, state, attempts, opened_at, next_at)
              select t.id, {runId}, t.recipient, t.language, t.ceiling, t.discreet, 'pending', 0, {now}, {now}
                from unnest({ids}, {people}, {languages}, {ceilings}, {discreet}) t (id, recipient, language, ceiling, discreet)
              on conflict do nothing
            """, ct);
    }

    /// <summary>
    /// What was rendered before holds no longer, because a release was withdrawn or corrected: copies that are not on their
    /// way yet are rendered anew. In the transaction of whoever withdraws it.
    /// </summary>
    public static Task Renew(RegisterDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select sec.renew_reports()", ct);
}
