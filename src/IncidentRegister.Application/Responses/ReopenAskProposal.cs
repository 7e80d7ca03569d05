using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Takes back that words ask for nothing: the finder may propose them again.</summary>
/// <param name="Refusal">Its id.</param>
/// <exception cref="NotFoundException">No such refusal.</exception>
/// <exception cref="Domain.RuleBrokenException">It was taken back before.</exception>
public sealed record ReopenAskProposal(Guid Refusal) : ICommand<Guid>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class ReopenAskProposalHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReopenAskProposal, Guid>
{
    public async Task<Guid> Handle(ReopenAskProposal request, CancellationToken ct)
    {
        var refusal = await db.AskRefusals.SingleOrDefaultAsync(r => r.Id == request.Refusal, ct) ?? throw new NotFoundException();

        refusal.Undo(user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return refusal.Id;
    }
}
