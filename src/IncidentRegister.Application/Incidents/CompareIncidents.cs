using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Two records side by side, field by field and part by part, to see whether they are of one event.</summary>
/// <exception cref="NotFoundException">One of the two is not there, or not the caller's to see.</exception>
/// <exception cref="RuleBrokenException">The two are one.</exception>
public sealed record CompareIncidents(string Reference, string Other) : IQuery<IncidentComparison>
{
    public static Policy Policy => Policies.MergeIncidents;
}

public sealed record IncidentComparison
{
    public required ComparedRecord Kept { get; init; }
    public required ComparedRecord Other { get; init; }

    /// <summary>In the order of the form; those in which the two are alike are left out.</summary>
    public required IReadOnlyList<MergeField> Differing { get; init; }
    public required IReadOnlyList<ComparedPart<ActFacts>> Acts { get; init; }
    public required IReadOnlyList<ComparedPart<TargetFacts>> Targets { get; init; }
    public required IReadOnlyList<ComparedPart<ActorFacts>> Actors { get; init; }
    public required IReadOnlyList<ComparedPart<SourceFacts>> Sources { get; init; }

    public bool IsOfTwoOrganisations => Kept.OrganisationId != Other.OrganisationId;
}

/// <param name="Version">The version that is shown, to merge it by.</param>
/// <param name="Organisation">The name of the organisation that logged it; null where the reader may not know it.</param>
/// <param name="IsMerged">It gave way to another record already.</param>
public sealed record ComparedRecord(
    string Reference, long Version, Guid OrganisationId, string? Organisation, CaseStatus Status, Verification Verification,
    DateTimeOffset ReportedAt, bool IsMerged)
{
    public required string Title { get; init; }
    public required string Account { get; init; }
    public required string Language { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required string? Country { get; init; }

    /// <summary>Null where it is not known, and where the reader may not know it.</summary>
    public required string? Town { get; init; }
    public required string? Situation { get; init; }
    public required Severity Severity { get; init; }
    public required Tlp Handling { get; init; }
}

/// <summary>A part that one of the two tells, or both of them.</summary>
/// <param name="OtherId">The id of the other record's part, to choose it by; null where only the kept record tells it.</param>
public sealed record ComparedPart<T>(PairKind Kind, T? Kept, T? Other, Guid? OtherId) where T : class;

internal sealed class CompareIncidentsHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail)
    : IRequestHandler<CompareIncidents, IncidentComparison>
{
    public async Task<IncidentComparison> Handle(CompareIncidents request, CancellationToken ct)
    {
        var pair = new IncidentPair(db, user.Now);
        var (kept, other) = (await pair.Read(request.Reference, ct), await pair.Read(request.Other, ct));
        RuleBrokenException.ThrowIf(kept.Id == other.Id, "merge.with-itself");
        foreach (var marked in new[] { kept, other }.Where(i => i.Handling is Tlp.Red or Tlp.AmberStrict)) trail.Read($"incidents/{marked.Id}");

        var organisations = await db.Organisations.AsNoTracking().Where(o => o.Id == kept.OrganisationId || o.Id == other.OrganisationId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var plan = MergePlan.Of(kept, other, pair.Reader);
        var (ours, theirs) = (
            Record(kept, pair.Reader.KnowsTown(kept), organisations), Record(other, pair.Reader.KnowsTown(other), organisations));
        return new IncidentComparison
        {
            Kept = ours,
            Other = theirs,
            Differing =
            [
                .. Enum.GetValues<MergeField>().Where(f => Differs(f, ours, theirs))
                    .Where(f => f != MergeField.Town || pair.Reader.KnowsTown(other)),
            ],
            Acts = Parts(plan.Acts, a => a.Facts, a => a.Id),
            Targets = Parts(plan.Targets, plan.Told, t => t.Id),
            Actors = Parts(plan.Involvements, a => a.Facts, a => a.Id),
            Sources = Parts(plan.Sources, s => s.Facts, s => s.Id),
        };
    }

    private static ComparedRecord Record(Incident incident, bool knowsTown, Dictionary<Guid, string> organisations) => new(
        incident.Reference, incident.Version, incident.OrganisationId, organisations.GetValueOrDefault(incident.OrganisationId),
        incident.Case.Status, incident.Verification, incident.ReportedAt, incident.MergedIntoId is not null)
    {
        Title = incident.Title,
        Account = incident.Account,
        Language = incident.Language,
        Occurred = incident.Occurred,
        Country = incident.Country,
        Town = knowsTown ? incident.Town : null,
        Situation = incident.Situation,
        Severity = incident.Severity,
        Handling = incident.Handling,
    };

    private static bool Differs(MergeField field, ComparedRecord one, ComparedRecord other) => field switch
    {
        MergeField.Title => one.Title != other.Title,
        MergeField.Account => one.Account != other.Account,
        MergeField.Occurred => one.Occurred != other.Occurred,
        MergeField.Country => one.Country != other.Country,
        MergeField.Town => one.Town != other.Town,
        MergeField.Situation => one.Situation != other.Situation,
        _ => one.Severity != other.Severity,
    };

    private static IReadOnlyList<ComparedPart<TFacts>> Parts<T, TFacts>(
        IReadOnlyList<PartPair<T>> pairs, Func<T, TFacts> facts, Func<T, Guid> id)
        where T : class
        where TFacts : class =>
        [
            .. pairs.Select(p => new ComparedPart<TFacts>(
                p.Kind, p.Kept is { } kept ? facts(kept) : null, p.Other is { } other ? facts(other) : null,
                p.Other is { } chosen ? id(chosen) : null)),
        ];
}
