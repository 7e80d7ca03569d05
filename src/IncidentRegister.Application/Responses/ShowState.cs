using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using MediatR;

namespace IncidentRegister.Application.Responses;

/// <summary>One State: what it was asked and did, with its organs, and how it stands to what protects the Court.</summary>
/// <param name="Code">ISO 3166-1, two letters, in any case.</param>
/// <param name="AsOf">A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</param>
/// <exception cref="NotFoundException">The register names no such State.</exception>
/// <exception cref="FluentValidation.ValidationException">The day cannot be told.</exception>
public sealed record ShowState(string Code, string? AsOf = null) : IQuery<StateSheet>
{
    /// <summary>As many lines are shown of each list; the lists themselves have the rest.</summary>
    public const int Shown = 25;

    /// <summary>The key of the States Parties as one addressee.</summary>
    public const string AllTogether = "states-parties";

    public static Policy Policy => Policies.ReadResponses;
}

/// <param name="Party">Id of the State.</param>
/// <param name="Day">The last day of what is told; UTC.</param>
/// <param name="Standings">Of the State itself, latest first.</param>
public sealed record StateSheet(string Code, Guid Party, DateOnly Day, IReadOnlyList<StandingLine> Standings)
{
    /// <summary>Asks of it or of its organs; newest first, at most 25 of all.</summary>
    public required int AskedCount { get; init; }
    public required IReadOnlyList<AskLine> Asked { get; init; }

    /// <summary>Those to which nothing came back; since the first of them, in days; null where there is none, or no day.</summary>
    public required int SilentCount { get; init; }
    public required DateOnly? SilentSince { get; init; }
    public required int? SilentDays { get; init; }

    /// <summary>Asks of the States Parties as one, which name no State.</summary>
    public required int AskedOfAll { get; init; }

    /// <summary>What it did by itself, and with others; newest first, at most 25 of all.</summary>
    public required int AloneCount { get; init; }
    public required IReadOnlyList<ResponseLine> Alone { get; init; }
    public required int TogetherCount { get; init; }
    public required IReadOnlyList<ResponseLine> Together { get; init; }

    /// <summary>What it announced and nothing became of yet; newest first, at most 25.</summary>
    public IReadOnlyList<AnnouncementLine> Planned { get; init; } = [];
}

internal sealed class ShowStateHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<ShowState, StateSheet>
{
    public async Task<StateSheet> Handle(ShowState request, CancellationToken ct)
    {
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var glossary = await words.Now(ct);
        var code = request.Code.ToUpperInvariant();
        var parties = StateLedger.States(glossary)[code].Select(p => p.Id).ToList();
        if (parties.Count == 0) throw new NotFoundException();

        var ledger = new StateLedger(db, user.Now, asOf);
        var counts = await StateCounts.Of(db, user.Now, asOf, code, parties, glossary.PartyOf(ShowState.AllTogether), ct);
        var taken = await new ResponseLines(db, user.Now).Of(
            ledger.LastAlone(parties, ShowState.Shown).Concat(ledger.LastTogether(parties, ShowState.Shown)), ct);
        var byItself = taken.ToLookup(r => (r.PartyCount ?? 1) <= 1 && r.Together.Count == 0);

        return new StateSheet(code, parties[0], asOf.Day, await ledger.Standings([parties[0]], ct))
        {
            AskedCount = counts.Asked,
            Asked = await new AskLines(db, user.Now, asOf).Of(ledger.LastAsked(parties, ShowState.Shown), AskSort.Newest, ct),
            SilentCount = counts.Silent,
            SilentSince = counts.SilentSince,
            SilentDays = ledger.DaysSince(counts.SilentSince),
            AskedOfAll = counts.AskedOfAll,
            AloneCount = counts.Alone,
            Alone = [.. byItself[true]],
            TogetherCount = counts.Together,
            Together = [.. byItself[false]],
            Planned = await new AnnouncementLines(db, user.Now, asOf).Of(
                new Answers(db, user.Now, asOf).Planned().Where(a => parties.Contains(a.PartyId))
                    .OrderByDescending(a => a.AnnouncedFrom).ThenByDescending(a => a.Id).Top(ShowState.Shown), ct),
        };
    }
}
