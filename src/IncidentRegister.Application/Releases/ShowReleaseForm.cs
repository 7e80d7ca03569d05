using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What of an incident may be released, and what a form for it starts from.</summary>
/// <param name="Corrects">The reference of a release that is to be replaced; null where it is to stand by itself.</param>
/// <param name="From">The id of an earlier proposal to start from, such as one that was voided or rejected.</param>
/// <exception cref="NotFoundException">One of the three is not there, or not the caller's to see.</exception>
public sealed record ShowReleaseForm(string Reference, string? Corrects = null, Guid? From = null) : IQuery<ReleaseOffer>
{
    public static Policy Policy => Policies.PrepareReleases;
}

/// <summary>Codes of vocabularies and ids of parties, no labels.</summary>
public sealed record ReleaseOffer
{
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required Tlp Handling { get; init; }
    public required long Version { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required string? Country { get; init; }

    /// <summary>Null where it is not known, and where the preparer may not know it.</summary>
    public required string? Town { get; init; }
    public required string? Situation { get; init; }
    public required Severity Severity { get; init; }
    public required Verification Verification { get; init; }
    public required IReadOnlyList<string> ActTypes { get; init; }
    public required IReadOnlyList<string> TargetCategories { get; init; }
    public required IReadOnlyList<OfferedTarget> Targets { get; init; }
    public required IReadOnlyList<OfferedActor> Actors { get; init; }

    /// <summary>The fields to begin with: by default the country and the month.</summary>
    public required ReleaseChoice Choice { get; init; }

    /// <summary>The wording to begin with; null for an empty form.</summary>
    public required ReleaseSnapshot? Wording { get; init; }
}

/// <summary>Who may be named has a name here, who may be described a description; the others are left out.</summary>
public sealed record OfferedTarget(Guid Id, string Category, Guid? PartyId, string? Name, string? Description, bool MayBeNamed);

public sealed record OfferedActor(Guid Id, string Kind, Guid? PartyId, string? Name, ClaimStatus Claim);

internal sealed class ShowReleaseFormHandler(RegisterDbContext db, ReleaseDesk desk) : IRequestHandler<ShowReleaseForm, ReleaseOffer>
{
    public async Task<ReleaseOffer> Handle(ShowReleaseForm request, CancellationToken ct)
    {
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).Called(request.Reference).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var start = await Start(incident, request, ct);
        return new ReleaseOffer
        {
            Reference = incident.Reference,
            Title = incident.Title,
            Language = incident.Language,
            Handling = incident.Handling,
            Version = incident.Version,
            Occurred = incident.Occurred,
            Country = incident.Country,
            Town = desk.KnowsTown(incident) ? incident.Town : null,
            Situation = incident.Situation,
            Severity = incident.Severity,
            Verification = incident.Verification,
            ActTypes = incident.ActTypes,
            TargetCategories = [.. incident.Targets.OrderBy(t => t.Ordinal).Select(t => t.Category).Distinct()],
            Targets =
            [
                .. from target in incident.Targets.OrderBy(t => t.Ordinal)
                   let isNamed = target.Naming == Naming.Named && target.Identity is not null
                   where isNamed || (target.Naming == Naming.Described && target.Description is not null)
                   select new OfferedTarget(
                       target.Id, target.Category, isNamed ? target.Identity!.PartyId : null, isNamed ? target.Identity!.Name : null,
                       target.Description, isNamed),
            ],
            Actors =
            [
                .. incident.Involvements.OrderBy(a => a.Ordinal).Where(a => a.PartyId is not null || a.Name is not null)
                    .Select(a => new OfferedActor(a.Id, a.Kind, a.PartyId, a.Name, a.Claim)),
            ],
            Choice = start?.Choice ?? ReleaseChoice.Default,
            Wording = start?.Snapshot,
        };
    }

    private async Task<ReleaseProposal?> Start(Incident incident, ShowReleaseForm request, CancellationToken ct)
    {
        var corrected = await desk.Corrected(request.Corrects, incident.Id, ct);
        if (corrected is null && request.From is null) return null;

        return await db.ReleaseProposals.AsNoTracking().Where(p => p.IncidentId == incident.Id)
            .SingleOrDefaultAsync(p => request.From != null ? p.Id == request.From : p.ReleaseId == corrected!.Id, ct)
            ?? throw new NotFoundException();
    }
}
