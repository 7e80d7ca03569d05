using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Search;

/// <summary>
/// Parties by any of their names, misspelt or not. Only those that issued or endorsed a statement: whom an incident was
/// aimed at is found by nobody this way.
/// </summary>
internal sealed class PartySearch(RegisterDbContext db)
{
    private const int AtMost = 25;
    private const int StatementsOfEach = 5;

    public async Task<IReadOnlyList<FoundParty>> Called(SearchText typed, CancellationToken ct)
    {
        var folded = typed.Folded;
        if (folded.Length == 0) return [];

        // <% takes the trigram index; 0.6 of the typed trigrams must stand together in the name.
        var hits = await db.Database.SqlQuery<Hit>($"""
            select h."Id", h."Name", h."Language", h."Closeness" from (
              select distinct on (n.party_id) n.party_id as "Id", n.text as "Name", n.language as "Language",
                  word_similarity({folded}, n.folded) as "Closeness"
                from party_names n
                where {folded} <% n.folded and exists (select from statement_parties s where s.party_id = n.party_id)
                order by n.party_id, word_similarity({folded}, n.folded) desc, n.ordinal) h
              order by h."Closeness" desc, h."Name", h."Id" limit {AtMost}
            """).ToListAsync(ct);

        var ids = hits.Select(h => h.Id).ToList();
        var spoken = await db.Parties.AsNoTracking().Where(p => ids.Contains(p.Id))
#pragma warning disable RS0030 // of each party, so within the query
            .SelectMany(p => db.Statements
                .Where(s => s.Parties.Any(of => of.PartyId == p.Id))
                .OrderByDescending(s => s.IssuedFrom).ThenByDescending(s => s.Id)
                .Take(EF.Constant(StatementsOfEach))
                .Select(s => new { p.Id, s.Reference, s.Title, s.Language, s.IssuedOn }))
#pragma warning restore RS0030
            .ToListAsync(ct);
        var byParty = spoken.ToLookup(s => s.Id, s => new PartyStatement(s.Reference, s.Title, s.Language, s.IssuedOn));

        return [.. hits.Select(h => new FoundParty(h.Id, h.Name, h.Language, [.. byParty[h.Id]]))];
    }

    private sealed record Hit(Guid Id, string Name, string? Language, float Closeness);
}
