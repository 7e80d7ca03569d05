using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Overview;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>
/// Regions, each followed by its countries, most first. Where few are hidden, no place with fewer than three incidents is
/// named with its number: such countries stand together, and <see cref="ToldCounts"/> sees to it that no difference gives
/// one away. What is not told stands last and by code, so that the order tells nothing.
/// </summary>
internal static class PlaceRows
{
    public static IEnumerable<CountRow> Of(
        OverviewSheet sheet, Glossary words, IStringLocalizer<Texts> texts, Func<CountedFilter, string> address)
    {
        var told = ToldCounts.Of(sheet.Countries.Select(c => new PlaceCount(c.Code, c.Count)), sheet.HidesFew);
        if (told.TellsNothing)
        {
            yield return new CountRow(texts["overview.map.too-few"], null, null);
            yield break;
        }

        var regions = sheet.Countries.GroupBy(c => WorldRegion.Of(c.Code))
            .OrderByDescending(g => told.TellsSumOf(g.Key) ? g.Sum(c => c.Count) : 0).ThenBy(g => g.Key, StringComparer.Ordinal);
        foreach (var region in regions)
        {
            yield return told.TellsSumOf(region.Key)
                ? new CountRow(texts[$"region.{region.Key}"], region.Sum(c => c.Count), address(new CountedFilter { Region = region.Key }))
                : new CountRow(texts[$"region.{region.Key}"], null, null, Words: texts["overview.not-told"]);
            if (region.Key == WorldRegion.None) continue;

            var countries = region.ToLookup(c => told.Of(c.Code));
            foreach (var country in countries[Telling.Exactly].OrderByDescending(c => c.Count))
                yield return new CountRow(
                    words.Label("country", country.Code), country.Count, address(new CountedFilter { Country = country.Code }), IsPart: true);
            foreach (var country in countries[Telling.Many].OrderBy(c => c.Code, StringComparer.Ordinal))
                yield return new CountRow(words.Label("country", country.Code), null, null, IsPart: true, Words: texts["overview.map.many"]);
            if (countries[Telling.Few].Any()) yield return new CountRow(texts["overview.other-countries"], null, null, IsPart: true);
        }
    }
}
