namespace IncidentRegister.Domain.Overview;

/// <summary>How much of a country's number is told.</summary>
public enum Telling
{
    Exactly,

    /// <summary>Fewer than <see cref="ToldCounts.Few"/>, at least one.</summary>
    Few,

    /// <summary>More than <see cref="ToldCounts.Few"/>; withheld, because a sum and the others would give away a few.</summary>
    Many,
}

/// <param name="Country">Null: not told.</param>
/// <param name="Count">One or more.</param>
public readonly record struct PlaceCount(string? Country, int Count);

/// <summary>
/// Which numbers a page may tell to those outside the organisations that logged the incidents. A country with fewer than
/// three is said to have few, and its number must not follow from what else is told: the sum of all, the sums of regions
/// and the other countries. So where they would leave only one possibility, the smallest country with more than three
/// is withheld as well; where a region has none, its sum; and where even that is not enough, every country.
/// It protects one page at one time: who compares many days can still tell when a number grew.
/// </summary>
public sealed class ToldCounts
{
    public const int Few = 3;

    private readonly Dictionary<string, Telling> tellings = new(StringComparer.Ordinal);
    private readonly HashSet<string> regions = new(StringComparer.Ordinal);

    private ToldCounts(bool tellsNothing) => TellsNothing = tellsNothing;

    /// <summary>Too few in all: no country can be named without giving its number away.</summary>
    public bool TellsNothing { get; private set; }

    public Telling Of(string? country) => tellings[country ?? ""];

    /// <param name="region">A code of <see cref="WorldRegion.All"/> that has incidents.</param>
    public bool TellsSumOf(string region) => regions.Contains(region);

    /// <param name="counts">Each country once.</param>
    /// <param name="hidesFew">False: everything is told, to those whose incidents they are.</param>
    public static ToldCounts Of(IEnumerable<PlaceCount> counts, bool hidesFew)
    {
        var told = new ToldCounts(tellsNothing: false);
        var byRegion = counts.GroupBy(c => WorldRegion.Of(c.Country)).OrderBy(g => g.Sum(c => c.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Region: g.Key, Counts: g.OrderBy(c => c.Count).ThenBy(c => c.Country, StringComparer.Ordinal).ToList())).ToList();
        foreach (var count in byRegion.SelectMany(r => r.Counts))
            told.tellings[count.Country ?? ""] = hidesFew && count.Count < Few ? Telling.Few : Telling.Exactly;

        var together = new List<PlaceCount>(); // of the regions whose sums are not told, known only as the rest of all
        foreach (var (region, countries) in byRegion)
            if (told.Protects(countries)) told.regions.Add(region);
            else together.AddRange(countries);
        foreach (var (region, countries) in byRegion)
        {
            if (told.Protects(together)) break;
            if (told.regions.Remove(region)) together.AddRange(countries);
        }

        told.TellsNothing = !told.Protects(together);
        return told;
    }

    /// <summary>Withholds as many as it takes; false where there are not enough.</summary>
    private bool Protects(List<PlaceCount> counts)
    {
        while (!IsProtected(counts))
        {
            var next = counts.Where(c => c.Count > Few && Of(c.Country) == Telling.Exactly).OrderBy(c => c.Count)
                .ThenBy(c => c.Country, StringComparer.Ordinal).Select(c => (PlaceCount?)c).FirstOrDefault();
            if (next is not { } withheld) return false;
            tellings[withheld.Country ?? ""] = Telling.Many;
        }

        return true;
    }

    // The reader knows the sum of what is not told exactly. Each country of few must still be able to have one or two.
    private bool IsProtected(List<PlaceCount> counts)
    {
        var hidden = counts.Where(c => Of(c.Country) != Telling.Exactly).ToList();
        var few = hidden.Count(c => Of(c.Country) == Telling.Few);
        var many = hidden.Count - few;
        var sum = hidden.Sum(c => c.Count);
        return few == 0 || (sum > few + (many * (Few + 1)) && (many > 0 || sum < few * (Few - 1)));
    }
}
