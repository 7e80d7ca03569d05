using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Overview;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>The tiles of the map, and the rows of the table beside it.</summary>
public sealed record MapPicture(IReadOnlyList<MapTile> Tiles, CountTable Table, string Finding)
{
    /// <summary>Classes of the stylesheet with the keys of their words, in the order of the legend.</summary>
    public static IReadOnlyList<(string Class, string Key)> Legend { get; } =
    [
        ("q0", "overview.map.none"), ("q1", "overview.fewer-than-three"), ("q2", "overview.map.to-five"),
        ("q3", "overview.map.to-nine"), ("q4", "overview.map.ten"), ("qm", "overview.map.many"),
    ];

    /// <summary>The classes that are on the map.</summary>
    public IEnumerable<(string Class, string Key)> Shown => Legend.Where(l => Tiles.Any(t => t.Class == l.Class));

    internal static MapPicture Of(MapSheet sheet, Glossary words, IStringLocalizer<Texts> texts, OverviewAddress address)
    {
        var byCode = sheet.Countries.Where(c => c.Code is not null).ToDictionary(c => c.Code!, StringComparer.Ordinal);
        List<MapTile> tiles = [.. words.Terms("country").Select(t => t.Code).Order(StringComparer.Ordinal).Select(code =>
        {
            if (!byCode.TryGetValue(code, out var country)) return new MapTile(code, words.Label("country", code), "q0", null, null);
            var (css, mark) = Class(country);
            return new MapTile(code, texts["overview.map.tile", words.Label("country", code), Words(country, texts)], css, mark, List(country, address));
        })];
        List<CountRow> rows = [.. sheet.Countries.Select(c => new CountRow(
            c.Code is null ? texts["region.none"] : texts["overview.map.row", words.Label("country", c.Code), c.Code],
            c.Count, List(c, address), Words: c.Count is null ? Words(c, texts) : null))];
        var most = sheet.Countries.FirstOrDefault(c => c.Code is not null && c.Count is not null);

        return new MapPicture(
            tiles,
            new CountTable("countries", texts["overview.map.table"], texts["overview.map.country"], texts["overview.unit-one"], rows),
            sheet.TellsNothing ? texts["overview.map.too-few"]
            : byCode.Count == 0 ? texts["overview.nothing"]
            : most is null ? texts["overview.map.finding-few", byCode.Count]
            : texts["overview.map.finding", byCode.Count, words.Label("country", most.Code!), most.Count!]);
    }

    private static (string Css, string Mark) Class(MapCountry country) => country switch
    {
        { Telling: Telling.Few } => ("q1", "<3"),
        { Telling: Telling.Many } => ("qm", ">3"),
        { Count: < 3 and var count } => ("q1", Number(count)),
        { Count: <= 5 and var count } => ("q2", Number(count)),
        { Count: <= 9 and var count } => ("q3", Number(count)),
        { Count: var count } => ("q4", Number(count)),
    };

    private static string Number(int? count) => count?.ToString(CultureInfo.CurrentCulture) ?? "";

    private static string Words(MapCountry country, IStringLocalizer<Texts> texts) => country.Telling switch
    {
        Telling.Few => texts["overview.fewer-than-three"],
        Telling.Many => texts["overview.map.many"],
        _ => Number(country.Count),
    };

    // The length of a list is its number: what is not told has no list here. The liaison finds the incidents in the queue.
    private static string? List(MapCountry country, OverviewAddress address) =>
        country.Count is null ? null : address.List(new CountedFilter { Country = country.Code ?? CountedFilter.NotTold });
}
