using FsCheck.Fluent;
using IncidentRegister.Domain.Overview;

namespace IncidentRegister.UnitTests.Overview;

public class ToldCountsTests
{
    private static readonly string?[] Countries = ["UG", "KE", "CD", "PS", "IL", "AF", "NL", "FR", null];

    [Fact]
    public void Who_logged_them_is_told_everything()
    {
        var told = ToldCounts.Of([new("NL", 1), new(null, 2)], hidesFew: false);

        Assert.Equal((Telling.Exactly, Telling.Exactly), (told.Of("NL"), told.Of(null)));
        Assert.True(told.TellsSumOf("europe"));
    }

    [Fact]
    public void A_single_country_of_few_is_not_the_rest_of_a_sum()
    {
        var told = ToldCounts.Of([new("NL", 1), new("FR", 6), new("BE", 9)], hidesFew: true);

        Assert.Equal((Telling.Few, Telling.Many, Telling.Exactly), (told.Of("NL"), told.Of("FR"), told.Of("BE")));
        Assert.True(told.TellsSumOf("europe"));
    }

    [Fact]
    public void Where_nothing_can_be_withheld_the_sum_of_the_region_is()
    {
        var told = ToldCounts.Of([new("NL", 1), new("UG", 9), new("KE", 3)], hidesFew: true);

        Assert.False(told.TellsSumOf("europe"));
        Assert.False(told.TellsNothing);
        Assert.Equal(Telling.Many, told.Of("UG"));
    }

    [Fact]
    public void One_incident_in_all_is_nowhere() => Assert.True(ToldCounts.Of([new("NL", 1)], hidesFew: true).TellsNothing);

    [Fact]
    public void No_sum_that_is_told_leaves_a_country_of_few_one_number_only() => Properties.Hold(
        Gen.Choose(0, 6).Select(n => n switch { 5 => 8, 6 => 13, _ => n }).ArrayOf(Countries.Length),
        numbers =>
        {
            var counts = Countries.Zip(numbers, (country, count) => new PlaceCount(country, count)).Where(c => c.Count > 0).ToList();
            var told = ToldCounts.Of(counts, hidesFew: true);
            Assert.All(counts, c => Assert.Equal(c.Count < 3, told.Of(c.Country) == Telling.Few));
            if (told.TellsNothing) return;

            var sums = counts.GroupBy(c => WorldRegion.Of(c.Country)).GroupBy(g => told.TellsSumOf(g.Key) ? g.Key : "");
            foreach (var known in sums.Select(s => s.SelectMany(g => g).Where(c => told.Of(c.Country) != Telling.Exactly).ToList()))
            {
                var few = known.Select(c => told.Of(c.Country) == Telling.Few).ToList();
                var worlds = Worlds(few, known.Sum(c => c.Count)).ToList();
                Assert.All(Enumerable.Range(0, few.Count).Where(n => few[n]), n => Assert.True(worlds.Select(w => w[n]).Distinct().Count() > 1));
            }
        });

    // Every way in which the sum may come about: one or two for a country of few, more than three for one withheld.
    private static IEnumerable<int[]> Worlds(List<bool> few, int sum)
    {
        if (few.Count == 0) return sum == 0 ? [[]] : [];
        var numbers = few[0] ? Enumerable.Range(1, 2) : Enumerable.Range(4, Math.Max(0, sum - 3));
        return numbers.Where(n => n <= sum).SelectMany(n => Worlds(few[1..], sum - n).Select(rest => (int[])[n, .. rest]));
    }
}
