using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using MediatR;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// Writes into a file's custody that the caller opens it, and says where it is. The bytes follow once that is written.
/// </summary>
/// <exception cref="NotFoundException">There is no such file, or none that the caller may see.</exception>
/// <exception cref="RuleBrokenException">It is in quarantine, or was refused.</exception>
public sealed record OpenEvidence(string Reference, Guid Id) : ICommand<OpenedEvidence>
{
    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="Size">Bytes.</param>
public sealed record OpenedEvidence(Guid Id, Guid OrganisationId, string Name, EvidenceKind Kind, long Size, byte[] Sha256);

internal sealed class OpenEvidenceHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<OpenEvidence, OpenedEvidence>
{
    public async Task<OpenedEvidence> Handle(OpenEvidence request, CancellationToken ct)
    {
        var file = await db.Take(request.Reference, request.Id, user.Now, ct);

        file.View(user.Now.AsHolder(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return new OpenedEvidence(file.Id, file.OrganisationId, file.Name, file.Kind, file.Size, file.Sha256);
    }
}
