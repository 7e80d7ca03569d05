using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>Asked before the first byte of a file is taken: whose the incident is, to which the caller may bring it.</summary>
/// <exception cref="NotFoundException">There is no such incident, or none that the caller may see.</exception>
/// <exception cref="RuleBrokenException">It is frozen for the caller, or there is no room for any file.</exception>
public sealed record PrepareEvidence(string Reference) : IQuery<EvidencePlace>
{
    public static Policy Policy => Policies.BringEvidence;
}

/// <param name="OrganisationId">Whose the incident is, and so the file.</param>
public sealed record EvidencePlace(string Reference, Guid OrganisationId, Tlp Handling);

internal sealed class PrepareEvidenceHandler(RegisterDbContext db, ICurrentUser user, Spending spending)
    : IRequestHandler<PrepareEvidence, EvidencePlace>
{
    public async Task<EvidencePlace> Handle(PrepareEvidence request, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        EvidenceFile.RefuseUnlessOpen(incident, user.Now.AsHolder().Hand);
        var held = await db.EvidenceFiles.Where(e => e.IncidentId == incident.Id).SumAsync(e => e.Size, ct);
        RuleBrokenException.ThrowIf(held >= EvidenceFile.IncidentMaxBytes, "evidence.incident-full");
        await spending.RefuseEvidenceAboveLimit(ct);
        return new EvidencePlace(incident.Reference, incident.OrganisationId, incident.Handling);
    }
}
