using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Statements in which the finder waits for an answer, the one that waits longest first; of their newest text, and of
/// incidents that the caller may read alone.
/// </summary>
public sealed record ListToRead : IQuery<ToRead>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Lines">The first ten.</param>
/// <param name="More">How many statements wait besides.</param>
public sealed record ToRead(IReadOnlyList<ToReadLine> Lines, int More);

/// <param name="Reference">Of the statement.</param>
/// <param name="Language">BCP 47, of the title.</param>
/// <param name="Undecided">Passages that wait, as the reading room counts them.</param>
/// <param name="Since">When the finder first asked what still waits.</param>
public sealed record ToReadLine(
    string Reference, string Title, string Language, IncidentDate IssuedOn, int Undecided, DateTimeOffset Since);

internal sealed class ListToReadHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ListToRead, ToRead>
{
    private const int Most = 10;

    public async Task<ToRead> Handle(ListToRead request, CancellationToken ct)
    {
        var waiting =
            from mention in db.VisibleMentions(user.Now).AsNoTracking()
            where mention.State == MentionState.Suggested && mention.UndoneAt == null
                && db.Incidents.Any(i => i.Id == mention.IncidentId && i.MergedIntoId == null)
            join passage in db.Passages on mention.PassageId equals passage.Id
            where !db.StatementVersions.Any(newer => newer.StatementId == passage.StatementId && newer.TranslationOfId == null
                && newer.Number > db.StatementVersions.Where(v => v.Id == passage.VersionId).Select(v => v.Number).First())
            group mention by passage.StatementId into statement
            select new
            {
                Id = statement.Key,
                Undecided = statement.Select(m => m.PassageId).Distinct().Count(),
                Since = statement.Min(m => m.RecordedAt),
            };

        var count = await waiting.CountAsync(ct);
        var lines = await (
            from waits in waiting
            join statement in db.Statements on waits.Id equals statement.Id
            orderby waits.Since, waits.Id
            select new ToReadLine(
                statement.Reference, statement.Title, statement.Language, statement.IssuedOn, waits.Undecided, waits.Since))
            .Top(Most).ToListAsync(ct);

        return new ToRead(lines, count - lines.Count);
    }
}
