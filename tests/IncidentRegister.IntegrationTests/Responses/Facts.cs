using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Responses;

internal sealed record Gap(string Incident, Guid Addressee, DateOnly? Since, int Asks);

/// <summary>What one person may know, read past every policy, and the gaps in it, made out the plain way.</summary>
internal sealed record Facts(IReadOnlyList<Ask> Asks, IReadOnlyList<Response> Responses, Dictionary<Guid, string> Visible)
{
    public static Task<Facts> Known(Register register, CurrentUser person) => register.Read(async db => new Facts(
        await db.Asks.AsNoTracking().Include(a => a.Incidents).Include(a => a.Steps).AsSplitQuery().ToListAsync(),
        await db.Responses.AsNoTracking().Include(r => r.Incidents).Include(r => r.Fulfilments).AsSplitQuery()
            .Where(r => person.Role == Role.Liaison || !r.IsConfidential).ToListAsync(),
        await db.Incidents.VisibleTo(person).ToDictionaryAsync(i => i.Id, i => i.Reference)));

    public IEnumerable<string> In(AskState state) =>
        Asks.Where(a => State(a, null) == state).Select(a => a.Reference).Order(StringComparer.Ordinal);

    public IEnumerable<(string, int)> States(DateTimeOffset before) => Asks.Where(a => a.RecordedAt < before)
        .GroupBy(a => State(a, before)).Select(g => (Application.Data.Code.Of(g.Key), g.Count())).Order();

    private AskState State(Ask ask, DateTimeOffset? before)
    {
        var told = ask.Steps.Where(s => s.ResponseId is null && (before is null || s.At < before)).MaxBy(s => s.Number)?.State ?? AskState.Open;
        var given = Responses.Where(r => before is null || r.RecordedAt < before).SelectMany(r => r.Fulfilments).Where(f => f.AskId == ask.Id).ToList();
        return told == AskState.Withdrawn ? told
            : given.Exists(f => f.Extent == FulfilmentExtent.Fully) ? AskState.Taken
            : given.Count > 0 ? AskState.PartlyTaken : told;
    }

    public List<Gap> Gaps(DateTimeOffset? before)
    {
        bool Told(DateTimeOffset at) => before is null || at < before;
        var known = Asks.Where(a => Told(a.RecordedAt)).ToList();
        var responses = Responses.Where(r => Told(r.RecordedAt)).ToList();
        var given = responses.SelectMany(r => r.Fulfilments).Select(f => f.AskId).ToHashSet();
        var gaps =
            from ask in known
            where !ask.Steps.Any(s => s.ResponseId is null && Told(s.At) && s.State is (AskState.Withdrawn or AskState.Declined))
            from about in ask.Incidents
            where Visible.ContainsKey(about.IncidentId)
            group ask by (about.IncidentId, ask.AddresseeId) into pair
            where !responses.Any(r => r.PartyId == pair.Key.AddresseeId && r.Incidents.Any(i => i.IncidentId == pair.Key.IncidentId))
            where !known.Any(a => a.AddresseeId == pair.Key.AddresseeId && given.Contains(a.Id)
                && a.Incidents.Any(i => i.IncidentId == pair.Key.IncidentId))
            select new Gap(Visible[pair.Key.IncidentId], pair.Key.AddresseeId, pair.Min(a => a.AskedFrom), pair.Count());
        return [.. gaps.OrderBy(g => g.ToString(), StringComparer.Ordinal)];
    }
}
