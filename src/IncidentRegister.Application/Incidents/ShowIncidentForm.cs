using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>A draft as its author told it, ready to be told anew.</summary>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
/// <exception cref="RuleBrokenException">The liaison has it already, or it waits for the lead.</exception>
public sealed record ShowIncidentForm(string Reference) : IQuery<AmendIncident>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class ShowIncidentFormHandler(RegisterDbContext db, ICurrentUser user, Words words)
    : IRequestHandler<ShowIncidentForm, AmendIncident>
{
    public async Task<AmendIncident> Handle(ShowIncidentForm request, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .Include(i => i.Acts).ThenInclude(a => a.Stages).Include(i => i.Targets).ThenInclude(t => t.Identity)
            .Include(i => i.Involvements).Include(i => i.Sources).Include(i => i.Consents).AsSplitQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        incident.RefuseUnlessAmendableBy(user.Now.Id);

        var glossary = await words.Now(ct);
        return new AmendIncident
        {
            Reference = incident.Reference,
            Version = incident.Version,
            Kind = Code.Of(incident.Kind),
            Title = incident.Title,
            Account = incident.Account,
            Language = incident.Language,
            Occurred = incident.Occurred.ToString(),
            Country = incident.Country,
            Town = incident.Town,
            TownVisibility = Code.Of(incident.TownVisibility),
            Situation = incident.Situation,
            Severity = Code.Of(incident.Severity),
            Handling = Code.Of(incident.Handling),
            Acts = [.. incident.Acts.OrderBy(a => a.Ordinal).Select(Act)],
            Targets = [.. incident.Targets.OrderBy(t => t.Ordinal).Select(t => Target(t, glossary))],
            Actors = [.. incident.Involvements.OrderBy(a => a.Ordinal).Select(a => Actor(a, glossary))],
            Sources = [.. incident.Sources.OrderBy(s => s.Ordinal).Select(Source)],
            Consent = ToldConsent.Of(incident),
        };
    }

    private static ActInput Act(Act act) => new()
    {
        Type = act.Type,
        Method = act.Method,
        StatedReason = act.StatedReason,
        LegalBasis = act.LegalBasis,
        Instrument = act.Instrument,
        IssuingAuthority = act.IssuingAuthority,
        Details = act.Details.ToDictionary(d => d.Key, d => (string?)d.Value),
        Stages = [.. act.Stages.OrderBy(s => s.Ordinal).Select(s => new StageInput(Code.Of(s.Kind), s.Date.ToString(), s.Source, s.Note))],
    };

    /// <summary>A party goes back into the form as its name, by which it will be found again.</summary>
    private static TargetInput Target(Target target, Glossary glossary) => new()
    {
        Kind = Code.Of(target.Kind),
        Category = target.Category,
        Name = target.Identity?.Name ?? Name(glossary, target.Identity?.PartyId),
        RoleAtTime = target.RoleAtTime,
        AffiliationAtTime = target.AffiliationAtTime,
        Status = target.Status,
        Naming = Code.Of(target.Naming),
        Description = target.Description,
    };

    private static ActorInput Actor(Involvement actor, Glossary glossary) => new()
    {
        Kind = actor.Kind,
        Name = actor.Name ?? Name(glossary, actor.PartyId),
        Degree = actor.Degree,
        Claim = Code.Of(actor.Claim),
        Attribution = actor.Attribution,
    };

    private static SourceInput Source(Source source) => new()
    {
        Title = source.Title,
        Publisher = source.Publisher,
        Address = source.Address,
        PublishedOn = source.PublishedOn?.ToString(),
        Language = source.Language,
        Connection = Code.Of(source.Connection),
        Reliability = source.Reliability?.ToString(),
        Credibility = source.Credibility?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string? Name(Glossary glossary, Guid? partyId) => glossary.Party(partyId) is { Length: > 0 } name ? name : null;
}
