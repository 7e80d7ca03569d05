using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Sends a draft to the liaison, or once more to the lead who sent it back, and returns the version that now stands.
/// </summary>
/// <param name="Version">The version that the sender had on the screen.</param>
/// <exception cref="RuleBrokenException">It is no draft, waits already, or is marked for fewer readers than the liaison.</exception>
public sealed record SubmitIncident(string Reference, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class SubmitIncidentHandler(RegisterDbContext db, ICurrentUser user, Sending sending)
    : IRequestHandler<SubmitIncident, long>
{
    public async Task<long> Handle(SubmitIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        await sending.Draft(incident, ct);
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
