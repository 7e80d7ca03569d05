using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Incidents about which somebody was asked and took nothing, one line for each incident and addressee: first asked
/// first. Who declined has answered.
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
public sealed record GapLine(IncidentTag Incident, Guid Addressee, DateOnly? Since, int? Days, int Asks);

internal sealed class ListGapsHandler(RegisterDbContext db, ICurrentUser user, Words words, Cursor cursor, TimeProvider clock)
    : IRequestHandler<ListGaps, GapList>
{
    public async Task<GapList> Handle(ListGaps request, CancellationToken ct)
    {
        var list = $"gaps|{request.Addressee}|{request.AsOf}";
        var size = request.IsWhole ? 5000 : 50;
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var gaps = Gaps(new Answers(db, user.Now, asOf));
        if (request.Addressee is { } key)
        {
            var party = (await words.Now(ct)).PartyOf(key) ?? throw new TamperedException("addressee");
            gaps = gaps.Where(g => g.AddresseeId == party);
        }

        if (cursor.Open<GapPosition>(list, request.After) is { } last) gaps = Behind(gaps, last);
        var found = await gaps.OrderBy(g => g.Since).ThenBy(g => g.IncidentId).ThenBy(g => g.AddresseeId).Take(size + 1).ToListAsync(ct);
        var shown = found.Take(size).ToList();
        var ids = shown.Select(g => g.IncidentId).Distinct().ToList();
        var tags = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Where(i => ids.Contains(i.Id))
            .Select(i => new { i.Id, Tag = new IncidentTag(i.Reference, i.Title, i.Language, i.Occurred, i.Handling) })
            .ToDictionaryAsync(i => i.Id, i => i.Tag, ct);

        return new GapList(
            [.. shown.Select(g => new GapLine(tags[g.IncidentId], g.AddresseeId, g.Since, Days(g.Since, asOf.Day), g.Asks))],
            found.Count > size
                ? cursor.Seal(list, new GapPosition(shown[^1].Since, shown[^1].IncidentId, shown[^1].AddresseeId)) : null);
    }

    private static int? Days(DateOnly? since, DateOnly today) => since is { } day ? Math.Max(0, today.DayNumber - day.DayNumber) : null;

    private IQueryable<Gap> Gaps(Answers answers)
    {
        var (readable, given, known, told) = (answers.Readable(), answers.Fulfilments(), answers.Asks(), answers.Steps());
        // By what was told of an ask, not by its state: who may not read what was taken after a refusal still knows of that.
        var standing = known.Where(a =>
            !told.Any(s => s.AskId == a.Id && (s.State == AskState.Withdrawn || s.State == AskState.Declined)));
        return
            from about in db.AskIncidents.AsNoTracking()
            join ask in standing on about.AskId equals ask.Id
            join incident in db.Incidents.VisibleTo(user.Now) on about.IncidentId equals incident.Id
            where !readable.Any(r => r.PartyId == ask.AddresseeId && r.Incidents.Any(i => i.IncidentId == incident.Id))
                && !known.Any(other => other.AddresseeId == ask.AddresseeId
                    && other.Incidents.Any(i => i.IncidentId == incident.Id) && given.Any(f => f.AskId == other.Id))
            group ask by new { IncidentId = incident.Id, ask.AddresseeId } into asks
            select new Gap
            {
                IncidentId = asks.Key.IncidentId,
                AddresseeId = asks.Key.AddresseeId,
                Since = asks.Min(a => a.AskedFrom),
                Asks = asks.Count(),
            };
    }

    // Those of no known day come last, as the database sorts them.
    private static IQueryable<Gap> Behind(IQueryable<Gap> gaps, GapPosition last) => last.Since is { } day
        ? gaps.Where(g => g.Since == null || g.Since > day || (g.Since == day
            && (g.IncidentId.CompareTo(last.Incident) > 0
                || (g.IncidentId == last.Incident && g.AddresseeId.CompareTo(last.Addressee) > 0))))
        : gaps.Where(g => g.Since == null && (g.IncidentId.CompareTo(last.Incident) > 0
            || (g.IncidentId == last.Incident && g.AddresseeId.CompareTo(last.Addressee) > 0)));

    private sealed record GapPosition(DateOnly? Since, Guid Incident, Guid Addressee);

    private sealed class Gap
    {
        public required Guid IncidentId { get; init; }
        public required Guid AddresseeId { get; init; }
        public required DateOnly? Since { get; init; }
        public required int Asks { get; init; }
    }
}
