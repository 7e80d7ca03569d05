using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Incidents;

/// <summary>Why two tellings may be of one event.</summary>
public enum LikenessKind
{
    SharedName, SimilarName, SameDates, NearDates, SameType, RelatedType, SameTown, SameCountry, SimilarTitle,
}

/// <param name="What">
/// The name as the first of the two tells it, the code of the type or of the country, or the town; null for the others.
/// </param>
/// <param name="Weight">What it adds to the score.</param>
public sealed record LikenessReason(LikenessKind Kind, string? What, double Weight);

/// <summary>
/// How much two tellings look like one event. Every agreement adds, nothing takes away: what is missing counts as what
/// differs, so that telling less never makes two events more alike. The score is the same from either side.
/// </summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Reasons">The weightiest first.</param>
public sealed record Likeness(double Score, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>
    /// Below this nobody is asked. The same days, country and type alone stay below it, because raids come in waves; a
    /// shared name, or a title that is nearly the same, lifts them above.
    /// </summary>
    public const double Threshold = 0.56;

    private const double NameWeight = 0.20;
    private const double DateWeight = 0.36;
    private const double TypeWeight = 0.11;
    private const double CountryWeight = 0.07;
    private const double TownWeight = 0.04;
    private const double TitleWeight = 0.22;

    /// <summary>Spellings that are less alike than this are of two people; titles, of nothing in common.</summary>
    private const double LeastAlikeName = 0.45;
    private const double LeastAlikeTitle = 0.2;

    public bool IsWorthAsking => Score >= Threshold;

    public static Likeness Between(EventSketch one, EventSketch other)
    {
        LikenessReason?[] found =
            [Name(one, other), Dates(one.Occurred, other.Occurred), Type(one, other), Country(one, other), Town(one, other), Title(one, other)];
        var reasons = found.OfType<LikenessReason>().OrderByDescending(r => r.Weight).ThenBy(r => r.Kind).ToList();
        return new Likeness(Math.Min(1, reasons.Sum(r => r.Weight)), reasons);
    }

    private static LikenessReason? Name(EventSketch one, EventSketch other)
    {
        var theirs = other.Names.Select(n => (n.PartyId, Spellings: Spellings(n))).ToList();
        LikenessReason? best = null;
        foreach (var mine in one.Names.Where(n => n.Spellings.Count > 0))
        {
            var spellings = Spellings(mine);
            var alike = theirs.Select(t => mine.PartyId is { } id && id == t.PartyId ? 1 : Alike(spellings, t.Spellings))
                .DefaultIfEmpty().Max();
            if (alike < LeastAlikeName || alike * NameWeight <= best?.Weight) continue;
            var kind = alike >= 1 ? LikenessKind.SharedName : LikenessKind.SimilarName;
            best = new LikenessReason(kind, mine.Spellings[0], alike * NameWeight);
        }

        return best;
    }

    private static List<string> Spellings(ToldName name) =>
        [.. name.Spellings.Select(PlainText.Fold).Where(s => s.Length > 0).Distinct()];

    private static double Alike(List<string> ours, List<string> theirs) =>
        ours.SelectMany(_ => theirs, Alike).DefaultIfEmpty().Max();

    /// <summary>Of folded names: with and without the gaps, because "Ben Souda" is "Bensouda".</summary>
    private static double Alike(string one, string other) => one == other ? 1 : Math.Min(0.99, Math.Max(
        Trigrams.Similarity(one, other), Trigrams.Similarity(Joined(one), Joined(other))));

    private static string Joined(string name) => name.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Days that meet weigh by how narrow the two are told together; days apart, by how near they are.</summary>
    private static LikenessReason? Dates(IncidentDate one, IncidentDate other)
    {
        if (one.From is not { } from || other.From is not { } otherFrom) return null;
        if (one.Overlaps(other))
        {
            var first = from < otherFrom ? from : otherFrom;
            var last = one.To is { } to && other.To is { } otherTo ? (to > otherTo ? to : otherTo) : DateOnly.MaxValue;
            var share = (last.DayNumber - first.DayNumber) switch { <= 14 => 1, <= 92 => 0.66, _ => 0.28 };
            return new LikenessReason(LikenessKind.SameDates, null, share * DateWeight);
        }

        var apart = one.DaysTo(other);
        return Math.Max(apart.Least ?? int.MinValue, -apart.Most ?? int.MinValue) switch
        {
            <= 3 => new LikenessReason(LikenessKind.NearDates, null, 0.78 * DateWeight),
            <= 10 => new LikenessReason(LikenessKind.NearDates, null, 0.44 * DateWeight),
            _ => null,
        };
    }

    /// <summary>The same type, or two of one family (<c>threat.sanctions</c> and <c>threat.prosecution</c>).</summary>
    private static LikenessReason? Type(EventSketch one, EventSketch other)
    {
        if (one.ActTypes.FirstOrDefault(other.ActTypes.Contains) is { } same)
            return new LikenessReason(LikenessKind.SameType, same, TypeWeight);

        var families = other.ActTypes.Select(Family).ToHashSet(StringComparer.Ordinal);
        return one.ActTypes.Select(Family).FirstOrDefault(families.Contains) is { } related
            ? new LikenessReason(LikenessKind.RelatedType, related, TypeWeight / 2) : null;
    }

    private static string Family(string type) => type.Split('.')[0];

    private static LikenessReason? Country(EventSketch one, EventSketch other) =>
        one.Country is { Length: > 0 } country && country == other.Country
            ? new LikenessReason(LikenessKind.SameCountry, country, CountryWeight) : null;

    private static LikenessReason? Town(EventSketch one, EventSketch other) =>
        one.Town is { } town && other.Town is { } theirs && PlainText.Fold(town) is { Length: > 0 } folded && folded == PlainText.Fold(theirs)
            ? new LikenessReason(LikenessKind.SameTown, town, TownWeight) : null;

    private static LikenessReason? Title(EventSketch one, EventSketch other)
    {
        var alike = Trigrams.Similarity(one.Title, other.Title);
        return alike < LeastAlikeTitle ? null : new LikenessReason(LikenessKind.SimilarTitle, null, alike * TitleWeight);
    }
}
