using System.Globalization;
using System.Text;
using IncidentRegister.Application;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.TagHelpers;

/// <param name="Code">Of ISO 3166-1.</param>
/// <param name="Name">With its number, as the mouse tells it.</param>
/// <param name="Class">Of the stylesheet: <c>q0</c> none to <c>q4</c>, and <c>qm</c> for what is withheld.</param>
/// <param name="Mark">The number as it stands on the tile; null for none.</param>
/// <param name="Address">The list behind it; null where its length would tell what is not told, or nothing is in it.</param>
public sealed record MapTile(string Code, string Name, string Class, string? Mark, string? Address);

/// <summary>
/// <c>&lt;country-map tiles="…" finding="…" text="…" /&gt;</c>: an equal square for each country. For a screen reader it is
/// one picture that states its finding; as on the time line, the tiles lead on for the mouse, and the table beside it has
/// the same addresses for everybody.
/// </summary>
[HtmlTargetElement("country-map", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountryMapTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private const int Side = 28;
    private const int Gap = 2;

    public IReadOnlyList<MapTile> Tiles { get; set; } = [];
    public string Finding { get; set; } = "";
    public string Text { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // East stays at the right in every language: a map that runs with the lines would be another world.
        var plane = new ChartPlane(WorldTiles.Columns * Side, WorldTiles.Rows * Side, isRightToLeft: false);
        var placed = Tiles.Where(t => WorldTiles.All.ContainsKey(t.Code)).ToList();

        ChartPlane.Frame(output, texts["overview.map.title"]); // the section around it has the name of the picture
        var drawing = Html.Element("g").With("role", "img").With("aria-labelledby", "map-finding map-text").Add(
            Html.Element("title", null, Finding).With("id", "map-finding"),
            Html.Element("desc", null, Text).With("id", "map-text"));
        foreach (var same in placed.GroupBy(t => t.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
            drawing.Add(Squares(same), Codes(plane, same));

        var ways = Html.Element("g").With("aria-hidden", "true");
        ways.Add([.. placed.Select(t => t.Address is { } address
            ? Html.Element("a").With("href", address).With("tabindex", "-1").Add(Hit(plane, t))
            : t.Mark is not null ? Hit(plane, t) : null)]);
        output.Content.AppendHtml(plane.Picture().With("class", "ch w m").Add(drawing, ways));
    }

    // One path for all of a class: two hundred rectangles would weigh more than the rest of the page.
    private static TagBuilder Squares(IGrouping<string, MapTile> tiles)
    {
        var path = new StringBuilder();
        foreach (var tile in tiles)
        {
            var (x, y) = At(tile);
            path.Append(CultureInfo.InvariantCulture, $"M{x + Gap} {y + Gap}h{Side - (2 * Gap)}v{Side - (2 * Gap)}h-{Side - (2 * Gap)}z");
        }

        return Html.Element("path", tiles.Key).With("d", path.ToString());
    }

    private static TagBuilder Codes(ChartPlane plane, IGrouping<string, MapTile> tiles)
    {
        var codes = Html.Element("g", $"c{tiles.Key}").With("text-anchor", "middle");
        foreach (var tile in tiles)
        {
            var ((x, y), middle) = (At(tile), Side / 2);
            codes.Add(
                plane.Words(tile.Code, x + middle, y + (tile.Mark is null ? middle + 4 : 13)),
                tile.Mark is { } mark ? plane.Words(mark, x + middle, y + 23) : null);
        }

        return codes;
    }

    private static TagBuilder Hit(ChartPlane plane, MapTile tile)
    {
        var (x, y) = At(tile);
        return plane.Rect("hit", x, y, Side, Side).Add(Html.Element("title", null, tile.Name));
    }

    private static (int X, int Y) At(MapTile tile)
    {
        var (column, row) = WorldTiles.All[tile.Code];
        return (column * Side, row * Side);
    }
}
