using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Search;

/// <summary>
/// Incidents by their words. The function hands out ids that its own rule lets through; they are joined back to the
/// table under the row policies and under <see cref="RowVisibility"/>.
/// </summary>
internal sealed class IncidentSearch(RegisterDbContext db, CurrentUser user)
{
    private const int AtMost = 25;

    public async Task<IReadOnlyList<FoundIncident>> With(SearchText typed, CancellationToken ct)
    {
        var hits = db.Database.SqlQuery<Hit>($"""
            select f.incident_id as "Id", f.rank as "Rank",
                ts_headline(sec.text_search(i.language), i.title, sec.search_query({typed.Text}), {Excerpt.OfTitle}) as "Title",
                ts_headline(sec.text_search(i.language), i.account, sec.search_query({typed.Text}), {Excerpt.OfText}) as "Account"
              from sec.search_incidents({typed.Text}, {AtMost}) f join incidents i on i.id = f.incident_id
            """);
        var rows = await (
            from hit in hits
            join incident in db.Incidents.AsNoTracking().VisibleTo(user) on hit.Id equals incident.Id
            orderby hit.Rank descending, hit.Id descending
            select new
            {
                hit.Title,
                hit.Account,
                incident.Reference,
                incident.Language,
                incident.Occurred,
                incident.Case.Status,
                incident.Handling,
            })
            .Top(AtMost).ToListAsync(ct);

        return [.. rows.Select(r => new FoundIncident(
            r.Reference, r.Language, Excerpt.From(r.Title), Excerpt.From(r.Account), r.Occurred)
        {
            Status = r.Status,
            Handling = r.Handling,
        })];
    }

    public async Task<IReadOnlyList<FoundIncident>> Named(string reference, CancellationToken ct)
    {
        var row = await db.Incidents.AsNoTracking().VisibleTo(user).Where(i => i.Reference == reference)
            .Select(i => new { i.Reference, i.Language, i.Title, i.Occurred, i.Case.Status, i.Handling })
            .SingleOrDefaultAsync(ct);

        return row is null ? [] : [new FoundIncident(row.Reference, row.Language, new(row.Title, []), new("", []), row.Occurred)
        {
            Status = row.Status,
            Handling = row.Handling,
        }];
    }

    private sealed record Hit(Guid Id, float Rank, string Title, string Account);
}
