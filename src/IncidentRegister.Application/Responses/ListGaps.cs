using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Incidents about which somebody was asked and took nothing, one line for each incident and addressee: first asked
/// first. Who declined has answered; who announced something has not.
/// </summary>
/// <param name="Addressee">The key of a party, or null for all.</param>
/// <param name="After">The cursor of the page before; null for the first page.</param>
/// <exception cref="TamperedException">The key is not known, or the cursor was altered.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ListGaps(string? Addressee = null, string? After = null) : IQuery<GapList>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>Up to 5,000 lines instead of 50.</summary>
    public bool IsWhole { get; init; }

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

/// <param name="Next">The cursor of the next page; null on the last one.</param>
public sealed record GapList(IReadOnlyList<GapLine> Lines, string? Next);

/// <param name="Addressee">Id of the party.</param>
/// <param name="Since">The day of the first ask that waits; null where it is not known.</param>
/// <param name="Days">From that day until today, or the day past that was asked for.</param>
/// <param name="Asks">How many wait.</param>
public sealed record GapLine(IncidentTag Incident, Guid Addressee, DateOnly? Since, int? Days, int Asks)
{
    /// <summary>What is announced and would close it, as far as the reader may know.</summary>
    public IReadOnlyList<PlannedStep> Planned { get; init; } = [];
}

internal sealed class ListGapsHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListGaps, GapList>
{
    public async Task<GapList> Handle(ListGaps request, CancellationToken ct)
    {
        var list = $"gaps|{request.Addressee}|{request.AsOf}";
        var size = request.IsWhole ? 5000 : 50;
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        if (!asOf.IsNow) await db.KeepPlans(ct);
        var gaps = db.Gaps(user.Now, asOf);
        if (request.Addressee is { } key)
        {
            var party = (await words.Now(ct)).PartyOf(key) ?? throw new TamperedException("addressee");
            gaps = gaps.Where(g => g.AddresseeId == party);
        }

        if (cursor.Open<GapPosition>(list, request.After) is { } last) // one row comparison, so that the index serves it
            gaps = gaps.Where(g => EF.Functions.GreaterThan(
                ValueTuple.Create(g.Since, g.IncidentId, g.AddresseeId),
                ValueTuple.Create(last.Since, last.Incident, last.Addressee)));
        var found = await (
            from gap in gaps
            join i in db.Incidents.VisibleTo(user.Now) on gap.IncidentId equals i.Id
            orderby gap.Since, gap.IncidentId, gap.AddresseeId
            select new { Gap = gap, Tag = new IncidentTag(i.Reference, i.Title, i.Language, i.Occurred, i.Handling) })
            .Top(size + 1).ToListAsync(ct);
        var shown = found.Take(size).ToList();
        var planned = await new PlannedSteps(db, new Answers(db, user.Now, asOf)).About([.. shown.Select(f => f.Gap.IncidentId).Distinct()], ct);

        return new GapList(
            [.. shown.Select(f => Line(f.Gap, f.Tag, asOf.Day) with { Planned = [.. planned[(f.Gap.IncidentId, f.Gap.AddresseeId)]] })],
            found.Count > size
                ? cursor.Seal(list, new GapPosition(shown[^1].Gap.Since, shown[^1].Gap.IncidentId, shown[^1].Gap.AddresseeId)) : null);
    }

    private static GapLine Line(LedgerGap gap, IncidentTag incident, DateOnly today)
    {
        var since = gap.Since == DateOnly.MaxValue ? (DateOnly?)null : gap.Since;
        return new GapLine(
            incident, gap.AddresseeId, since, since is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : null, gap.Asks);
    }

    private sealed record GapPosition(DateOnly Since, Guid Incident, Guid Addressee);
}
