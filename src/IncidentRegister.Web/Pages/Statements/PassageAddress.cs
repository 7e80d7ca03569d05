using System.Globalization;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Mentions;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Addresses of words that stay what they are: they name the version of the text.</summary>
internal static partial class PassageAddress
{
    /// <param name="start">UTF-16 code units within the paragraph, end exclusive.</param>
    public static string Of(string statement, int version, int paragraph, int start, int end) =>
        FormattableString.Invariant($"/statements/{statement}/v{version}/p{paragraph}/{start}-{end}");

    /// <summary>The whole canonical text, as a file.</summary>
    public static string OfText(string statement, int version) => FormattableString.Invariant($"/statements/{statement}/v{version}.txt");

    /// <returns>Null for anything that <see cref="Of"/> did not write.</returns>
    public static ShowPassage? Read(string? path)
    {
        if (Written().Match(path ?? "") is not { Success: true } match) return null;

        var numbers = match.Groups.Values.Skip(2)
            .Select(g => int.Parse(g.Value, NumberStyles.None, CultureInfo.InvariantCulture)).ToList();
        return new ShowPassage(match.Groups[1].Value, numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    [GeneratedRegex(@"^/statements/([A-Z0-9-]{1,20})/v([0-9]{1,6})/p([0-9]{1,6})/([0-9]{1,6})-([0-9]{1,6})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Written();
}
