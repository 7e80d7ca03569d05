using System.Globalization;
using IncidentRegister.Application.Overview;
using Microsoft.AspNetCore.Http.Extensions;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>Addresses of the overview and of the lists behind its numbers; all that is chosen stands in them.</summary>
/// <param name="AsOf">A day, or null for now.</param>
public sealed record OverviewAddress(string? AsOf)
{
    public string Page(int? year = null)
    {
        var query = new QueryBuilder();
        if (year is { } chosen) query.Add("year", chosen.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(AsOf)) query.Add("as-of", AsOf);
        return $"/overview{query}";
    }

    public string Map()
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrEmpty(AsOf)) query.Add("as-of", AsOf);
        return $"/overview/map{query}";
    }

    public string List(CountedFilter filter, string? after = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Parts(filter))
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        if (!string.IsNullOrEmpty(AsOf)) query.Add("as-of", AsOf);
        if (after is not null) query.Add("after", after);
        return $"/overview/incidents{query}";
    }

    private static (string Name, string? Value)[] Parts(CountedFilter filter) =>
    [
        ("type", filter.Type), ("target", filter.Target), ("actor", filter.Actor), ("country", filter.Country), ("region", filter.Region),
        ("week", filter.Week), ("review", filter.Review), ("response", filter.Response), ("since", filter.Since),
    ];
}
