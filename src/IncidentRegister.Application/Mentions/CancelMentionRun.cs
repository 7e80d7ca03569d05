using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Stops a run of the finder behind the statement that it is at. What it asked until then stays asked.</summary>
/// <exception cref="NotFoundException">No such run.</exception>
/// <exception cref="RuleBrokenException">It has ended already.</exception>
public sealed record CancelMentionRun(Guid Id) : ICommand<Guid>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class CancelMentionRunHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<CancelMentionRun, Guid>
{
    public async Task<Guid> Handle(CancelMentionRun request, CancellationToken ct)
    {
        var run = await db.MentionRuns.FromSql($"select * from mention_runs where id = {request.Id} for update")
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        run.Cancel(clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return run.Id;
    }
}
