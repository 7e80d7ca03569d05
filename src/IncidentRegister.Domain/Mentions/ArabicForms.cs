namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Takes off what Arabic writes together with a word: the article, and "and", "so", "by", "for", "like" before it. Done
/// to texts and to the lexicon alike, so that a wrong cut is the same on both sides.
/// </summary>
internal static class ArabicForms
{
    private const int LeastLetters = 3;

    private static readonly string[] Articles = ["وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال"];

    /// <summary>It ends with an alif that only carries the two strokes of an indefinite object: "صاروخاً".</summary>
    /// <param name="word">As it is written, with its vowels.</param>
    public static bool IsIndefinite(ReadOnlySpan<char> word) => word is [.., '\u0627', '\u064B'] or [.., '\u064B', '\u0627'];

    /// <returns>The word without its article; and, when a particle may be part of it, the word without that
    /// too.</returns>
    public static (string Form, string? Bare) Of(string word)
    {
        if (word[0] is < '\u0620' or > '\u06FF') return (word, null);

        foreach (var article in Articles)
            if (word.Length >= article.Length + LeastLetters - 1 && word.StartsWith(article, StringComparison.Ordinal))
                return (word[article.Length..], null);

        return word[0] is 'و' or 'ف' or 'ب' or 'ل' or 'ك' && word.Length > LeastLetters
            ? (word, word[1] is 'ب' or 'ل' && word.Length > LeastLetters + 1 && word[0] == 'و' ? word[2..] : word[1..])
            : (word, null);
    }
}
