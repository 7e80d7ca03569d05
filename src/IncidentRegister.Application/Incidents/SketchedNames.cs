using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Who is named in records, as far as the reader may know it, with all names of those who are known parties.</summary>
internal sealed class SketchedNames(RegisterDbContext db, CurrentUser user)
{
    /// <returns>By the id of the record; one that names nobody is not in it.</returns>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<ToldName>>> Of(Guid[] incidents, CancellationToken ct)
    {
        var records = db.Incidents.AsNoTracking().VisibleTo(user).Where(i => incidents.Contains(i.Id));

        // Who a target is has a fence of its own in the database; this is the first of the two.
        var targets = await records.SelectMany(i => i.Targets
                .Where(t => t.Naming == Naming.Named
                    || (i.OrganisationId == user.OrganisationId && (i.AuthorId == user.Id || user.Role == Role.Lead)))
                .Where(t => t.Identity != null)
                .Select(t => new Named(i.Id, t.Identity!.PartyId, t.Identity.Name)))
            .ToListAsync(ct);
        var actors = await records.SelectMany(i => i.Involvements.Select(a => new Named(i.Id, a.PartyId, a.Name))).ToListAsync(ct);

        var all = targets.Concat(actors).Where(n => n.PartyId is not null || n.Name is not null).ToList();
        var spellings = await Spellings([.. all.Select(n => n.PartyId).OfType<Guid>().Distinct()], ct);
        return all.GroupBy(n => n.IncidentId).ToDictionary(
            g => g.Key, g => (IReadOnlyList<ToldName>)[.. g.Select(n => Told(n.PartyId, n.Name, spellings))]);
    }

    /// <summary>Of names as typed, some of which are a party's.</summary>
    public async Task<IReadOnlyList<ToldName>> Of(
        IReadOnlyList<string> typed, IReadOnlyDictionary<string, Guid> parties, CancellationToken ct)
    {
        var spellings = await Spellings([.. parties.Values.Distinct()], ct);
        return [.. typed.Select(name => Told(parties.TryGetValue(name, out var party) ? party : null, name, spellings))];
    }

    private static ToldName Told(Guid? party, string? name, ILookup<Guid, string> spellings)
    {
        var known = party is { } id ? spellings[id] : [];
        return new ToldName(party, [.. name is null ? known : known.Prepend(name)]);
    }

    private async Task<ILookup<Guid, string>> Spellings(Guid[] parties, CancellationToken ct)
    {
        if (parties.Length == 0) return Enumerable.Empty<string>().ToLookup(_ => Guid.Empty);

        var names = await db.PartyNames.AsNoTracking().Where(n => parties.Contains(n.PartyId))
            .OrderBy(n => n.PartyId).ThenBy(n => n.Ordinal).Select(n => new { n.PartyId, n.Text }).ToListAsync(ct);
        return names.ToLookup(n => n.PartyId, n => n.Text);
    }

    private sealed record Named(Guid IncidentId, Guid? PartyId, string? Name);
}
