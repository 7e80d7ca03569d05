using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Makes the copy of an incident that another person is to approve, and returns the id of the proposal.</summary>
/// <exception cref="ValidationException">The wording is missing, or tells what was left out.</exception>
/// <exception cref="NotFoundException">There is no such incident, or not the caller's to see.</exception>
/// <exception cref="StaleVersionException">Somebody changed the incident since.</exception>
/// <exception cref="RuleBrokenException">
/// The incident may not leave as it stands, it is not what was shown, or another one waits for approval already.
/// </exception>
public sealed record PrepareRelease : ReleaseWriting, ICommand<Guid>
{
    public static Policy Policy => Policies.PrepareReleases;

    /// <summary>The hash that stood beside the preview, in hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";
}

internal sealed class PrepareReleaseValidator : ReleaseWritingValidator<PrepareRelease>;

internal sealed class PrepareReleaseHandler(RegisterDbContext db, ICurrentUser user, ReleaseDesk desk, TimeProvider clock)
    : IRequestHandler<PrepareRelease, Guid>
{
    public async Task<Guid> Handle(PrepareRelease request, CancellationToken ct)
    {
        var (by, now) = (user.Now.Id, clock.GetUtcNow());
        await new ReleaseLocks(db, user.Now).Take(request.Reference, ct);
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).Called(request.Reference).At(request.Version, ct);
        var corrected = await desk.Corrected(request.Corrects, incident.Id, ct);

        var snapshot = await desk.Copy(incident, request, ct);
        var sha256 = SnapshotJson.Hash(snapshot);
        RuleBrokenException.ThrowIf(
            !string.Equals(request.Sha256, Convert.ToHexStringLower(sha256), StringComparison.Ordinal), "release.preview-differs");
        var proposal = ReleaseProposal.Prepare(incident, request.Choice, snapshot, sha256, corrected, by, now);
        await ReplaceWaiting(incident, by, now, ct);
        db.ReleaseProposals.Add(proposal);
        await db.SaveChangesAsync(ct);

        return proposal.Id;
    }

    /// <summary>One waits at a time: one's own gives way, and so does one that can no longer be approved.</summary>
    private async Task ReplaceWaiting(Incident incident, Guid by, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await db.ReleaseProposals
            .Where(p => p.IncidentId == incident.Id && p.State == ProposalState.Waiting).ToListAsync(ct);
        RuleBrokenException.ThrowIf(waiting.Exists(p => p.PreparedBy != by && !p.IsVoidBy(incident)), "release.waits-already");
        waiting.ForEach(p => p.GiveWay(by, now));
    }
}
