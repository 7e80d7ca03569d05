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
        var acts = await Acts(records, ct);
        return [.. records.OrderBy(r => r.Id).Select(
            r => Sketch(r, named[r.Id], acts[r.Id], [.. called[r.Id]]) with { Members = [.. members[r.Id]] })];
    }

    /// <summary>As everybody may know it who reads it: what an index may hold.</summary>
    public async Task<IReadOnlyDictionary<Guid, IncidentSketch>> ForIndex(Guid[] ids, CancellationToken ct)
    {
        var records = await Visible(ids).Select(Told).ToListAsync(ct);
        var named = await Named(records, [], ct);
        var called = await Called(records, ct);
        var acts = await Acts(records, ct);
        return records.ToDictionary(r => r.Id, r => Sketch(r, named[r.Id], acts[r.Id], [.. called[r.Id]]));
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

    private async Task<ILookup<Guid, ActSketch>> Acts(List<Record> records, CancellationToken ct)
    {
        var ids = records.ConvertAll(r => r.Id);
        var acts = await db.Incidents.AsNoTracking().Where(i => ids.Contains(i.Id)).SelectMany(i => i.Acts)
            .OrderBy(a => a.Ordinal).Select(a => new
            {
                a.IncidentId,
                a.Instrument,
                a.LegalBasis,
                Stages = a.Stages.OrderBy(s => s.Ordinal).Select(s => new { s.Kind, s.Date }).ToList(),
            }).ToListAsync(ct);
        return acts.ToLookup(a => a.IncidentId, a => new ActSketch([.. a.Stages.Select(s => new StageSketch(s.Kind, s.Date.ToString()))])
        {
            Instrument = a.Instrument,
            LegalBasis = a.LegalBasis,
        });
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
        var spellings = parties.Length == 0 ? [] : await (
            from name in db.PartyNames
            where parties.Contains(name.PartyId)
            join party in db.Parties on name.PartyId equals party.Id
            orderby name.PartyId, name.Ordinal
            select new { name.PartyId, name.Text, party.Country }).ToListAsync(ct);
        var known = spellings.ToLookup(n => n.PartyId);
        return parts.ToLookup(p => p.IncidentId, p => p.PartyId is { } party
            ? p with { Names = [.. Said(p), .. known[party].Select(n => n.Text)], Home = known[party].FirstOrDefault()?.Country }
            : p with { Names = [.. Said(p)] });
    }

    private static IEnumerable<string> Said(Part part) => part.Name is { } name ? [name] : [];

    private static IncidentSketch Sketch(
        Record record, IEnumerable<Part> named, IEnumerable<ActSketch> acts, IReadOnlyList<string> ownNames)
    {
        var parts = named.ToList();
        var (targets, actors) = (parts.FindAll(p => p.IsTarget), parts.FindAll(p => !p.IsTarget));
        return new IncidentSketch(
            record.Reference, record.Title, record.Occurred.ToString(), string.Join(", ", record.ActTypes))
        {
            Targets = [.. targets.SelectMany(t =>
                t.Names.Take(1).Concat(TargetWords.Of(t.Kind, t.Role, t.Description))).Distinct()],
            TargetAliases = [.. targets.SelectMany(t => t.Names.Skip(1)).Distinct()],
            AllegedActors = [.. actors.SelectMany(a => a.Names).Distinct()],
            ActorCountries = [.. actors.Select(a => a.Home).OfType<string>().Distinct()],
            Acts = [.. acts],
            OwnNames = ownNames,
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

        /// <summary>An ISO 3166 code.</summary>
        public string? Home { get; init; }
    }
}
