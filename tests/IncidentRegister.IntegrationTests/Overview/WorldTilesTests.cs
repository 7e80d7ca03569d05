using System.Text.RegularExpressions;
using IncidentRegister.Seeds;
using IncidentRegister.Web.TagHelpers;

namespace IncidentRegister.IntegrationTests.Overview;

public partial class WorldTilesTests
{
    [Fact]
    public void Every_country_of_the_vocabulary_has_a_tile_and_no_two_share_one()
    {
        using var reader = new StreamReader(typeof(Seed).Assembly.GetManifestResourceStream("vocabularies/country.yaml")!);
        var countries = CodeLine().Matches(reader.ReadToEnd()).Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(249, countries.Count);
        Assert.Empty(countries.Except(WorldTiles.All.Keys));
        Assert.Equal(WorldTiles.All.Count, WorldTiles.All.Values.Distinct().Count());
    }

    [Theory]
    [InlineData("PT", "ES")]
    [InlineData("US", "NL")]
    [InlineData("IL", "SA")]
    public void West_is_left_of_east(string west, string east) =>
        Assert.True(WorldTiles.All[west].Column < WorldTiles.All[east].Column);

    [GeneratedRegex("""^  - code: "?([A-Z]{2})"?\s*$""", RegexOptions.Multiline)]
    private static partial Regex CodeLine();
}
