using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Releases what another person prepared, and returns the reference of the release.</summary>
/// <param name="Sha256">The hash that stood beside what the approver read, in hexadecimal digits.</param>
/// <exception cref="NotFoundException">There is no such proposal, or the incident is not the caller's to see.</exception>
/// <exception cref="RuleBrokenException">
/// It was decided, the caller prepared it, the incident was changed since, or consent is missing.
/// </exception>
public sealed record ApproveRelease(Guid Id, string Sha256) : ICommand<string>
{
    public static Policy Policy => Policies.ApproveReleases;
}

internal sealed class ApproveReleaseValidator : AbstractValidator<ApproveRelease>
{
    private const int HashLength = 64;

    public ApproveReleaseValidator() => RuleFor(r => r.Sha256)
        .Must(hash => hash is { Length: HashLength } && hash.All(char.IsAsciiHexDigitLower)).WithMessage("release.hash-differs");
}

internal sealed class ApproveReleaseHandler(RegisterDbContext db, ICurrentUser user, ReleaseDesk desk, TimeProvider clock)
    : IRequestHandler<ApproveRelease, string>
{
    public async Task<string> Handle(ApproveRelease request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = await new ReleaseLocks(db, user.Now).TakeOfProposal(request.Id, ct);
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).SingleAsync(i => i.Id == id, ct);
        var proposal = await db.ReleaseProposals.SingleAsync(p => p.Id == request.Id, ct);

        var (release, origin) = proposal.Approve(
            incident, References.New(References.Release, now), Convert.FromHexString(request.Sha256), user.Now.Id, now);
        db.Releases.Add(release);
        db.ReleaseOrigins.Add(origin);
        await db.SaveChangesAsync(ct);

        return release.Reference;
    }
}
