using System.Globalization;
using IncidentRegister.Application.Releases;
using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>What is shown of the releases, as an address says it; nothing is remembered anywhere else.</summary>
/// <param name="Path">The list, or a feed of the same releases.</param>
public sealed record ReleaseAddress(ReleaseFilter Filter, string? After = null, string Path = "/releases")
{
    public override string ToString()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Parts)
        {
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        }

        return $"{Path}{query}";
    }

    /// <summary>The filter that an address asks for; what is empty leaves nothing out.</summary>
    public static ReleaseFilter FilterOf(string? search, string? type, string? country, string? category, int? year) => new()
    {
        Search = Filled(search?.Trim()),
        Type = Filled(type),
        Country = Filled(country),
        Category = Filled(category),
        Year = year,
    };

    private (string Name, string? Value)[] Parts =>
    [
        ("q", Filter.Search), ("type", Filter.Type), ("country", Filter.Country), ("category", Filter.Category),
        ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)), ("after", After),
    ];

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
