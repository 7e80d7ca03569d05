using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What readers would see of an incident, exactly; nothing is kept.</summary>
/// <exception cref="ValidationException">The wording is missing, or tells what was left out.</exception>
/// <exception cref="NotFoundException">There is no such incident, or not the caller's to see.</exception>
public sealed record PreviewRelease : ReleaseWriting, IQuery<ReleasePreview>
{
    public static Policy Policy => Policies.PrepareReleases;
}

/// <param name="Sha256">Of the snapshot, in hexadecimal digits; to prepare it by.</param>
/// <param name="Gaps">Consent without which nobody will be able to approve it.</param>
public sealed record ReleasePreview(ReleaseSnapshot Snapshot, string Sha256, IReadOnlyList<ConsentGap> Gaps);

internal sealed class PreviewReleaseValidator : ReleaseWritingValidator<PreviewRelease>;

internal sealed class PreviewReleaseHandler(RegisterDbContext db, ReleaseDesk desk)
    : IRequestHandler<PreviewRelease, ReleasePreview>
{
    public async Task<ReleasePreview> Handle(PreviewRelease request, CancellationToken ct)
    {
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).Called(request.Reference).At(request.Version, ct);
        await desk.Corrected(request.Corrects, incident.Id, ct);

        var snapshot = await desk.Copy(incident, request, ct);
        return new ReleasePreview(
            snapshot, Convert.ToHexStringLower(SnapshotJson.Hash(snapshot)),
            ReleaseConsent.Gaps(incident, request.Choice, snapshot.Audience));
    }
}
