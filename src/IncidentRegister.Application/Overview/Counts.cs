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

/// <summary>Codes that are not below the first and below the second, by their bytes.</summary>
internal readonly record struct CodeRange(string From, string End)
{
    /// <summary>All that ASCII can write.</summary>
    public static readonly CodeRange Any = new("", "~");

    /// <summary>This one alone: a space is the lowest that could follow, and none has it.</summary>
    public static CodeRange Of(string code) => new(code, code + " ");

    /// <summary>Those that begin so.</summary>
    public static CodeRange Beginning(string from) => new(from, from + "~");
}

/// <summary>Reads what the database counted, as the person may know of it and as it was known.</summary>
internal sealed class Counts(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    private readonly DateOnly today = asOf.Day;

    /// <summary>Of all places of these kinds, at any instant.</summary>
    public async Task<IReadOnlyList<Place>> Of(CountKind[] kinds, CancellationToken ct)
    {
        if (asOf.IsNow || asOf.Before == StartOf(today.AddDays(1))) return await Sum(Changes(kinds, [CodeRange.Any]), ct);

        // An instant within a day: what counted when it began, and what changed on it until then.
        var tally = new Tally(kinds, await new Counts(db, user, AsOf.EndOf(today.AddDays(-1))).Of(kinds, ct));
        await Change(tally, StartOf(today), asOf.Before, 1, ct);
        return tally.Places;
    }

    /// <summary>As they were at an instant not long ago: what changed since is taken back, which is less than all to read.</summary>
    /// <param name="places">As they are now, of these kinds and maybe others.</param>
    public async Task<IReadOnlyList<Place>> Before(DateTimeOffset then, CountKind[] kinds, IReadOnlyList<Place> places, CancellationToken ct)
    {
        var tally = new Tally(kinds, places.Where(p => kinds.Contains(p.Kind)));
        await Change(tally, then, StartOf(today.AddDays(1)), -1, ct);
        return tally.Places;
    }

    /// <summary>Of places whose code is within one of these ranges, which have none in common; now, or at the end of a day.</summary>
    public Task<List<Place>> Within(CountKind kind, IEnumerable<CodeRange> ranges, CancellationToken ct) => Sum(Changes([kind], [.. ranges]), ct);

    /// <summary>Of places with one of these codes; now, or at the end of a day.</summary>
    public Task<List<Place>> In(CountKind[] kinds, string[] codes, CancellationToken ct) =>
        Sum(Changes(kinds, Array.ConvertAll(codes, CodeRange.Of)), ct);

    // Added up here: to put thousands of rows in order by two texts takes PostgreSQL longer than to read them.
    private static async Task<List<Place>> Sum(IQueryable<Changed> changes, CancellationToken ct) =>
    [
        .. (await changes.ToListAsync(ct)).GroupBy(c => (c.Kind, c.Code))
            .Select(g => new Place { Kind = Code.To<CountKind>(g.Key.Kind), Code = g.Key.Code, Count = g.Sum(c => c.Change) })
            .Where(p => p.Count != 0),
    ];

    // A year that was over by then, or in which nothing changed after that day, is read as its sum; else what changed later
    // is taken off it again, as little as that is. What was recorded is never of a day to come, but the first response may
    // be: one of tomorrow, further east. Range by range (what OFFSET is for), along the index: a plan for any ranges would
    // read all codes of a kind, and compare.
    private IQueryable<Changed> Changes(CountKind[] kinds, CodeRange[] ranges)
    {
        var (codes, isLiaison, whose) = (Array.ConvertAll(kinds, Code.Of), user.Role == Role.Liaison, new Whose(user));
        return db.Database.SqlQuery<Changed>($"""
            select within.* from unnest({Array.ConvertAll(ranges, r => r.From)}, {Array.ConvertAll(ranges, r => r.End)}) as r (first, past),
              lateral (select c.kind as "Kind", c.code as "Code", case when c.last_day <= {today} then c.change else
                c.change - (select coalesce(sum(later), 0)::int from unnest(c.changes[width_bucket({today}, c.days) + 1:]) as later) end as "Change"
              from counts c
              where c.code >= r.first and c.code < r.past and c.for_liaison = {isLiaison}
                and c.organisation_id = any ({whose.Organisations.ToArray()}) and c.author_id = any ({whose.Authors.ToArray()}) and c.kind = any ({codes})
                and c.year <= {(short)today.Year} and (c.change <> 0 or c.last_day > {today})
              offset 0) as within
            """);
    }

    /// <param name="sign">1: what came about is added; -1: it is taken back.</param>
    private async Task Change(Tally tally, DateTimeOffset from, DateTimeOffset until, int sign, CancellationToken ct)
    {
        var spans = db.SpansFor(user);
        tally.Add(await spans.Where(s => s.KnownFrom >= from && s.KnownFrom < until).Select(s => s.Tells).ToListAsync(ct), sign);
        tally.Add(await spans.Where(s => s.KnownUntil >= from && s.KnownUntil < until).Select(s => s.Tells).ToListAsync(ct), -sign);
    }

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);

    private sealed record Changed(string Kind, string Code, int Change);

    /// <summary>Places, and what is added to them and taken off.</summary>
    private sealed class Tally(CountKind[] kinds, IEnumerable<Place> places)
    {
        private readonly Dictionary<string, CountKind> codes = kinds.ToDictionary(Code.Of, StringComparer.Ordinal);
        private readonly Dictionary<(CountKind Kind, string Code), int> counts = places.ToDictionary(p => (p.Kind, p.Code), p => p.Count);

        public IReadOnlyList<Place> Places =>
            [.. counts.Where(c => c.Value != 0).Select(c => new Place { Kind = c.Key.Kind, Code = c.Key.Code, Count = c.Value })];

        public void Add(IEnumerable<string[]> tells, int change)
        {
            foreach (var tell in tells.SelectMany(t => t))
            {
                var stroke = tell.IndexOf('|', StringComparison.Ordinal);
                if (!codes.TryGetValue(tell[..stroke], out var kind)) continue;
                var place = (kind, tell[(stroke + 1)..]);
                counts[place] = counts.GetValueOrDefault(place) + change;
            }
        }
    }
}
