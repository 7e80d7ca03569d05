using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>One statement of a run was read. Sent for whoever asked for the run, by the process that works it off.</summary>
/// <param name="Found">New suggestions.</param>
/// <exception cref="NotFoundException">No such run, or its incident may not be read any more.</exception>
public sealed record AdvanceMentionRun(Guid Id, int Found) : ICommand<RunStep>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Next">The reference of what is to be read next; null where the run has ended.</param>
public sealed record RunStep(string? Next);

internal sealed class AdvanceMentionRunHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<AdvanceMentionRun, RunStep>
{
    public async Task<RunStep> Handle(AdvanceMentionRun request, CancellationToken ct)
    {
        var run = await db.MentionRuns.FromSql($"select * from mention_runs where id = {request.Id} for update")
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        run.Advance(request.Found, clock.GetUtcNow(), TakeMentionRun.Lease);
        if (run.Next is not null) trail.NothingHappened(); // fifty thousand steps are one deed, told when it ends
        await db.SaveChangesAsync(ct);
        return new RunStep(run.Next);
    }
}
