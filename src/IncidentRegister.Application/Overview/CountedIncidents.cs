using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>What an incident is counted by, as it was known.</summary>
internal sealed class CountedIncidents(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    /// <summary>What was sent to the liaison by then, and had not given way to another record of the same event.</summary>
    public IQueryable<Incident> All
    {
        get
        {
            // On days past, what gave way is what was counted so: the other record may be one that the reader does not see.
            var (before, spans) = (asOf.Before, db.SpansFor(user).At(asOf));
            var sent = asOf.Of(db.Incidents.AsNoTracking().VisibleTo(user)).Where(i => i.Case.SubmittedAt < before);
            return asOf.IsNow ? sent.Where(i => i.MergedIntoId == null) : sent.Where(i => spans.Any(s => s.SubjectId == i.Id));
        }
    }

    /// <summary>Those whose review had ended so, and was not reopened by then.</summary>
    public IQueryable<Incident> Verified(IQueryable<Incident> incidents)
    {
        if (asOf.IsNow)
            return incidents.Where(i => i.Case.Status == CaseStatus.Verified || i.Case.Status == CaseStatus.Closed);

        var events = db.CaseEvents.Where(e => e.At < asOf.Before);
        return incidents.Where(i => events.Any(e => e.IncidentId == i.Id && e.Kind == CaseEventKind.Verified
            && !events.Any(later => later.IncidentId == i.Id && later.Kind == CaseEventKind.Reopened && later.At > e.At)));
    }

    // Parts are joined by organisation and incident, as their index has them: by the incident alone, PostgreSQL looks into
    // that index once for every organisation.

    /// <summary>Each incident once with each broad type of the acts that it holds.</summary>
    public IQueryable<Counted> ByType(IQueryable<Incident> incidents)
    {
        // Not by ActTypes, the array kept beside them: EF Core 10 cannot join what it unnests.
        var types = from i in incidents
                    join act in Acts on new { i.OrganisationId, i.Id } equals new { act.OrganisationId, Id = act.IncidentId }
                    select new { Incident = i, act.Type };
        var terms = db.Terms.Where(t => t.Vocabulary == "act-type");
        return (
            from told in types
            join term in terms on told.Type equals term.Code into known
            from term in known.DefaultIfEmpty()
            select new Counted
            {
                Id = told.Incident.Id,
                From = told.Incident.OccurredFrom,
                To = told.Incident.OccurredTo,
                Code = term.Broader ?? told.Type,
            }).Distinct();
    }

    public IQueryable<Counted> ByTarget(IQueryable<Incident> incidents) => (
        from i in incidents
        join target in Standing(db.Targets) on new { i.OrganisationId, i.Id } equals new { target.OrganisationId, Id = target.IncidentId }
        select new Counted { Id = i.Id, Code = target.Category }).Distinct();

    public IQueryable<Counted> ByActor(IQueryable<Incident> incidents) => (
        from i in incidents
        join actor in Standing(db.Involvements) on new { i.OrganisationId, i.Id } equals new { actor.OrganisationId, Id = actor.IncidentId }
        select new Counted { Id = i.Id, Code = actor.Kind }).Distinct();

    /// <summary>Responses of known day that the reader may know of.</summary>
    public IQueryable<Response> Responses =>
        asOf.Of(new Answers(db, user).Readable()).Where(r => r.TakenFrom != null && r.TakenFrom <= asOf.Day);

    private IQueryable<Act> Acts => db.Acts.IgnoreQueryFilters().Where(a =>
        (a.RemovedAt == null || a.RemovedAt >= asOf.Before) && a.Stages.Any(s => s.RecordedAt < asOf.Before));

    private IQueryable<Target> Standing(IQueryable<Target> targets)
    {
        var (before, first) = (asOf.Before, FirstIdFrom(asOf.Before));
        return asOf.IsNow ? targets : targets.IgnoreQueryFilters()
            .Where(t => (t.RemovedAt == null || t.RemovedAt >= before) && t.Id.CompareTo(first) < 0);
    }

    private IQueryable<Involvement> Standing(IQueryable<Involvement> actors)
    {
        var (before, first) = (asOf.Before, FirstIdFrom(asOf.Before));
        return asOf.IsNow ? actors : actors.IgnoreQueryFilters()
            .Where(a => (a.RemovedAt == null || a.RemovedAt >= before) && a.Id.CompareTo(first) < 0);
    }

    // Such parts keep no instant of their own; their id (RFC 9562, version 7) begins with it, in milliseconds.
    private static Guid FirstIdFrom(DateTimeOffset instant)
    {
        var bytes = Guid.CreateVersion7(instant).ToByteArray(bigEndian: true);
        bytes.AsSpan(6).Clear();
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>An incident under one code.</summary>
internal sealed record Counted
{
    public required Guid Id { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public required string Code { get; init; }
}
