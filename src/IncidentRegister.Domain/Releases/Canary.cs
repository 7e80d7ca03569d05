using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Releases;

/// <summary>What kind of thing the public wording gave away.</summary>
public enum LeakKind { Name, Country, Town, Day, Situation, Reference, File, Sentence, Detail }

/// <summary>Something that a release does not tell, and its wording must not tell either.</summary>
public sealed record Secret(LeakKind Kind, string Text);

/// <summary>
/// Sings when the wording of a release says what was left out of it: a name, a town, the exact day, a sentence of the
/// account. Texts are compared folded, word by word, so that neither case nor accents nor hyphens hide anything.
/// </summary>
/// <param name="secrets">What was left out.</param>
/// <param name="told">What is told besides; a secret that is part of it is none.</param>
public sealed class Canary(IEnumerable<Secret> secrets, IEnumerable<string> told)
{
    /// <summary>Shorter words stand in every text.</summary>
    private const int MinLength = 3;

    /// <summary>So many words in a row are not alike by chance.</summary>
    private const int CopiedWords = 8;

    private readonly IReadOnlyList<(Secret Secret, string Phrase)> kept = Kept(secrets, [.. told.Select(Words)]);

    /// <summary>What the wording gives away, each thing once.</summary>
    public IReadOnlyList<Secret> Find(string wording)
    {
        var words = Words(wording);
        return [.. kept.Where(k => Says(words, k.Phrase)).Select(k => k.Secret).Distinct()];
    }

    /// <summary>The runs of words of a text that nobody writes again by chance, to be kept as secrets.</summary>
    public static IEnumerable<string> Runs(string text)
    {
        var words = PlainText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at + CopiedWords <= words.Length; at++) yield return string.Join(' ', words, at, CopiedWords);
    }

    private static List<(Secret, string)> Kept(IEnumerable<Secret> secrets, IReadOnlyList<string> told) =>
    [
        .. from secret in secrets
           let phrase = PlainText.Fold(secret.Text)
           where phrase.Length >= MinLength && !told.Any(t => Says(t, phrase))
           select (secret, phrase),
    ];

    private static string Words(string text) => $" {PlainText.Fold(text)} ";

    // Arabic and Hebrew write "and", "of" and "the" together with the next word, and Chinese parts no words at all.
    private static bool Says(string words, string phrase) => words.Contains(
        phrase.Any(letter => letter >= '\u0590') ? phrase : $" {phrase} ", StringComparison.Ordinal);
}
