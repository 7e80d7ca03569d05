using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>Finds the parties that somebody means by an id, a key or a name.</summary>
internal sealed class KnownParties(RegisterDbContext db)
{
    private readonly Dictionary<string, Guid> entered = new(StringComparer.Ordinal);

    /// <summary>Enters new organisations by their names, not saved yet; from now on they are known. A name that is somebody's stays theirs.</summary>
    public async Task Enter(IReadOnlyList<string> names, DateTimeOffset now, CancellationToken ct)
    {
        var standing = names.Count == 0 ? new Dictionary<string, Guid>() : await new PartyMatch(db).Of(names, ct);
        foreach (var typed in names.Distinct().Where(name => !standing.ContainsKey(name)))
        {
            var name = PlainText.Clean(typed, keepNewLines: false);
            var party = Party.Enter(NewKey(name, now), PartyKind.Organisation, null, [new NameFacts(name, null, NameKind.Official)], now);
            db.Parties.Add(party);
            entered[typed] = party.Id;
        }
    }

    /// <summary>Of the name as far as it has Latin letters, and of chance: two may share a name.</summary>
    private static string NewKey(string name, DateTimeOffset now)
    {
        var letters = string.Concat(PlainText.Fold(name).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        var chance = Guid.CreateVersion7(now).ToString("N")[^8..];
        return $"{letters[..Math.Min(letters.Length, Party.KeyMaxLength - 20)].Trim('-')}-{chance}".TrimStart('-');
    }

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
            if (entered.TryGetValue(typed, out var added))
            {
                found[typed] = added;
                continue;
            }

            var known = byKey.Find(p => p.Key == typed.Trim() || p.Id == Id(typed));
            if (known is not null) found[typed] = known.Id;
            else if (byName.TryGetValue(typed, out var id)) found[typed] = id;
        }

        return found;
    }

    private static Guid Id(string typed) => Guid.TryParse(typed, out var id) ? id : Guid.Empty;
}
