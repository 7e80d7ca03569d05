using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// The incidents that a statement may speak of, as the finder compares them: all that the caller may read and that gave
/// way to no other record. The key of each is its reference.
/// </summary>
internal sealed class CandidateIncidents(RegisterDbContext db, CurrentUser user)
{
    /// <param name="statement">What it may speak of; every incident is a candidate for every statement.</param>
    public async Task<IReadOnlyList<IncidentSketch>> For(StatementSketch statement, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var visible = db.Incidents.AsNoTracking().VisibleTo(user).Where(i => i.MergedIntoId == null);
        var incidents = await visible.OrderBy(i => i.Id)
            .Select(i => new { i.Id, i.Reference, i.Title, i.Occurred, i.ActTypes }).ToListAsync(ct);
        var targets = await Names(
            from incident in visible
            join target in db.Targets on incident.Id equals target.IncidentId
            where target.RemovedAt == null
            join identity in db.TargetIdentities on target.Id equals identity.TargetId into known
            from identity in known.DefaultIfEmpty()
            orderby target.Ordinal
            select new Named(target.IncidentId, identity == null ? null : identity.PartyId, identity == null ? target.Description : identity.Name),
            ct);
        var actors = await Names(
            from incident in visible
            join involvement in db.Involvements on incident.Id equals involvement.IncidentId
            where involvement.RemovedAt == null
            orderby involvement.Ordinal
            select new Named(involvement.IncidentId, involvement.PartyId, involvement.Name),
            ct);
        var members = await Members(visible, ct);

        return [.. incidents.Select(i => new IncidentSketch(i.Reference, i.Title, i.Occurred.ToString(), string.Join(", ", i.ActTypes))
        {
            Targets = [.. targets[i.Id]],
            AllegedActors = [.. actors[i.Id]],
            Members = [.. members[i.Reference]],
        })];
    }

    /// <summary>What each is called: its own words, else the official name of the party.</summary>
    private async Task<ILookup<Guid, string>> Names(IQueryable<Named> named, CancellationToken ct)
    {
        var rows = await named.ToListAsync(ct);
        var ids = rows.Where(r => r.Name is null && r.PartyId is not null).Select(r => r.PartyId!.Value).Distinct().ToList();
        var official = ids.Count == 0 ? [] : (await db.PartyNames.AsNoTracking()
                .Where(n => ids.Contains(n.PartyId) && n.Kind != NameKind.Misspelling)
                .OrderBy(n => n.Ordinal).Select(n => new { n.PartyId, n.Text }).ToListAsync(ct))
            .GroupBy(n => n.PartyId).ToDictionary(g => g.Key, g => g.First().Text);

        return rows.Select(r => (r.IncidentId, Name: r.Name ?? (r.PartyId is { } id ? official.GetValueOrDefault(id) : null)))
            .Where(r => r.Name is not null).ToLookup(r => r.IncidentId, r => r.Name!);
    }

    private async Task<ILookup<string, string>> Members(IQueryable<Incident> visible, CancellationToken ct) => (await (
        from relation in db.IncidentRelations.AsNoTracking()
        where relation.Kind == RelationKind.PartOfCampaign && relation.UndoneAt == null
        join member in visible on relation.FromId equals member.Id
        join campaign in visible on relation.ToId equals campaign.Id
        orderby member.Id
        select new { Campaign = campaign.Reference, Member = member.Reference }).ToListAsync(ct))
        .ToLookup(r => r.Campaign, r => r.Member);

    private sealed record Named(Guid IncidentId, Guid? PartyId, string? Name);
}
