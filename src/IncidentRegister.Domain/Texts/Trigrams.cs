namespace IncidentRegister.Domain.Texts;

/// <summary>
/// How much two texts look alike, as <c>pg_trgm</c> of PostgreSQL counts it: the share of groups of three letters that
/// both have, each word padded by two spaces before and one behind
/// (https://www.postgresql.org/docs/current/pgtrgm.html#PGTRGM-CONCEPTS).
/// </summary>
public static class Trigrams
{
    /// <summary>0 (nothing in common, or one is empty) to 1 (the same words in any order). Both ways the same.</summary>
    public static double Similarity(string one, string other) => Share(Of(one), Of(other));

    internal static double Share(IReadOnlySet<string> one, IReadOnlySet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var shared = one.Count(other.Contains);
        return (double)shared / (one.Count + other.Count - shared);
    }

    internal static IReadOnlySet<string> Of(string text)
    {
        var groups = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in PlainText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var padded = $"  {word} ";
            for (var at = 0; at + 3 <= padded.Length; at++) groups.Add(padded.Substring(at, 3));
        }

        return groups;
    }
}
