using System.Globalization;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Pages.Releases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Public;

/// <summary>What everybody may know, without signing in.</summary>
[AllowAnonymous]
public sealed class IndexModel(Visits visits, Words words) : PageModel
{
    public const string Path = "/public";

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Country { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PublicList List { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;
    public ReleaseFilter Filter => ReleaseAddress.FilterOf(null, Type, Country, null, Year);

    /// <summary>What the list can be narrowed by: in each group what is chosen, if anything, and what could be.</summary>
    public IEnumerable<PublicGroup> Groups =>
    [
        Group("queue.type", List.Choices.Types, Type, code => Words.Label("act-type", code), code => Filter with { Type = code }),
        Group("label.country", List.Choices.Countries, Country, code => Words.Label("country", code), code => Filter with { Country = code }),
        Group("release.year", List.Choices.Years.Select(year => year.ToString(CultureInfo.InvariantCulture)),
            Year?.ToString(CultureInfo.InvariantCulture), year => year,
            year => Filter with { Year = year is null ? null : int.Parse(year, CultureInfo.InvariantCulture) }),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await visits.Read(new ListPublicReleases(Filter, After), ct);
        Words = await words.Now(ct);
    }

    public static string Address(ReleaseFilter filter, string? after = null) => new ReleaseAddress(filter, after, Path).ToString();

    private static PublicGroup Group(
        string name, IEnumerable<string> codes, string? chosen, Func<string, string> label, Func<string?, ReleaseFilter> narrowed) => new(
        name, string.IsNullOrEmpty(chosen) ? null : label(chosen), Address(narrowed(null)),
        [.. codes.Where(code => code != chosen).Select(code => new PublicLink(label(code), Address(narrowed(code))))
            .OrderBy(link => link.Label, name == "release.year" ? Comparer<string>.Create((a, b) => string.CompareOrdinal(b, a))
                : StringComparer.CurrentCulture)]);
}

/// <param name="Name">Key of a text.</param>
/// <param name="Chosen">Null where all are shown.</param>
/// <param name="All">The list without this choice.</param>
public sealed record PublicGroup(string Name, string? Chosen, string All, IReadOnlyList<PublicLink> Links);

public sealed record PublicLink(string Label, string Address);
