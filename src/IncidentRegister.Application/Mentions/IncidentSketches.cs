using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Incidents as the mention finder compares them.</summary>
internal sealed class IncidentSketches(RegisterDbContext db, CurrentUser user)
{
    /// <summary>Those that the reader may read, with the names that the reader may know; merged ones are left out.</summary>
    /// <returns>In the order of their ids; campaigns know their members by reference.</returns>
    public async Task<IReadOnlyList<IncidentSketch>> Of(Guid[] ids, CancellationToken ct)
    {
        var records = await Visible(ids).Where(i => i.MergedIntoId == null).Select(Told).ToListAsync(ct);
        var campaigns = records.Where(r => r.Kind == IncidentKind.Campaign).Select(r => r.Id).ToArray();
        var members = (campaigns.Length == 0 ? [] : await Members(campaigns, ct))
            .ToLookup(m => m.Campaign, m => m.Reference);
        var named = await Named(records, [.. records.Where(r => r.IsOwn).Select(r => r.Id)], ct);
        var called = await Called(records, ct);
        return [.. records.OrderBy(r => r.Id).Select(r => Sketch(r, named[r.Id], [.. called[r.Id]], [.. members[r.Id]]))];
    }

    /// <summary>As everybody may know it who reads it: what an index may hold.</summary>
    public async Task<IReadOnlyDictionary<Guid, IncidentSketch>> ForIndex(Guid[] ids, CancellationToken ct)
    {
        var records = await Visible(ids).Select(Told).ToListAsync(ct);
        var named = await Named(records, [], ct);
        var called = await Called(records, ct);
        return records.ToDictionary(r => r.Id, r => Sketch(r, named[r.Id], [.. called[r.Id]], []));
    }

    private Expression<Func<Incident, Record>> Told => i => new Record(
        i.Id, i.Reference, i.Kind, i.Title, i.Occurred, i.ActTypes,
        i.OrganisationId == user.OrganisationId && (i.AuthorId == user.Id || user.Role == Role.Lead));

    private IQueryable<Incident> Visible(Guid[] ids) =>
        db.Incidents.AsNoTracking().VisibleTo(user).Where(i => ids.Contains(i.Id));

    /// <summary>The names of the incidents themselves that people accepted.</summary>
    private async Task<ILookup<Guid, string>> Called(List<Record> records, CancellationToken ct)
    {
        var ids = records.ConvertAll(r => r.Id);
        var aliases = await db.IncidentAliases.AsNoTracking()
            .Where(a => a.State == AliasState.Accepted && ids.Contains(a.IncidentId))
            .OrderBy(a => a.Key).Select(a => new { a.IncidentId, a.Text }).ToListAsync(ct);
        return aliases.ToLookup(a => a.IncidentId, a => a.Text);
    }

    private Task<List<Member>> Members(Guid[] campaigns, CancellationToken ct) => (
        from relation in db.IncidentRelations.AsNoTracking()
        where relation.Kind == RelationKind.PartOfCampaign && campaigns.Contains(relation.ToId)
        join incident in db.Incidents.VisibleTo(user) on relation.FromId equals incident.Id
        where incident.MergedIntoId == null
        orderby incident.Reference
        select new Member(relation.ToId, incident.Reference)).ToListAsync(ct);

    /// <summary>
    /// Whom they were aimed at, and who is alleged to have done it. The records are known to be visible and are not asked for
    /// again; who a target is has a fence of its own.
    /// </summary>
    /// <param name="own">Those of which the reader may know every target.</param>
    private async Task<ILookup<Guid, Part>> Named(List<Record> records, Guid[] own, CancellationToken ct)
    {
        var ids = records.ConvertAll(r => r.Id);
        var incidents = db.Incidents.AsNoTracking().Where(i => ids.Contains(i.Id));
        var targets = await incidents.SelectMany(i => i.Targets.Select(t => new
        {
            i.Id,
            t.Category,
            t.RoleAtTime,
            t.Description,
            t.Identity!.PartyId,
            t.Identity.Name,
            IsTold = t.Naming == Naming.Named || own.Contains(i.Id),
        })).Select(t => new Part(
            t.Id, true, t.IsTold ? t.PartyId : null, t.IsTold ? t.Name : null, t.Category, t.RoleAtTime, t.Description))
            .ToListAsync(ct);
        var actors = await incidents.SelectMany(i => i.Involvements.Select(
            a => new Part(i.Id, false, a.PartyId, a.Name, a.Kind, null, null))).ToListAsync(ct);

        var parts = targets.Concat(actors).ToList();
        var parties = parts.Select(p => p.PartyId).OfType<Guid>().Distinct().ToArray();
        var spellings = parties.Length == 0 ? [] : await db.PartyNames.AsNoTracking().Where(n => parties.Contains(n.PartyId))
            .OrderBy(n => n.PartyId).ThenBy(n => n.Ordinal).Select(n => new { n.PartyId, n.Text }).ToListAsync(ct);
        var names = spellings.ToLookup(n => n.PartyId, n => n.Text);
        return parts.ToLookup(p => p.IncidentId, p => p with { Names = Spelt(p, names) });
    }

    private static List<string> Spelt(Part part, ILookup<Guid, string> names)
    {
        var known = part.PartyId is { } party ? names[party] : [];
        return [.. part.Name is { } name ? known.Prepend(name) : known];
    }

    private static IncidentSketch Sketch(
        Record record, IEnumerable<Part> named, IReadOnlyList<string> ownNames, IReadOnlyList<string> members)
    {
        var parts = named.ToList();
        var (targets, actors) = (parts.FindAll(p => p.IsTarget), parts.FindAll(p => !p.IsTarget));
        return new IncidentSketch(
            record.Reference, record.Title, record.Occurred.ToString(), string.Join(", ", record.ActTypes))
        {
            Targets = [.. targets.SelectMany(t =>
                t.Names.Take(1).Concat(TargetWords.Of(t.Kind, t.Role, t.Description))).Distinct()],
            TargetAliases = [.. targets.SelectMany(t => t.Names.Skip(1)).Distinct()],
            AllegedActors = [.. actors.SelectMany(a => a.Names.Take(1)).Distinct()],
            OwnNames = ownNames,
            Members = members,
        };
    }

    /// <param name="IsOwn">The reader may know all its targets.</param>
    private sealed record Record(
        Guid Id, string Reference, IncidentKind Kind, string Title, IncidentDate Occurred, string[] ActTypes, bool IsOwn);

    private sealed record Member(Guid Campaign, string Reference);

    private sealed record Part(
        Guid IncidentId, bool IsTarget, Guid? PartyId, string? Name, string Kind, string? Role, string? Description)
    {
        public IReadOnlyList<string> Names { get; init; } = [];
    }
}
