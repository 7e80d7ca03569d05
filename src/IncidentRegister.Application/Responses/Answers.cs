using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// The answers to asks that a person may know of. To who may not read a confidential response, an ask that it alone
/// fulfils looks as it did before.
/// </summary>
/// <param name="asOf">As they were known then; null: now.</param>
internal sealed class Answers(RegisterDbContext db, CurrentUser user, AsOf? asOf = null)
{
    private readonly AsOf? past = asOf is { IsNow: false } ? asOf : null;

    /// <summary>What is kept of the present says nothing of the day that was asked for.</summary>
    public bool IsPast => past is not null;

    /// <summary>Responses that the person may read.</summary>
    public IQueryable<Response> Readable()
    {
        var responses = past?.Of(db.Responses) ?? db.Responses;
        return user.Role == Role.Liaison ? responses : responses.Where(r => !r.IsConfidential);
    }

    /// <summary>Asks that were recorded.</summary>
    public IQueryable<Ask> Asks() => past?.Of(db.Asks) ?? db.Asks;

    /// <summary>What was told of asks without any response, such as that it was received.</summary>
    public IQueryable<AskStep> Steps() => (past?.Of(db.AskSteps) ?? db.AskSteps).Where(s => s.ResponseId == null);

    /// <summary>Announcements that the person may read.</summary>
    public IQueryable<Announcement> Announced()
    {
        var announced = past?.Of(db.Announcements) ?? db.Announcements;
        return user.Role == Role.Liaison ? announced : announced.Where(a => !a.IsConfidential);
    }

    /// <summary>What became of announcements, unless a response that the person may not read carried them out.</summary>
    public IQueryable<AnnouncementEnd> Ends()
    {
        var ends = past?.Of(db.AnnouncementEnds) ?? db.AnnouncementEnds;
        return user.Role == Role.Liaison ? ends
            : ends.Where(e => e.ResponseId == null || db.Responses.Any(r => r.Id == e.ResponseId && !r.IsConfidential));
    }

    /// <summary>Announcements that stand, as far as the person may know.</summary>
    public IQueryable<Announcement> Planned()
    {
        var ends = Ends();
        return Announced().Where(a => !ends.Any(e => e.AnnouncementId == a.Id));
    }

    /// <summary>Fulfilments by those.</summary>
    public IQueryable<Fulfilment> Fulfilments()
    {
        var readable = Readable();
        return db.Fulfilments.Where(f => readable.Any(r => r.Id == f.ResponseId));
    }

    /// <summary>For each of the asks, its answers, earliest first.</summary>
    public async Task<ILookup<Guid, Answer>> To(IReadOnlyList<Guid> asks, CancellationToken ct)
    {
        var answers = await (
            from fulfilment in db.Fulfilments.AsNoTracking()
            where asks.Contains(fulfilment.AskId)
            join response in Readable() on fulfilment.ResponseId equals response.Id
            orderby response.TakenFrom, response.Id
            select new Answer(fulfilment.AskId, response.Reference, fulfilment.Extent, response.TakenOn)).ToListAsync(ct);
        return answers.ToLookup(a => a.AskId);
    }

    /// <summary>For each of the asks that anything was told of, its last state without any response.</summary>
    public async Task<IReadOnlyDictionary<Guid, AskState>> Told(IReadOnlyList<Guid> asks, CancellationToken ct)
    {
        var steps = await Steps().AsNoTracking().Where(s => asks.Contains(s.AskId))
            .OrderBy(s => s.AskId).ThenBy(s => s.Number).Select(s => new { s.AskId, s.State }).ToListAsync(ct);
        return steps.GroupBy(s => s.AskId).ToDictionary(g => g.Key, g => g.Last().State);
    }

    /// <summary>How each ask stood.</summary>
    public IQueryable<AskSpan> Spans() => db.Spans(user, past);

    /// <summary>Asks in that state, as far as the person may know.</summary>
    public IQueryable<Ask> In(AskState state, IQueryable<Ask> asks)
    {
        var spans = Spans();
        return asks.Where(a => spans.Any(s => s.AskId == a.Id && s.State == state));
    }

    /// <summary>The state of an ask when it was looked at.</summary>
    /// <param name="stored">What is kept of the present; it says nothing of days past.</param>
    /// <param name="told">Its last state without any response.</param>
    public AskState State(AskState stored, IReadOnlyList<Answer> answers, AskState told) =>
        past is null ? StateFor(stored, answers, told)
        : told == AskState.Withdrawn ? AskState.Withdrawn
        : StateFor(AskState.Taken, answers, told);

    /// <summary>The state of an ask, as far as its answers that the person may know of tell.</summary>
    /// <param name="told">Its last state without any response.</param>
    public static AskState StateFor(AskState stored, IReadOnlyList<Answer> answers, AskState told = AskState.Open) =>
        stored is not (AskState.Taken or AskState.PartlyTaken) ? stored
        : answers.Any(a => a.Extent == FulfilmentExtent.Fully) ? AskState.Taken
        : answers.Count > 0 ? AskState.PartlyTaken
        : told;
}

/// <param name="Response">Its reference.</param>
internal sealed record Answer(Guid AskId, string Response, FulfilmentExtent Extent, IncidentDate TakenOn);
