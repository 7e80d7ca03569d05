using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Overview;

/// <summary>So many stood in a place.</summary>
internal sealed record Place
{
    public required CountKind Kind { get; init; }
    public required string Code { get; init; }
    public required int Count { get; init; }

    /// <summary>The parts of the code.</summary>
    public string[] Parts => Code.Split('|');

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Reads what the database counted, as the person may know of it and as it was known.</summary>
internal sealed class Counts(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly DateOnly today = asOf.Day;

    /// <summary>Of all places of these kinds, at any instant.</summary>
    public async Task<IReadOnlyList<Place>> Of(CountKind[] kinds, CancellationToken ct)
    {
        if (asOf.IsNow || asOf.Before == StartOf(today.AddDays(1))) return await Places(kinds).ToListAsync(ct);

        // An instant within a day: what counted when it began, and what changed on it until then.
        var (start, before, spans) = (StartOf(today), asOf.Before, db.SpansFor(user));
        var counts = (await new Counts(db, user, AsOf.EndOf(today.AddDays(-1))).Of(kinds, ct)).ToDictionary(p => (p.Kind, p.Code), p => p.Count);
        var codes = kinds.ToDictionary(Code.Of, StringComparer.Ordinal);
        Add(await spans.Where(s => s.KnownFrom >= start && s.KnownFrom < before).Select(s => s.Tells).ToListAsync(ct), 1);
        Add(await spans.Where(s => s.KnownUntil >= start && s.KnownUntil < before).Select(s => s.Tells).ToListAsync(ct), -1);
        return [.. counts.Where(c => c.Value != 0).Select(c => new Place { Kind = c.Key.Kind, Code = c.Key.Code, Count = c.Value })];

        void Add(List<string[]> changed, int change)
        {
            foreach (var tell in changed.SelectMany(t => t))
            {
                var stroke = tell.IndexOf('|', StringComparison.Ordinal);
                if (!codes.TryGetValue(tell[..stroke], out var kind)) continue;
                var place = (kind, tell[(stroke + 1)..]);
                counts[place] = counts.GetValueOrDefault(place) + change;
            }
        }
    }

    /// <summary>Of places whose code is not below the first and below the second; now, or at the end of a day.</summary>
    public Task<List<Place>> Between(CountKind kind, string first, string end, CancellationToken ct) =>
        Sum(Changes([kind]).Where(c => string.Compare(c.Code, first) >= 0 && string.Compare(c.Code, end) < 0)).ToListAsync(ct);

    /// <summary>Of places whose code begins with a day of these months, or of that month or a later one; now, or at the end of a day.</summary>
    public Task<List<Place>> OfMonths(CountKind kind, string from, IReadOnlyList<string> months, CancellationToken ct)
    {
        var changes = Changes([kind]);
        var later = changes.Where(c => string.Compare(c.Code, from) >= 0);
        return Sum(months.Select(month => changes.Where(c => string.Compare(c.Code, month) >= 0 && string.Compare(c.Code, month + "~") < 0))
            .Aggregate(later, (some, more) => some.Concat(more))).ToListAsync(ct);
    }

    /// <summary>Of places with one of these codes; now, or at the end of a day.</summary>
    public Task<List<Place>> In(CountKind[] kinds, string[] codes, CancellationToken ct) =>
        Sum(Changes(kinds).Where(c => codes.Contains(c.Code))).ToListAsync(ct);

    /// <summary>Now, or at the end of a day.</summary>
    public IQueryable<Place> Places(CountKind[] kinds) => Sum(Changes(kinds));

    private static IQueryable<Place> Sum(IQueryable<Changed> changes) => changes.GroupBy(c => new { c.Kind, c.Code })
        .Select(g => new Place { Kind = g.Key.Kind, Code = g.Key.Code, Count = g.Sum(c => c.Change) }).Where(p => p.Count != 0);

    // A few parts put together, since each is one stretch of the index.
    private IQueryable<Changed> Changes(CountKind[] kinds)
    {
        var (year, month) = (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year, today.Month, 1));
        var (counts, isLiaison, whose) = (db.Counts.AsNoTracking(), user.Role == Role.Liaison, new Whose(user));
        var known = counts.Where(c => c.ForLiaison == isLiaison && whose.Organisations.Contains(c.OrganisationId)
            && whose.Authors.Contains(c.AuthorId) && kinds.Contains(c.Kind));
        return asOf.IsNow
            ? Told(known.Where(c => c.Span == CountSpan.All && c.Day == DateOnly.MinValue)) // said, so that the index goes on to the code
                .Concat(known.Where(c => c.Span == CountSpan.Day && c.Day > today) // such as a response of tomorrow, further east
                    .Select(c => new Changed { Kind = c.Kind, Code = c.Code, Change = -c.Change }))
            : Told(known.Where(c => c.Span == CountSpan.Year && c.Day < year))
                .Concat(Told(known.Where(c => c.Span == CountSpan.Month && c.Day >= year && c.Day < month)))
                .Concat(Told(known.Where(c => c.Span == CountSpan.Day && c.Day >= month && c.Day <= today)));
    }

    private static IQueryable<Changed> Told(IQueryable<KeptCount> counts) =>
        counts.Select(c => new Changed { Kind = c.Kind, Code = c.Code, Change = c.Change });

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed record Changed
    {
        public required CountKind Kind { get; init; }
        public required string Code { get; init; }
        public required int Change { get; init; }
    }
}
