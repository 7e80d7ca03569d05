using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Merges one record of an event into another: the one that is kept takes over what was chosen and what only the other
/// tells, with its passages, asks and responses, and lists its files; the other gives way to it. For the liaison, and for a lead between
/// records of the own organisation.
/// </summary>
/// <param name="Keep">The reference of the record that goes on.</param>
/// <param name="Other">The reference of the one that gives way.</param>
/// <exception cref="NotFoundException">One of the two is not there, or not the caller's to see.</exception>
/// <exception cref="StaleVersionException">Somebody changed one of them since they were compared.</exception>
/// <exception cref="RuleBrokenException">The two are one, one was merged already, or the choice breaks a rule.</exception>
/// <exception cref="TamperedException">A part was chosen that no page offers.</exception>
public sealed record MergeIncidents(string Keep, long KeepVersion, string Other, long OtherVersion) : ICommand<MergedIncident>
{
    public static Policy Policy => Policies.MergeIncidents;

    /// <summary>Codes of the fields that are taken from the other: <c>title</c>, <c>account</c>, <c>occurred</c> and so on.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Ids of parts of the other that take the place of the same ones of the kept record.</summary>
    public IReadOnlyList<Guid> Parts { get; init; } = [];
}

/// <param name="Merge">To undo it by.</param>
/// <param name="Version">The kept record's, as it now stands.</param>
public sealed record MergedIncident(Guid Merge, string Kept, long Version);

internal sealed class MergeIncidentsValidator : AbstractValidator<MergeIncidents>
{
    public MergeIncidentsValidator() => RuleForEach(r => r.Fields).Names<MergeIncidents, MergeField>();
}

internal sealed class MergeIncidentsHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<MergeIncidents, MergedIncident>
{
    public async Task<MergedIncident> Handle(MergeIncidents request, CancellationToken ct)
    {
        var (pair, by, now) = (new IncidentPair(db, user.Now), user.Now.Id, clock.GetUtcNow());
        var kept = await pair.Take(request.Keep, request.KeepVersion, ct);
        var other = await pair.Take(request.Other, request.OtherVersion, ct);
        var merge = IncidentMerge.Of(kept, other, by, now);
        var plan = MergePlan.Of(kept, other, pair.Reader);
        if (request.Parts.Except(plan.Choices).Any()) throw new TamperedException("part");

        // First that the two are one: the database lets no row go from one record to another unless a merge says so.
        db.IncidentMerges.Add(merge);
        await db.SaveChangesAsync(ct);

        var rows = kept.Absorb(plan, new MergeChoice(request.Fields.Select(Code.To<MergeField>).ToHashSet(), request.Parts.ToHashSet()), by, now);
        other.GiveWayTo(kept, by, now);
        var around = new MergedSurroundings(db);
        rows = await around.Move(other, kept, rows, ct);
        await new MergedEvidence(db, user.Now).Join(other, now, ct);
        merge.Keep(kept, rows with { Relation = await around.Relate(other, kept, by, now, ct) });
        await db.SaveChangesAsync(ct);

        return new MergedIncident(merge.Id, kept.Reference, kept.Version);
    }
}
