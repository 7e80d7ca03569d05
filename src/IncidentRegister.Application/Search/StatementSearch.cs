using IncidentRegister.Application.Data;
using IncidentRegister.Application.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Search;

/// <summary>
/// Statements by the words of their newest text and of the newest translation into each language, each statement once with
/// its best paragraph, and by their titles.
/// </summary>
internal sealed class StatementSearch(RegisterDbContext db)
{
    private const int AtMost = 25;

    /// <summary>More than are shown, because one statement may fill many places.</summary>
    private const int Paragraphs = 100;

    public async Task<IReadOnlyList<FoundStatement>> With(SearchText typed, CancellationToken ct)
    {
        var hits = db.Database.SqlQuery<Hit>($"""
            select distinct on (f.statement_id) f.statement_id as "Id", f.rank as "Rank", f.paragraph as "Paragraph", v.language as "Language",
                case when v.translation_of_id is not null then v.number end as "Translation",
                ts_headline(sec.text_search(v.language), p.text, sec.search_query({typed.Text}), {Excerpt.OfText}) as "Text"
              from sec.search_statements({typed.Text}, {Paragraphs}) f
              join statement_versions v on v.id = f.version_id
              join paragraphs p on p.version_id = f.version_id and p.number = f.paragraph
              where not exists (select from statement_versions n
                where n.statement_id = v.statement_id and n.number > v.number
                  and (n.translation_of_id is null) = (v.translation_of_id is null) and n.language = v.language)
              order by f.statement_id, f.rank desc, v.translation_of_id is not null, f.paragraph, v.number
            """);
        var rows = await (
            from hit in hits
            join statement in db.Statements.AsNoTracking() on hit.Id equals statement.Id
            orderby hit.Rank descending, hit.Id descending
            select new { hit, statement.Reference, statement.Title, statement.Language, statement.IssuedOn })
            .Top(AtMost).ToListAsync(ct);
        var byText = rows.Select(r => new FoundStatement(r.Reference, r.Title, r.Language, r.hit.Paragraph, Excerpt.From(r.hit.Text))
        {
            IssuedOn = r.IssuedOn,
            Translation = r.hit.Translation is { } number ? new TranslationTag(number, r.hit.Language) : null,
        });

        // Titles are in no index; there are thousands of them at most, and one look at each is quick.
        var byTitle = await Brief(db.Statements.Where(s => EF.Functions.ILike(s.Title, typed.Pattern, @"\")), ct);
        var titles = byTitle.Select(s => s.Reference).ToHashSet();
        return [.. byTitle.Concat(byText.Where(s => !titles.Contains(s.Reference))).Take(AtMost)];
    }

    public Task<List<FoundStatement>> Named(string reference, CancellationToken ct) =>
        Brief(db.Statements.Where(s => s.Reference == reference), ct);

    private static async Task<List<FoundStatement>> Brief(IQueryable<Domain.Statements.Statement> statements, CancellationToken ct)
    {
        var rows = await statements.AsNoTracking().OrderByDescending(s => s.IssuedFrom).ThenByDescending(s => s.Id).Top(AtMost)
            .Select(s => new { s.Reference, s.Title, s.Language, s.IssuedOn }).ToListAsync(ct);
        return [.. rows.Select(r => new FoundStatement(r.Reference, r.Title, r.Language, null, new Excerpt("", []))
        {
            IssuedOn = r.IssuedOn,
        })];
    }

    private sealed record Hit(Guid Id, float Rank, int Paragraph, string Language, int? Translation, string Text);
}
