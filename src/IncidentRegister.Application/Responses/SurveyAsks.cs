using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>How many asks there are in each state, of those that a filter lets through, and whom asks are to and from.</summary>
/// <param name="Filter">Its state and its due day are left out: they are what is counted.</param>
/// <exception cref="TamperedException">A code or a key is not known.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record SurveyAsks(AskFilter Filter) : IQuery<AskSurvey>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

/// <param name="ByState">By code of the state; states without an ask are left out.</param>
/// <param name="Overdue">Those whose time for a reply is over.</param>
/// <param name="Addressees">Ids of all parties that were ever asked; so the issuers, of those that asked.</param>
public sealed record AskSurvey(
    IReadOnlyDictionary<string, int> ByState, int Overdue, IReadOnlyList<Guid> Addressees, IReadOnlyList<Guid> Issuers)
{
    public int All => ByState.Values.Sum();
}

internal sealed class SurveyAsksHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<SurveyAsks, AskSurvey>
{
    public async Task<AskSurvey> Handle(SurveyAsks request, CancellationToken ct)
    {
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var filter = request.Filter with { State = null, Due = null };
        var answers = new Answers(db, user.Now, asOf);
        var today = asOf.Day;
        IReadOnlyDictionary<AskState, int> counts;
        int overdue;
        if (filter == new AskFilter())
        {
            counts = await ByState(db.Tallies(user.Now, asOf), ct);
            overdue = (await new Counts(db, user.Now, asOf).Of([CountKind.AskDue], ct)).Where(p => Place.Day(p.Code) < today).Sum(p => p.Count);
        }
        else
        {
            var asks = new FilteredAsks(db, user.Now, await words.Now(ct), asOf).Of(filter);
            var spans = from span in answers.Spans() join ask in asks on span.AskId equals ask.Id select span;
            counts = await spans.GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            overdue = await spans.CountAsync(s => s.State == AskState.Open && s.ReplyDue < today, ct);
        }

        return new AskSurvey(
            counts.ToDictionary(c => Code.Of(c.Key), c => c.Value), overdue,
            await Parties(answers.Asks(), isIssuer: false, ct), await Parties(answers.Asks(), isIssuer: true, ct));
    }

    private static async Task<IReadOnlyDictionary<AskState, int>> ByState(IQueryable<AskTally> tallies, CancellationToken ct) =>
        await tallies.GroupBy(t => t.State).Select(g => new { g.Key, Count = g.Sum(t => t.Change) }).Where(g => g.Count > 0)
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    // Party by party: there are far fewer of them than asks, and an index answers for each.
    private async Task<IReadOnlyList<Guid>> Parties(IQueryable<Ask> asks, bool isIssuer, CancellationToken ct)
    {
        var parties = isIssuer
            ? db.Parties.Where(p => asks.Any(a => a.IssuerId == p.Id))
            : db.Parties.Where(p => asks.Any(a => a.AddresseeId == p.Id));
        return await parties.Select(p => p.Id).OrderBy(id => id).Top(1000).ToListAsync(ct);
    }
}
