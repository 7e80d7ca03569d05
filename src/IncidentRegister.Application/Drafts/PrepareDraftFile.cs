using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>Asked before the first byte of a file is taken: whose the draft is, to which its author brings it.</summary>
/// <exception cref="NotFoundException">There is no such draft, or it is somebody else's.</exception>
/// <exception cref="RuleBrokenException">There is no room for any file.</exception>
public sealed record PrepareDraftFile(Guid Draft) : IQuery<DraftPlace>
{
    public static Policy Policy => Policies.LogIncidents;
}

/// <param name="OrganisationId">Whose the incident will be, and so the file.</param>
public sealed record DraftPlace(Guid Draft, Guid OrganisationId);

internal sealed class PrepareDraftFileHandler(RegisterDbContext db, ICurrentUser user, Spending spending)
    : IRequestHandler<PrepareDraftFile, DraftPlace>
{
    public async Task<DraftPlace> Handle(PrepareDraftFile request, CancellationToken ct)
    {
        var place = await db.Drafts.Where(d => d.Id == request.Draft && d.AuthorId == user.Now.Id)
            .Select(d => new DraftPlace(d.Id, d.OrganisationId)).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var held = await db.DraftFiles.Where(f => f.DraftId == place.Draft).SumAsync(f => f.Size, ct);
        RuleBrokenException.ThrowIf(held >= EvidenceFile.IncidentMaxBytes, "evidence.incident-full");
        await spending.RefuseEvidenceAboveLimit(ct);
        return place;
    }
}
