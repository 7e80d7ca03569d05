using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Incidents to choose from, of those that the caller may read.</summary>
internal sealed class OfferedIncidents(RegisterDbContext db, CurrentUser user)
{
    private const int Most = 20;
    private const int SearchMaxLength = 200;

    /// <param name="search">Words of the incident, or its reference; null: those that changed last.</param>
    /// <returns>Best first, at most 20.</returns>
    public async Task<IReadOnlyList<IncidentTag>> For(string? search, CancellationToken ct)
    {
        var typed = search?.Trim() ?? "";
        // What could not be kept cannot be found either.
        if (typed.Length > SearchMaxLength || PlainText.Problem(typed, allowNewLines: false) is not null) return [];

        var visible = db.Incidents.AsNoTracking().VisibleTo(user);
        if (Reference.TryParse(typed, out var reference)) visible = visible.Where(i => i.Reference == reference.ToString());
        else if (typed.Length > 0) return await Found(visible, typed, ct);

        return await visible.OrderByDescending(i => i.UpdatedAt).ThenByDescending(i => i.Id).Top(Most)
            .Select(i => new IncidentTag(i.Reference, i.Title, i.Language, i.Occurred, i.Handling)).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<IncidentTag>> Found(IQueryable<Incident> visible, string typed, CancellationToken ct)
    {
        var ids = await db.Database.SqlQuery<Guid>(
            $"select incident_id as \"Value\" from sec.search_incidents({typed}, {Most})").ToListAsync(ct);
        var found = await visible.Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, Tag = new IncidentTag(i.Reference, i.Title, i.Language, i.Occurred, i.Handling) })
            .ToListAsync(ct);

        return [.. found.OrderBy(f => ids.IndexOf(f.Id)).Select(f => f.Tag)];
    }
}
