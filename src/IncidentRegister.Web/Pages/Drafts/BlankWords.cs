using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Web.Http;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>The words of the blank form, in every language in which it is printed, whatever the language of the page.</summary>
public sealed class BlankWords(IStringLocalizer<Texts> texts, IStringLocalizer<BlankForm> more)
{
    /// <summary>The parts of the form, in order.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        ["title", "account", "date", "country", "town", "targets", "actors", "sources"];

    /// <summary>The keys of all of it.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "blank.as-text", "blank.file", "blank.intro", "blank.title",
        .. Parts.SelectMany(part => new[] { $"draft.heading.{part}", $"draft.heading.{part}-hint" }),
    ];

    /// <param name="code">As somebody typed it into an address; anything else than a language of the form is the page's own.</param>
    public static CultureInfo Language(string? code) =>
        Languages.OnPaper.FirstOrDefault(l => l.Name.Equals(code, StringComparison.OrdinalIgnoreCase))
        ?? Languages.OnPaper.FirstOrDefault(l => l.Name == CultureInfo.CurrentUICulture.Name) ?? Languages.All[0];

    public string In(CultureInfo language, string key)
    {
        var page = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = language;
        try
        {
            return Languages.IsSpoken(language.Name) ? texts[key] : more[key];
        }
        finally
        {
            CultureInfo.CurrentUICulture = page;
        }
    }

    public string Heading(CultureInfo language, string part) => In(language, $"draft.heading.{part}");
}
