using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// The answers to asks that a person may know of. To who may not read a confidential response, an ask that it alone
/// fulfils looks as it did before.
/// </summary>
internal sealed class Answers(RegisterDbContext db, CurrentUser user)
{
    /// <summary>Responses that the person may read.</summary>
    public IQueryable<Response> Readable() =>
        user.Role == Role.Liaison ? db.Responses : db.Responses.Where(r => !r.IsConfidential);

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
        var steps = await db.AskSteps.AsNoTracking().Where(s => asks.Contains(s.AskId) && s.ResponseId == null)
            .OrderBy(s => s.AskId).ThenBy(s => s.Number).Select(s => new { s.AskId, s.State }).ToListAsync(ct);
        return steps.GroupBy(s => s.AskId).ToDictionary(g => g.Key, g => g.Last().State);
    }

    /// <summary>Asks in that state, as far as the person may know.</summary>
    public IQueryable<Ask> In(AskState state, IQueryable<Ask> asks)
    {
        var known = Fulfilments();
        var full = known.Where(f => f.Extent == FulfilmentExtent.Fully);
        var told = db.AskSteps.Where(s => s.ResponseId == null);
        return state switch
        {
            AskState.Taken => asks.Where(a => a.State == AskState.Taken && full.Any(f => f.AskId == a.Id)),
            AskState.PartlyTaken => asks.Where(a => (a.State == AskState.Taken || a.State == AskState.PartlyTaken)
                && known.Any(f => f.AskId == a.Id) && !full.Any(f => f.AskId == a.Id)),
            AskState.Open => asks.Where(a => a.State == AskState.Open
                || ((a.State == AskState.Taken || a.State == AskState.PartlyTaken) && !known.Any(f => f.AskId == a.Id)
                    && !told.Any(s => s.AskId == a.Id))),
            _ => asks.Where(a => a.State == state
                || ((a.State == AskState.Taken || a.State == AskState.PartlyTaken) && !known.Any(f => f.AskId == a.Id)
                    && told.Where(s => s.AskId == a.Id).OrderByDescending(s => s.Number).First().State == state)),
        };
    }

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
