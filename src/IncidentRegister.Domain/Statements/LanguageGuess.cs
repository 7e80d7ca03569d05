using System.Collections.Frozen;

namespace IncidentRegister.Domain.Statements;

/// <summary>Which language a text seems to be in, for a form to begin with; a person says which it is.</summary>
public static class LanguageGuess
{
    private const int LettersRead = 4000;
    private const int FewestWords = 2;

    // The commonest words, none of which two of these languages share.
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, string>
    {
        ["en"] = "the and of to that for with we this by on are is its have has their from who not",
        ["fr"] = "les des et dans est pour qui sur nous une par au aux ce cette leurs avec du leur sont",
        ["es"] = "los las el y que por con una para su sus al lo nos esta como más del sobre son",
        ["pt"] = "os da do dos das em não uma com ao pela pelo nossa são seus à às também",
        ["de"] = "der die das und den dem ist nicht mit für von zu wir auf ein eine sich auch werden",
        ["nl"] = "het een van dat en niet met voor zijn wij op te aan door ook worden deze",
        ["it"] = "il di che della dei per gli delle nel sono alla con anche più questo questa dalla",
    }.ToFrozenDictionary(l => l.Key, l => l.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal));

    /// <returns>BCP 47; null where the text does not tell.</returns>
    public static string? Of(string text)
    {
        var read = text.Length <= LettersRead ? text : text[..LettersRead];
        if (OfScript(read) is { } script) return script;

        var words = read.ToLowerInvariant().Split(
            [' ', '\n', '\r', '\t', '.', ',', ';', ':', '(', ')', '\'', '’', '"', '“', '”', '«', '»'], StringSplitOptions.RemoveEmptyEntries);
        var (language, count) = Words.Select(l => (l.Key, words.Count(l.Value.Contains))).MaxBy(l => l.Item2);
        return count >= FewestWords ? language : null;
    }

    private static string? OfScript(string text)
    {
        var letters = text.Where(char.IsLetter).ToList();
        if (letters.Count == 0) return null;

        if (2 * letters.Count(letter => letter is >= '\u0600' and <= '\u06FF') > letters.Count)
            return letters.Exists(letter => letter is 'پ' or 'چ' or 'ژ' or 'گ') ? "fa" : "ar";
        return 2 * letters.Count(letter => letter is >= '\u0400' and <= '\u04FF') > letters.Count ? "ru" : null;
    }
}
