using IncidentRegister.Domain.Overview;

namespace IncidentRegister.UnitTests.Overview;

public class WorldRegionTests
{
    [Theory]
    [InlineData("UG", "africa")]
    [InlineData("US", "americas")]
    [InlineData("PS", "asia")]
    [InlineData("NL", "europe")]
    [InlineData("VU", "oceania")]
    [InlineData("AQ", "none")]
    [InlineData(null, "none")]
    public void A_country_has_one_region(string? country, string region) => Assert.Equal(region, WorldRegion.Of(country));

    [Fact]
    public void No_country_is_forgotten()
    {
        var counted = WorldRegion.All.ToDictionary(r => r, r => WorldRegion.CountriesOf(r).Count);

        Assert.Equal(249, counted.Values.Sum()); // 249 codes of ISO 3166-1 without Antarctica, and Kosovo
        Assert.Equal(0, counted[WorldRegion.None]);
    }
}
