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
    private const int OverdueMark = -1;

    public async Task<AskSurvey> Handle(SurveyAsks request, CancellationToken ct)
    {
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var filtered = new FilteredAsks(db, user.Now, await words.Now(ct), asOf);
        var asks = filtered.Of(request.Filter with { State = null, Due = null });
        var answers = new Answers(db, user.Now, asOf);

        // One question for all states: what a state is depends on what the reader may know of.
        var marked = filtered.Overdue(asks).Select(a => new { a.Id, Mark = OverdueMark });
        foreach (var state in Enum.GetValues<AskState>())
        {
            var mark = (int)state;
            marked = marked.Concat(answers.In(state, asks).Select(a => new { a.Id, Mark = mark }));
        }

        var counts = await marked.GroupBy(m => m.Mark).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var parties = await answers.Asks().Select(a => new { a.AddresseeId, a.IssuerId }).Distinct().Take(1000).ToListAsync(ct);

        return new AskSurvey(
            counts.Where(c => c.Key != OverdueMark).ToDictionary(c => Code.Of((AskState)c.Key), c => c.Count),
            counts.Where(c => c.Key == OverdueMark).Sum(c => c.Count),
            [.. parties.Select(p => p.AddresseeId).Distinct()], [.. parties.Select(p => p.IssuerId).Distinct()]);
    }
}
