using System.Collections.Frozen;

namespace IncidentRegister.Domain.Statements;

/// <summary>What a language writes with a dot that ends no sentence. In small letters, without the last dot.</summary>
internal sealed class SentenceWords
{
    private static readonly SentenceWords English = new(
        "mr mrs ms mx messrs dr prof rev hon amb gen col lt capt sgt maj gov sen rep st mt v vs cf viz e.g i.e ca "
            + "approx",
        "no nos art arts para paras par p pp vol ch chap sec sect fig res doc cl reg op "
            + "jan feb mar apr jun jul aug sep sept oct nov dec",
        "the this these those that we it its our in on at as he she they their there a an and but for if when since "
            + "however both all many");

    private static readonly SentenceWords French = new(
        "m mm mme mmes mlle mgr dr pr st ste me cf p.ex c.-à-d ca env vs",
        "no nos n art arts par paras al p pp vol chap fig rés doc "
            + "janv févr avr juill sept oct nov déc",
        "le la les l nous il ils elle elles ce cet cette ces dans en un une des du de mais et ou à au aux sur pour "
            + "si tous toutes d");

    private static readonly SentenceWords Spanish = new(
        "sr sra srta sres sras dr dra d dña lic ing prof gral cnel excmo excma ilmo ud uds vd vds sto sta cf p.ej "
            + "p.e vs aprox",
        "no n núm núms nro art arts párr párrs pág págs p pp vol cap fig res doc inc "
            + "ene feb abr jun jul ago sept oct nov dic",
        "el la los las nosotros nosotras en un una unos unas este esta estos estas ese esa pero y o se es al a de del "
            + "por para si todos todas");

    private static readonly SentenceWords Arabic = new("", "", "");

    private readonly FrozenSet<string> beforeAnything;
    private readonly FrozenSet<string> beforeNumbers;
    private readonly FrozenSet<string> firstWords;

    private SentenceWords(string beforeAnything, string beforeNumbers, string firstWords) =>
        (this.beforeAnything, this.beforeNumbers, this.firstWords) =
            (Words(beforeAnything), Words(beforeNumbers), Words(firstWords));

    /// <param name="language">BCP 47; a language without words of its own is read as English.</param>
    public static SentenceWords Of(string language) => language.Split('-')[0].ToLowerInvariant() switch
    {
        "fr" => French,
        "es" => Spanish,
        "ar" => Arabic,
        _ => English,
    };

    /// <summary>Whether a sentence goes on after a dot.</summary>
    /// <param name="before">The word before the dot, in small letters and without it: "mr", "e.g", "u.s".</param>
    /// <param name="after">The word after the dot and the space, in small letters; it had a capital.</param>
    public bool GoesOn(string before, string after) =>
        beforeAnything.Contains(before)
        || (beforeNumbers.Contains(before) && IsNumber(after))
        || (IsInitials(before) && !firstWords.Contains(after));

    /// <summary>"12", "2.1", "b" or "iv" with a dot behind it, at the beginning of a paragraph.</summary>
    public static bool IsNumbering(string word) =>
        word.Split('.').All(part => part.Length is > 0 and <= 3 && part.All(char.IsLetterOrDigit))
        && (char.IsDigit(word[0]) || word.Length == 1 || IsRoman(word));

    private static bool IsNumber(string word) => word.Length > 0 && (char.IsDigit(word[0]) || IsRoman(word));

    private static bool IsRoman(string word) => word.All(letter => letter is 'i' or 'v' or 'x');

    /// <summary>"j", "u.s", "ee.uu", "د": one letter, or one or two between dots.</summary>
    private static bool IsInitials(string word)
    {
        var parts = word.Split('.');
        return parts.All(part => part.Length is 1 or 2 && part.All(char.IsLetter))
            && (parts.Length > 1 || word.Length == 1);
    }

    private static FrozenSet<string> Words(string list) =>
        list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
