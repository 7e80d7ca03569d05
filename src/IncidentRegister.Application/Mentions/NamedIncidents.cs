using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Finds incidents by their references, among those that the caller may read.</summary>
internal sealed class NamedIncidents(RegisterDbContext db, CurrentUser user)
{
    /// <summary>The longest list that is taken at once.</summary>
    public const int Most = 50;

    /// <summary>Tracked nowhere: they are pointed at, not changed.</summary>
    /// <exception cref="FluentValidation.ValidationException">One of them is not known, or not to be read.</exception>
    public async Task<IReadOnlyList<Incident>> Of(IReadOnlyList<string> typed, string field, CancellationToken ct)
    {
        if (typed.Count > Most) throw Typing.Refused(field, "incident.too-many");

        var references = typed.Select(t => Reference.TryParse(t, out var reference) ? reference.ToString() : "").ToList();
        var found = references.Count == 0 ? [] : await db.Incidents.AsNoTracking().VisibleTo(user)
            .Where(i => references.Contains(i.Reference)).ToListAsync(ct);
        var missing = references.FindIndex(r => !found.Exists(i => i.Reference == r));

        return missing < 0 ? found : throw Typing.Refused(field, "incident.not-known", typed[missing]);
    }

    /// <returns>Null where nothing was typed.</returns>
    /// <exception cref="FluentValidation.ValidationException">It is not known, or not to be read.</exception>
    public async Task<Incident?> One(string? typed, string field, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : "";
        return await db.Incidents.AsNoTracking().VisibleTo(user).SingleOrDefaultAsync(i => i.Reference == reference, ct)
            ?? throw Typing.Refused(field, "incident.not-known", typed);
    }
}
