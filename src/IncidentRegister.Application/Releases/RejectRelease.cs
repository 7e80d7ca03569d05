using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Sends a proposed release back to its preparer.</summary>
/// <exception cref="NotFoundException">There is no such proposal, or the incident is not the caller's to see.</exception>
/// <exception cref="RuleBrokenException">It was decided, or the caller prepared it.</exception>
public sealed record RejectRelease(Guid Id, string? Reason) : ICommand<Done>
{
    public static Policy Policy => Policies.ApproveReleases;
}

internal sealed class RejectReleaseValidator : AbstractValidator<RejectRelease>
{
    public RejectReleaseValidator() => RuleFor(r => r.Reason).MustSay(ReleaseProposal.ReasonMaxLength, lines: true);
}

internal sealed class RejectReleaseHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RejectRelease, Done>
{
    public async Task<Done> Handle(RejectRelease request, CancellationToken ct)
    {
        await new ReleaseLocks(db, user.Now).TakeOfProposal(request.Id, ct);
        var proposal = await db.ReleaseProposals.SingleAsync(p => p.Id == request.Id, ct);

        proposal.Reject(Written.Kept(request.Reason, lines: true)!, user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
