using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>A version of a statement, as the mention finder reads it.</summary>
/// <param name="Sketch">Its text is the paragraphs in their order, one a line.</param>
internal sealed record SketchedStatement(Guid VersionId, string Reference, int Version, StatementSketch Sketch);

/// <summary>Statements as the mention finder reads them.</summary>
internal sealed class StatementSketches(RegisterDbContext db)
{
    /// <summary>Those of the versions that are the newest of their statement; latest statement first.</summary>
    public async Task<IReadOnlyList<SketchedStatement>> Of(Guid[] versions, CancellationToken ct)
    {
        var texts = await (
            from version in db.StatementVersions.AsNoTracking()
            where versions.Contains(version.Id) && !db.StatementVersions.Any(
                v => v.StatementId == version.StatementId && v.Number > version.Number)
            join statement in db.Statements on version.StatementId equals statement.Id
            orderby statement.IssuedFrom descending, statement.Id
            select new
            {
                version.Id,
                version.Number,
                version.Language,
                statement.Reference,
                statement.Title,
                statement.IssuedOn,
                statement.IssuedAs,
                StatementId = statement.Id,
            })
            .ToListAsync(ct);
        var ids = texts.Select(t => t.Id).ToArray();
        var paragraphs = (await db.Paragraphs.AsNoTracking().Where(p => ids.Contains(p.VersionId))
            .OrderBy(p => p.VersionId).ThenBy(p => p.Number).Select(p => new { p.VersionId, p.Text }).ToListAsync(ct))
            .ToLookup(p => p.VersionId, p => p.Text);
        var statements = texts.Select(t => t.StatementId).ToArray();
        var issuers = (await (
            from party in db.StatementParties.AsNoTracking()
            where statements.Contains(party.StatementId) && party.Role == StatementRole.Issuer
            join name in db.PartyNames on party.PartyId equals name.PartyId
            where name.Ordinal == 1
            orderby name.Text
            select new { party.StatementId, name.Text }).ToListAsync(ct)).ToLookup(n => n.StatementId, n => n.Text);

        return [.. texts.Select(t => new SketchedStatement(t.Id, t.Reference, t.Number, new StatementSketch(
            string.Join('\n', paragraphs[t.Id]), (t.IssuedOn.End ?? t.IssuedOn.Start)?.Last, t.Language,
            string.Join(", ", issuers[t.StatementId].Append(t.IssuedAs).OfType<string>()), t.Title)))];
    }
}
