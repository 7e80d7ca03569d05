using IncidentRegister.Application.Overview;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Asks of one party to which nothing came back, as far as the person may know: no response, no word that it was received,
/// no refusal. One that was closed without a reply is among them.
/// </summary>
/// <param name="Since">The day of the first of them; null where it is not known of any.</param>
internal readonly record struct SilentAsks(int Count, DateOnly? Since)
{
    /// <summary>By party; those with none are left out. Months are few; of the days, only those of first months are read.</summary>
    /// <param name="months">All of <see cref="CountKind.SilentMonth"/> of these parties.</param>
    public static async Task<IReadOnlyDictionary<Guid, SilentAsks>> Of(Counts counts, IEnumerable<Place> months, CancellationToken ct)
    {
        var parties = Told(months).GroupBy(m => m.Party)
            .Select(g => (Party: g.Key, Count: g.Sum(m => m.Count), First: g.Select(m => m.When).Where(w => w.Length > 0).Min(StringComparer.Ordinal)))
            .ToList();
        var days = await counts.Within(CountKind.Silent, parties.Where(p => p.First is not null).Select(p => CodeRange.Beginning($"{p.Party}|{p.First}")), ct);
        var since = Told(days).GroupBy(d => d.Party).ToDictionary(g => g.Key, g => g.Min(d => Place.Day(d.When)));
        return parties.ToDictionary(p => p.Party, p => new SilentAsks(p.Count, since.TryGetValue(p.Party, out var first) ? first : null));
    }

    private static IEnumerable<(Guid Party, string When, int Count)> Told(IEnumerable<Place> places) =>
        places.Select(p => (p.Parts, p.Count)).Select(p => (Guid.Parse(p.Parts[0]), p.Parts[1], p.Count));
}
