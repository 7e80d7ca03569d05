using System.Globalization;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Application.Overview;

/// <summary>The numbers at the head of the overview, at one instant.</summary>
/// <param name="Incidents">All that were sent to the liaison.</param>
/// <param name="Verified">Of those, the ones whose review ended so.</param>
/// <param name="OldAsks">Asks of one addressee that nobody answered for more than <see cref="OldAfterDays"/> days.</param>
/// <param name="Waits">From each incident of known day to its first response.</param>
public sealed record Figures(int Incidents, int Verified, int OldAsks, Lateness Waits)
{
    public const int OldAfterDays = 14;
}

/// <param name="Measure">Code of a strategy measure.</param>
public sealed record AskWaits(string Measure, IReadOnlyList<Wait> Waits);

/// <summary>The figures at the head, and how long asks wait, from what the database counted.</summary>
internal sealed class OverviewFigures(RegisterDbContext db, CurrentUser user, AsOf asOf)
{
    /// <summary>What <see cref="Of"/> is made of.</summary>
    public static readonly CountKind[] Kinds = [CountKind.Sent, CountKind.Verified, CountKind.AskOpen, CountKind.Waits, CountKind.Took];

    /// <summary>What <see cref="ByMeasure"/> begins with.</summary>
    public static readonly CountKind[] AskKinds = [CountKind.AskTook, CountKind.AskMonth];

    /// <summary>What changed in a day is less than what there is.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    private readonly Counts counts = new(db, user, asOf);

    public async Task<Figures> Count(CancellationToken ct) => Of(await counts.Of(Kinds, ct));

    /// <summary>At somebody's last visit.</summary>
    /// <param name="places">As they are now.</param>
    public async Task<Figures> At(DateTimeOffset then, DateTimeOffset now, IReadOnlyList<Place> places, CancellationToken ct)
    {
        var figures = new OverviewFigures(db, user, AsOf.Until(then));
        return now - then > Recent ? await figures.Count(ct) : figures.Of(await counts.Before(then, Kinds, places, ct));
    }

    public Figures Of(IReadOnlyList<Place> places)
    {
        var (old, kinds) = (asOf.Day.AddDays(-Figures.OldAfterDays), places.ToLookup(p => p.Kind));
        var waits = kinds[CountKind.Waits].Select(p => Waiting(p.Code, p.Count))
            .Concat(kinds[CountKind.Took].Select(p => Over(p.Code, p.Count)));
        return new Figures(
            kinds[CountKind.Sent].Sum(p => p.Count), kinds[CountKind.Verified].Sum(p => p.Count),
            kinds[CountKind.AskOpen].Where(p => Place.Day(p.Code) < old).Sum(p => p.Count), Lateness.Of(WaitUnit.Incident, waits));
    }

    /// <summary>
    /// From each ask of known day to the first response that fulfils it. What was withdrawn waits no longer and is left
    /// out; what was refused, or met with silence, was not answered. Those of months that wait longer than any that was
    /// answered, and than any figure tells of, are told together, with the days of the one that waits longest: no estimate
    /// differs by it.
    /// </summary>
    /// <param name="counted">With those of <see cref="AskKinds"/>.</param>
    public async Task<IReadOnlyList<AskWaits>> ByMeasure(IReadOnlyList<Place> counted, CancellationToken ct)
    {
        var places = counted.Where(p => AskKinds.Contains(p.Kind))
            .Select(p => (p.Kind, p.Parts, p.Count)).ToLookup(p => p.Kind, p => (Key: p.Parts[0], Measure: p.Parts[1], p.Count));
        var over = places[CountKind.AskTook].Select(p => (p.Measure, Wait: Over(p.Key, p.Count))).ToList();
        var most = over.Select(w => w.Wait.Days).Append(Lateness.UsualDays.Max()).Max();
        var month = Month(asOf.Day.AddDays(-most));
        var old = places[CountKind.AskMonth].Where(p => string.CompareOrdinal(p.Key, month) < 0).GroupBy(p => p.Measure)
            .Select(g => (Measure: g.Key, First: g.Select(p => p.Key).Min(StringComparer.Ordinal)!, Count: g.Sum(p => p.Count))).ToList();
        var days = (await counts.Within(
                CountKind.AskWaits, [new(month, CodeRange.Any.End), .. old.Select(m => m.First).Distinct().Select(CodeRange.Beginning)], ct))
            .Select(p => (p.Parts, p.Count)).Select(p => (Day: p.Parts[0], Measure: p.Parts[1], p.Count)).ToList();
        var first = days.GroupBy(d => d.Measure).ToDictionary(g => g.Key, g => g.Select(d => d.Day).Min(StringComparer.Ordinal)!);

        return [.. over
            .Concat(days.Where(d => string.CompareOrdinal(d.Day, month) >= 0).Select(d => (d.Measure, Wait: Waiting(d.Day, d.Count))))
            .Concat(old.Select(m => (m.Measure, Wait: Waiting(first[m.Measure], m.Count))))
            .GroupBy(w => w.Measure, w => w.Wait, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AskWaits(g.Key, [.. g]))];
    }

    private static string Month(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private Wait Waiting(string since, int count) => new(Math.Max(0, asOf.Day.DayNumber - Place.Day(since).DayNumber), false, count);

    private static Wait Over(string days, int count) => new(int.Parse(days, CultureInfo.InvariantCulture), true, count);
}
