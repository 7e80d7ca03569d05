using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Every State that the register names, in no order, with its figures; its organs are counted with it.</summary>
/// <param name="AsOf">A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</param>
/// <exception cref="FluentValidation.ValidationException">The day cannot be told.</exception>
public sealed record ListStates(string? AsOf = null) : IQuery<StateList>
{
    public static Policy Policy => Policies.ReadResponses;
}

/// <param name="Groups">What is said of bodies and groups of States, latest first.</param>
public sealed record StateList(IReadOnlyList<StateLine> Lines, IReadOnlyList<StandingLine> Groups);

/// <param name="Code">ISO 3166-1.</param>
/// <param name="Silent">Asks to which nothing came back; in days since the first of them, null where there is none.</param>
/// <param name="Alone">Responses that it took by itself; <paramref name="Together"/>: with others.</param>
public sealed record StateLine(string Code, Guid Party, int Asked, int Silent, int? SilentDays, int Alone, int Together)
{
    /// <summary>The latest that was published; null: not recorded.</summary>
    public StandingLine? Apic { get; init; }
    public StandingLine? BlockingStatute { get; init; }
}

internal sealed class ListStatesHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<ListStates, StateList>
{
    public async Task<StateList> Handle(ListStates request, CancellationToken ct)
    {
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var glossary = await words.Now(ct);
        var states = StateLedger.States(glossary);
        var ledger = new StateLedger(db, user.Now, asOf);
        var counted = new Counts(db, user.Now, asOf);
        var places = await counted.Of([CountKind.Asked, CountKind.Alone, CountKind.Stood, CountKind.SilentMonth], ct);
        var counts = places.ToDictionary(p => (p.Kind, p.Code), p => p.Count);
        var silent = await SilentAsks.Of(counted, places.Where(p => p.Kind == CountKind.SilentMonth), ct);
        var standings = await ledger.Standings([.. glossary.Parties.Select(p => p.Id)], ct);
        var byParty = standings.ToLookup(s => s.Party);

        int Sum(CountKind kind, IEnumerable<GlossaryParty> parties) => parties.Sum(p => counts.GetValueOrDefault((kind, $"{p.Id}")));

        return new StateList(
            [.. states.Select(state => new StateLine(
                state.Key, state.First().Id, Sum(CountKind.Asked, state), state.Sum(p => silent.GetValueOrDefault(p.Id).Count),
                ledger.DaysSince(state.Min(p => silent.GetValueOrDefault(p.Id).Since)), Sum(CountKind.Alone, state),
                counts.GetValueOrDefault((CountKind.Stood, state.Key)))
            {
                Apic = byParty[state.First().Id].FirstOrDefault(s => s.Instrument == Instrument.Apic),
                BlockingStatute = byParty[state.First().Id].FirstOrDefault(s => s.Instrument == Instrument.BlockingStatute),
            })],
            [.. standings.Where(s => !states.Any(state => state.Any(p => p.Id == s.Party)))]);
    }
}
