using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Overview;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>
/// Regions, each followed by its countries, most first. Where few are hidden, no place with fewer than three incidents is
/// named with its number: such countries stand together, so that no difference gives one away.
/// </summary>
internal static class PlaceRows
{
    private const int Few = 3;

    public static IEnumerable<CountRow> Of(
        OverviewSheet sheet, Glossary words, IStringLocalizer<Texts> texts, Func<CountedFilter, string> address)
    {
        foreach (var region in sheet.Countries.GroupBy(c => WorldRegion.Of(c.Code)).OrderByDescending(g => g.Sum(c => c.Count)))
        {
            var count = region.Sum(c => c.Count);
            yield return sheet.HidesFew && count < Few
                ? new CountRow(texts[$"region.{region.Key}"], null, null)
                : new CountRow(texts[$"region.{region.Key}"], count, address(new CountedFilter { Region = region.Key }));
            if (region.Key == WorldRegion.None || (sheet.HidesFew && count < Few)) continue;

            var told = region.Where(c => !sheet.HidesFew || c.Count >= Few).ToList();
            foreach (var country in told.OrderByDescending(c => c.Count))
                yield return new CountRow(
                    words.Label("country", country.Code), country.Count, address(new CountedFilter { Country = country.Code }), IsPart: true);
            if (told.Count < region.Count()) yield return new CountRow(texts["overview.other-countries"], null, null, IsPart: true);
        }
    }
}
