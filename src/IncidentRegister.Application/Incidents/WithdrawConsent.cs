using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Takes back everything that those concerned had allowed, and returns the version that now stands.</summary>
/// <param name="Version">The version that the caller had on the screen.</param>
/// <exception cref="RuleBrokenException">Nothing was allowed.</exception>
public sealed record WithdrawConsent(string Reference, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class WithdrawConsentHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WithdrawConsent, long>
{
    public async Task<long> Handle(WithdrawConsent request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference)
            .Where(i => i.OrganisationId == user.Now.OrganisationId).Include(i => i.Consents).At(request.Version, ct);

        incident.WithdrawConsent(user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
