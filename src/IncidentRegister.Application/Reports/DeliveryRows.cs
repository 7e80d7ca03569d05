using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Writes what became of many copies in one statement: row by row, a claim cost more than the letters themselves. It goes
/// past the context's view of rows, so it tells the trail itself; the entry of the command stands for the whole claim.
/// </summary>
internal sealed class DeliveryRows(RegisterDbContext db, AuditTrail trail)
{
    private readonly List<(Delivery Copy, string Before)> held = [];

    /// <summary>Rows that a query locks, to be changed and then written.</summary>
    public async Task<List<Delivery>> Hold(FormattableString locking, CancellationToken ct)
    {
        var copies = await db.Deliveries.FromSql(locking).AsNoTracking().ToListAsync(ct);
        held.AddRange(copies.Select(copy => (copy, Told(copy))));
        return copies;
    }

    /// <summary>Those that are not as they were held.</summary>
    public Task Write(CancellationToken ct) => Write([], ct);

    /// <summary>Those that are not as they were held, and the ways out that go with them, in the same statement.</summary>
    public async Task Write(IReadOnlyList<UnsubscribeLink> links, CancellationToken ct)
    {
        var changed = held.Where(h => Told(h.Copy) != h.Before).ToList();
        held.Clear();
        if (changed.Count == 0) return;

        foreach (var (copy, before) in changed)
            trail.Changed(new ChangedRow(
                $"deliveries/{copy.Id}", nameof(EntityState.Modified), null, null,
                new Dictionary<string, object?[]> { ["state"] = [before, Told(copy)] }));
        await Write([.. changed.Select(c => c.Copy)], links, ct);
    }

    private Task<int> Write(Delivery[] copies, IReadOnlyList<UnsubscribeLink> links, CancellationToken ct)
    {
        T[] Each<T>(Func<Delivery, T> part) => [.. copies.Select(part)];
        T[] Way<T>(Func<UnsubscribeLink, T> part) => [.. links.Select(part)];

        return db.Database.ExecuteSqlAsync($"""
            with ways as (
              insert into unsubscribe_links (token_hash, report_id, user_id, delivery_id, claim_id, made_at)
                select * from unnest({Way(l => l.TokenHash)}, {Way(l => l.ReportId)}, {Way(l => l.UserId)}, {Way(l => l.DeliveryId)},
                  {Way(l => l.ClaimId)}, {Way(l => l.MadeAt)}))
            update deliveries d set state = t.state, reason = t.reason, reply_code = t.reply_code, attempts = t.attempts,
                next_at = t.next_at, first_tried_at = t.first_tried_at, claim_id = t.claim_id, lease_until = t.lease_until,
                ended_at = t.ended_at
              from unnest({Each(d => d.Id)}, {Each(d => Code.Of(d.State))}, {Each(d => d.Reason is { } reason ? Code.Of(reason) : null)},
                {Each(d => d.ReplyCode)}, {Each(d => d.Attempts)}, {Each(d => d.NextAt)}, {Each(d => d.FirstTriedAt)}, {Each(d => d.ClaimId)},
                {Each(d => d.LeaseUntil)}, {Each(d => d.EndedAt)})
                t (id, state, reason, reply_code, attempts, next_at, first_tried_at, claim_id, lease_until, ended_at)
              where d.id = t.id
            """, ct);
    }

    private static string Told(Delivery copy) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Code.Of(copy.State)}{(copy.Reason is { } reason ? $", {Code.Of(reason)}" : "")}{(copy.ReplyCode is { } code ? $", {code}" : "")}, attempt {copy.Attempts}");
}
