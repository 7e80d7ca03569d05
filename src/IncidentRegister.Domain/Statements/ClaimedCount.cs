using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentRegister.Domain.Statements;

/// <summary>How many issuers or endorsers a text says it has.</summary>
/// <param name="Words">As it says it: "28 civil society organisations".</param>
public sealed partial record ClaimedCount(int Number, string Words)
{
    private const int MostParagraphs = 4;
    private const int Most = 3;

    /// <summary>
    /// Numbers in figures before a word for organisations or States, where a text names who speaks: in its first and
    /// last paragraphs, and in sentences about signing. "Six organisations were outlawed" is not of that kind.
    /// </summary>
    public static IReadOnlyList<ClaimedCount> In(IReadOnlyList<string> paragraphs) =>
    [
        .. paragraphs
            .Where((text, at) => at < MostParagraphs || at >= paragraphs.Count - MostParagraphs || Signing().IsMatch(text))
            .SelectMany(text => Claim().Matches(text))
            .Select(match => (Number: Figures(match.Groups["n"].Value), Words: match.Value))
            .Where(found => found.Number is > 1 and <= 100_000)
            .Select(found => new ClaimedCount(found.Number, found.Words))
            .DistinctBy(claim => claim.Number).Take(Most),
    ];

    private static int Figures(string figures) => int.TryParse(
        string.Concat(figures.Where(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"(?<![\d.,/-])(?<n>\d{1,3}(?:[., ]\d{3})?)\s+(?:[\p{L}’'-]+\s+){0,4}?"
        + @"(?:organi[sz]ations|NGOs|groups|States|signatories|organisations|ONG|États|signataires|organizaciones|Estados|firmantes|منظمة|دولة)\b"
        + @"(?:\s+(?:Parties|parties|Partes))?",
        RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Claim();

    [GeneratedRegex("undersign|signator|signed|endors|on behalf of|joined|soussign|signataire|au nom d|firmant|suscri|en nombre|الموقع",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Signing();
}
