using IncidentRegister.Application.Data;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Enters a new incident as a draft of its author, or sends it to the liaison at once. What is sent above the limits waits
/// for the lead of the organisation.
/// </summary>
/// <exception cref="StaleVersionException">Its draft was saved elsewhere since.</exception>
/// <exception cref="RuleBrokenException">What was told breaks a rule of the register, or more is told than is taken at once and no lead can pass it on.</exception>
public sealed record LogIncident : ToldIncident, ICommand<LoggedIncident>
{
    public static Policy Policy => Policies.LogIncidents;

    /// <summary>Sends it to the liaison in the same step.</summary>
    public bool Submit { get; init; }

    /// <summary>The draft that it was written in, which ends with this; null where there was none.</summary>
    public Guid? Draft { get; init; }

    /// <summary>The version of that draft.</summary>
    public long DraftVersion { get; init; }
}

public sealed record LoggedIncident(Guid Id, string Reference);

internal sealed class LogIncidentValidator : ToldIncidentValidator<LogIncident>
{
    public LogIncidentValidator() => MayBeSent(r => r.Submit);
}

internal sealed class LogIncidentHandler(
    RegisterDbContext db, ICurrentUser user, Telling telling, Sending sending, DraftSeal seal, TimeProvider clock)
    : IRequestHandler<LogIncident, LoggedIncident>
{
    public async Task<LoggedIncident> Handle(LogIncident request, CancellationToken ct)
    {
        var facts = await telling.Of(request, ct);
        var now = clock.GetUtcNow();

        var incident = Incident.Log(References.New(References.Incident, now), user.Now.OrganisationId, user.Now.Id, facts, now);
        db.Incidents.Add(incident);
        if (request.Draft is { } draft) await End(await db.Drafts.Own(user.Now, draft, request.DraftVersion, ct), incident, now, ct);
        await sending.First(incident, request.Submit, ct);
        await db.SaveChangesAsync(ct);

        return new LoggedIncident(incident.Id, incident.Reference);
    }

    /// <summary>The draft goes, and its files become the incident's.</summary>
    private async Task End(Draft draft, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        var files = await db.DraftFiles.Where(f => f.DraftId == draft.Id).OrderBy(f => f.ReceivedAt).ThenBy(f => f.Id).ToListAsync(ct);
        db.EvidenceFiles.AddRange(files.Select(f => f.Send(incident, seal.Open(f), user.Now.AsHolder(), now)));
        db.DraftFiles.RemoveRange(files);
        db.Drafts.Remove(draft);
    }
}
