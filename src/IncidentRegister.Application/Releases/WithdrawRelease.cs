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

/// <summary>Takes a release out of use at once; one person is enough for that. Readers see that it was withdrawn, and why.</summary>
/// <param name="Reason">Public wording.</param>
/// <exception cref="NotFoundException">There is no such release, or the incident is not the caller's to see.</exception>
/// <exception cref="ValidationException">The reason is missing, or tells what the release left out.</exception>
/// <exception cref="RuleBrokenException">It was withdrawn already.</exception>
public sealed record WithdrawRelease(string Reference, string? Reason) : ICommand<Done>
{
    public static Policy Policy => Policies.WithdrawReleases;
}

internal sealed class WithdrawReleaseValidator : AbstractValidator<WithdrawRelease>
{
    public WithdrawReleaseValidator() => RuleFor(r => r.Reason).MustSay(ReleaseWithdrawal.ReasonMaxLength, lines: true);
}

internal sealed class WithdrawReleaseHandler(RegisterDbContext db, ICurrentUser user, ReleaseDesk desk, TimeProvider clock)
    : IRequestHandler<WithdrawRelease, Done>
{
    public async Task<Done> Handle(WithdrawRelease request, CancellationToken ct)
    {
        var id = await new ReleaseLocks(db, user.Now).TakeOfRelease(request.Reference, ct);
        var release = await db.Releases.AsNoTracking().SingleAsync(r => r.Reference == request.Reference, ct);
        RuleBrokenException.ThrowIf(await db.ReleaseWithdrawals.AnyAsync(w => w.ReleaseId == release.Id, ct), "release.withdrawn-already");

        var reason = Written.Kept(request.Reason, lines: true)!;
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).SingleAsync(i => i.Id == id, ct);
        var proposal = await db.ReleaseProposals.AsNoTracking().SingleAsync(p => p.ReleaseId == release.Id, ct);
        await desk.RefuseLeaks(incident, proposal, nameof(request.Reason), reason, ct);
        db.ReleaseWithdrawals.Add(new ReleaseWithdrawal(release, reason, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);

        return default;
    }
}
