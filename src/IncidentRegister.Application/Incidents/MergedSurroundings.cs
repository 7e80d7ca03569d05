using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// What was said and done about a record that gives way to another: passages, asks, responses and announcements go with it,
/// and come back when the merge is undone. What both have stays where it is.
/// </summary>
/// <remarks>
/// The incident is part of the key of an ask's or a response's link, and EF Core changes no keys; so those rows are moved
/// by a statement of their own. The audit trail has their ids from the row of the merge.
/// </remarks>
internal sealed class MergedSurroundings(RegisterDbContext db)
{
    /// <returns><paramref name="rows"/> with the ids of what was moved.</returns>
    public async Task<MergedRows> Move(Incident from, Incident to, MergedRows rows, CancellationToken ct)
    {
        // What the finder asks of a record stays with it: whoever merges may not see it, and it asks anew of the one that goes on.
        var links = db.Mentions.Where(m => m.UndoneAt == null && m.State == MentionState.Confirmed);
        var mentions = await links.Where(m => m.IncidentId == from.Id
            && !links.Any(o => o.IncidentId == to.Id && o.PassageId == m.PassageId)).ToListAsync(ct);
        mentions.ForEach(m => m.GoWith(to));

        var asks = await db.AskIncidents.Where(a => a.IncidentId == from.Id
            && !db.AskIncidents.Any(o => o.IncidentId == to.Id && o.AskId == a.AskId)).Select(a => a.AskId).ToListAsync(ct);
        var responses = await db.ResponseIncidents.Where(r => r.IncidentId == from.Id
            && !db.ResponseIncidents.Any(o => o.IncidentId == to.Id && o.ResponseId == r.ResponseId)).Select(r => r.ResponseId).ToListAsync(ct);
        var announcements = await db.AnnouncementIncidents.Where(a => a.IncidentId == from.Id
            && !db.AnnouncementIncidents.Any(o => o.IncidentId == to.Id && o.AnnouncementId == a.AnnouncementId)).Select(a => a.AnnouncementId).ToListAsync(ct);
        var moved = rows with { Mentions = [.. mentions.Select(m => m.Id)], Asks = asks, Responses = responses, Announcements = announcements };
        await MoveLinks(moved, from, to, ct);

        return moved;
    }

    public async Task MoveBack(MergedRows rows, Incident from, Incident to, CancellationToken ct)
    {
        var ids = rows.Mentions.ToArray();
        var mentions = await db.Mentions.Where(m => ids.Contains(m.Id) && m.IncidentId == from.Id).ToListAsync(ct);
        mentions.ForEach(m => m.GoWith(to));
        await MoveLinks(rows, from, to, ct);
        if (rows.Relation is not { } said) return;
        (await db.IncidentRelations.SingleOrDefaultAsync(r => r.Id == said, ct))?.Undo(to.UpdatedAt);
    }

    /// <returns>The id of the relation; null where it was said before.</returns>
    public async Task<Guid?> Relate(Incident duplicate, Incident kept, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.IncidentRelations.AnyAsync(
            r => r.FromId == duplicate.Id && r.ToId == kept.Id && r.Kind == RelationKind.DuplicateOf, ct)) return null;

        var relation = IncidentRelation.Between(duplicate, kept, RelationKind.DuplicateOf, RelationCertainty.Certain, null, by, now);
        db.IncidentRelations.Add(relation);
        return relation.Id;
    }

    private async Task MoveLinks(MergedRows rows, Incident from, Incident to, CancellationToken ct)
    {
        var (asks, responses, announcements) = (rows.Asks, rows.Responses, rows.Announcements);
        if (asks.Count > 0)
            await db.AskIncidents.Where(a => a.IncidentId == from.Id && asks.Contains(a.AskId)).ExecuteUpdateAsync(
                s => s.SetProperty(a => a.IncidentId, to.Id).SetProperty(a => a.OrganisationId, to.OrganisationId), ct);
        if (responses.Count > 0)
            await db.ResponseIncidents.Where(r => r.IncidentId == from.Id && responses.Contains(r.ResponseId)).ExecuteUpdateAsync(
                s => s.SetProperty(r => r.IncidentId, to.Id).SetProperty(r => r.OrganisationId, to.OrganisationId), ct);
        if (announcements.Count > 0)
            await db.AnnouncementIncidents.Where(a => a.IncidentId == from.Id && announcements.Contains(a.AnnouncementId)).ExecuteUpdateAsync(
                s => s.SetProperty(a => a.IncidentId, to.Id).SetProperty(a => a.OrganisationId, to.OrganisationId), ct);
    }
}
