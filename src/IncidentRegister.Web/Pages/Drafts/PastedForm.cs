using System.Globalization;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Pages.Incidents;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>
/// Fills a form from a report that was written elsewhere. The headings are those of the blank form, in every language in
/// which there is one. What it cannot place goes into the account, so that nothing is lost.
/// </summary>
public sealed partial class PastedForm(BlankWords words)
{
    public IncidentForm Of(string text, Glossary glossary)
    {
        var parts = PastedReport.Cut(text, Languages.OnPaper.SelectMany(
            language => BlankWords.Parts.Select(part => KeyValuePair.Create(words.Heading(language, part), part))));
        var form = new IncidentForm
        {
            Title = OneLine(parts.GetValueOrDefault("title")),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Town = OneLine(parts.GetValueOrDefault("town")),
            Targets = [.. Lines(parts, "targets").Select(l => new TargetForm { Name = l, Naming = "withheld" })],
            Actors = [.. Lines(parts, "actors").Select(l => new ActorForm { Name = l })],
            Sources = [.. Lines(parts, "sources").Select(Source)],
        };

        var account = new List<string?> { parts.GetValueOrDefault(""), parts.GetValueOrDefault("account") };
        if (parts.TryGetValue("date", out var when) && !TryDate(form, OneLine(when)!)) account.Add(Line("date", when));
        if (parts.TryGetValue("country", out var where) && !TryCountry(form, OneLine(where)!, glossary)) account.Add(Line("country", where));
        form.Account = string.Join("\n\n", account.OfType<string>());
        return form;
    }

    /// <summary>The heading of a part in the language of the page.</summary>
    public string Heading(string part) => words.Heading(CultureInfo.CurrentUICulture, part);

    private string Line(string part, string words) => $"{Heading(part)}: {words}";

    private static bool TryDate(IncidentForm form, string written)
    {
        if (!IncidentDate.TryParse(written, out var date))
        {
            var day = Languages.OnPaper.Select(l => DateOnly.TryParseExact(
                written, ["d MMMM yyyy", "d MMM yyyy", "dddd d MMMM yyyy", "d 'de' MMMM 'de' yyyy"], l, DateTimeStyles.AllowWhiteSpaces, out var found) ? found : (DateOnly?)null)
                .FirstOrDefault(d => d is not null);
            if (day is null) return false;
            date = IncidentDate.OnDay(day.Value);
        }

        form.Occurred = DateForm.FromEdtf(date.ToString());
        return true;
    }

    private static bool TryCountry(IncidentForm form, string written, Glossary glossary)
    {
        form.Country = glossary.Terms("country").FirstOrDefault(t => t.Code.Equals(written, StringComparison.OrdinalIgnoreCase)
            || t.Labels.Values.Contains(written, StringComparer.CurrentCultureIgnoreCase))?.Code;
        return form.Country is not null;
    }

    private static SourceForm Source(string line) => Address().Match(line) is { Success: true } found
        ? new SourceForm { Title = line.Length == found.Length ? found.Value : line.Replace(found.Value, "", StringComparison.Ordinal).Trim(' ', ',', '-', '–'), Address = found.Value }
        : new SourceForm { Title = line };

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> parts, string part) =>
        parts.GetValueOrDefault(part, "").Split('\n').Select(l => l.Trim().TrimStart('-', '*', '•').Trim()).Where(l => l.Length > 0);

    private static string? OneLine(string? text) => text is null ? null : Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
