using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;

namespace IncidentRegister.Application.Incidents;

/// <summary>Sends to the liaison what waited for the lead. The clocks of its case begin now.</summary>
/// <param name="Version">The version that the lead had on the screen.</param>
/// <exception cref="StaleVersionException">Another lead decided on it since.</exception>
/// <exception cref="RuleBrokenException">It does not wait, or is the lead's own.</exception>
public sealed record PassOnIncident(string Reference, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.PassOnReports;
}

internal sealed class PassOnIncidentHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<PassOnIncident, long>
{
    public async Task<long> Handle(PassOnIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference).At(request.Version, ct);

        incident.PassOn(user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
