using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Tells a draft anew, as a whole, and returns the version that now stands.</summary>
/// <exception cref="StaleVersionException">Somebody changed it since the form was shown.</exception>
/// <exception cref="RuleBrokenException">The liaison has it already, or what was told breaks a rule.</exception>
public sealed record AmendIncident : ToldIncident, ICommand<long>
{
    public static Policy Policy => Policies.LogIncidents;

    public required string Reference { get; init; }

    /// <summary>The version that the form was made from.</summary>
    public required long Version { get; init; }

    /// <summary>Sends it to the liaison in the same step.</summary>
    public bool Submit { get; init; }
}

internal sealed class AmendIncidentValidator : ToldIncidentValidator<AmendIncident>
{
    public AmendIncidentValidator() => MayBeSent(r => r.Submit);
}

internal sealed class AmendIncidentHandler(
    RegisterDbContext db, ICurrentUser user, Telling telling, Sending sending, TimeProvider clock)
    : IRequestHandler<AmendIncident, long>
{
    public async Task<long> Handle(AmendIncident request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference)
            .Include(i => i.Acts).ThenInclude(a => a.Stages).Include(i => i.Targets).ThenInclude(t => t.Identity)
            .Include(i => i.Involvements).Include(i => i.Sources).Include(i => i.Consents).AsSplitQuery().At(request.Version, ct);
        var facts = await telling.Of(request, ct);

        incident.Amend(facts, user.Now.Id, clock.GetUtcNow());
        if (request.Submit) await sending.Draft(incident, ct);
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
