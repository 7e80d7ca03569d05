using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Parties;

/// <summary>
/// Finds the party that a typed name is a name of: the same but for case, diacritics and hyphens. Two parties of one
/// name are not guessed between.
/// </summary>
internal sealed class PartyMatch(RegisterDbContext db)
{
    /// <returns>By the names as typed; a name that is nobody's or several parties' is not in it.</returns>
    public async Task<IReadOnlyDictionary<string, Guid>> Of(IEnumerable<string?> typed, CancellationToken ct)
    {
        var names = typed.OfType<string>().Distinct().Select(name => (Typed: name, Folded: PlainText.Fold(name))).ToList();
        var folded = names.Select(n => n.Folded).ToList();
        var known = await db.PartyNames.AsNoTracking().Where(n => folded.Contains(n.Folded))
            .Select(n => new { n.Folded, n.PartyId }).Distinct().ToListAsync(ct);
        var one = known.GroupBy(k => k.Folded).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().PartyId);

        return names.Where(n => one.ContainsKey(n.Folded)).ToDictionary(n => n.Typed, n => one[n.Folded]);
    }
}
