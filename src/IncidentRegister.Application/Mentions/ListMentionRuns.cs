using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>The latest runs of the finder, the newest first.</summary>
public sealed record ListMentionRuns : IQuery<IReadOnlyList<RunLine>>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Incident">The reference of what is looked for; null: for all incidents.</param>
/// <param name="Statement">The reference of the one statement that is read; null: several.</param>
/// <param name="Read">Of <paramref name="Statements"/>.</param>
/// <param name="Found">New suggestions.</param>
public sealed record RunLine(
    Guid Id, string? Incident, string? Statement, string? AskedBy, DateTimeOffset AskedAt, RunState State, int Read, int Statements, int Found);

internal sealed class ListMentionRunsHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ListMentionRuns, IReadOnlyList<RunLine>>
{
    private const int AtMost = 25;

    public async Task<IReadOnlyList<RunLine>> Handle(ListMentionRuns request, CancellationToken ct)
    {
        var visible = db.Incidents.VisibleTo(user.Now);
        return await db.MentionRuns.AsNoTracking()
            .Where(r => r.IncidentId == null || visible.Any(i => i.Id == r.IncidentId))
            .OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Top(AtMost)
            .Select(r => new RunLine(
                r.Id, visible.Where(i => i.Id == r.IncidentId).Select(i => i.Reference).FirstOrDefault(),
                r.Statements.Count == 1 ? r.Statements[0] : null,
                db.Users.Where(u => u.Id == r.AskedBy).Select(u => u.DisplayName).FirstOrDefault(),
                r.AskedAt, r.State, r.Read, r.Statements.Count, r.Found))
            .ToListAsync(ct);
    }
}
