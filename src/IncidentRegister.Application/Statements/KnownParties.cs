using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>Finds the parties that somebody means by an id, a key or a name.</summary>
internal sealed class KnownParties(RegisterDbContext db)
{
    /// <summary>In the order given, each once. Nothing is guessed: a name must be one party's alone.</summary>
    /// <exception cref="FluentValidation.ValidationException">One of them is not known.</exception>
    public async Task<IReadOnlyList<Guid>> Of(IReadOnlyList<string> given, string field, CancellationToken ct)
    {
        var found = await Find(given, ct);
        return given.FirstOrDefault(g => !found.ContainsKey(g)) is { } missing
            ? throw Typing.Refused(field, "party.not-known", missing)
            : [.. given.Select(g => found[g]).Distinct()];
    }

    /// <exception cref="FluentValidation.ValidationException">It is not known.</exception>
    public async Task<Guid> One(string given, string field, CancellationToken ct) =>
        (await Find([given], ct)).TryGetValue(given, out var id) ? id : throw Typing.Refused(field, "party.not-known", given);

    private async Task<Dictionary<string, Guid>> Find(IReadOnlyList<string> given, CancellationToken ct)
    {
        var ids = given.Select(Id).ToList();
        var keys = given.Select(g => g.Trim()).ToList();
        var byKey = await db.Parties.AsNoTracking().Where(p => ids.Contains(p.Id) || keys.Contains(p.Key))
            .Select(p => new { p.Id, p.Key }).ToListAsync(ct);
        var byName = await new PartyMatch(db).Of(given, ct);

        var found = new Dictionary<string, Guid>();
        foreach (var typed in given.Distinct())
        {
            var known = byKey.Find(p => p.Key == typed.Trim() || p.Id == Id(typed));
            if (known is not null) found[typed] = known.Id;
            else if (byName.TryGetValue(typed, out var id)) found[typed] = id;
        }

        return found;
    }

    private static Guid Id(string typed) => Guid.TryParse(typed, out var id) ? id : Guid.Empty;
}
