using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Takes up the oldest run of the finder that nobody works off; null when there is none.</summary>
public sealed record TakeMentionRun : ICommand<TakenRun?>
{
    /// <summary>Longer than the finder takes for the longest statement. A process that died loses the run after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public static Policy Policy => Policies.HandOutRuns;
}

/// <param name="For">Who asked for it, and as whom it is worked off.</param>
/// <param name="Statement">The reference of what is to be read next.</param>
public sealed record TakenRun(Guid Id, CurrentUser For, string Statement);

internal sealed class TakeMentionRunHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<TakeMentionRun, TakenRun?>
{
    public async Task<TakenRun?> Handle(TakeMentionRun request, CancellationToken ct)
    {
        trail.NothingHappened(); // taking a run is not yet working on it; what it finds leaves entries of its own
        var until = clock.GetUtcNow() + TakeMentionRun.Lease;
        var taken = await db.Database.SqlQuery<Row>($"""
            select id as "Id", asked_by as "AskedBy", organisation_id as "OrganisationId", display_name as "DisplayName",
                statement as "Statement" from sec.take_mention_run({until})
            """).ToListAsync(ct);

        return taken is [var run]
            ? new TakenRun(run.Id, new CurrentUser(run.AskedBy, run.OrganisationId, Role.Liaison, run.DisplayName), run.Statement)
            : null;
    }

    private sealed record Row(Guid Id, Guid AskedBy, Guid OrganisationId, string DisplayName, string Statement);
}
