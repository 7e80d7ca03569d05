using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>What statements say of an incident, for programs that read annotations.</summary>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
public sealed record AnnotateIncident(string Reference) : IQuery<IReadOnlyList<Annotation>>
{
    public static Policy Policy => Policies.ReadIncidents;
}

internal sealed class AnnotateIncidentHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail)
    : IRequestHandler<AnnotateIncident, IReadOnlyList<Annotation>>
{
    public async Task<IReadOnlyList<Annotation>> Handle(AnnotateIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .Select(i => new { i.Id, i.Handling }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (incident.Handling is Tlp.Red or Tlp.AmberStrict) trail.Read($"incidents/{incident.Id}");

        return await new Annotations(db, user.Now).Where(f => f.Mention.IncidentId == incident.Id, ct);
    }
}
