using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.UnitTests.Incidents;

public class LikenessTests
{
    private static readonly EventSketch Raid = new()
    {
        Title = "Police raid the office of Al-Haq",
        ActTypes = ["attack.raid"],
        Occurred = IncidentDate.Parse("2026-11-14"),
        Country = "PS",
        Town = "Ramallah",
        Names = [new ToldName(null, ["Al-Haq"])],
    };

    private static readonly EventSketch Nothing = new();

    [Fact]
    public void The_same_telling_twice_is_as_alike_as_can_be() => Assert.Equal(1, Likeness.Between(Raid, Raid).Score, 6);

    [Fact]
    public void Nothing_is_like_nothing()
    {
        var likeness = Likeness.Between(Nothing, Nothing);

        Assert.Equal((0, 0), (likeness.Score, likeness.Reasons.Count));
        Assert.False(likeness.IsWorthAsking);
    }

    [Theory]
    [InlineData("AL HAQ", LikenessKind.SharedName)]
    [InlineData("al‑haq", LikenessKind.SharedName)]
    [InlineData("Al Haqq", LikenessKind.SimilarName)]
    [InlineData("Addameer", null)]
    public void A_name_is_known_again_in_other_spellings(string told, LikenessKind? expected)
    {
        var likeness = Likeness.Between(new EventSketch { Names = [new ToldName(null, [told])] }, Raid);

        Assert.Equal(expected, likeness.Reasons.Select(r => (LikenessKind?)r.Kind).SingleOrDefault());
        Assert.Equal(expected is null ? null : told, likeness.Reasons.SingleOrDefault()?.What);
    }

    [Fact]
    public void A_party_is_one_whatever_it_is_called()
    {
        var party = Guid.NewGuid();
        var likeness = Likeness.Between(
            new EventSketch { Names = [new ToldName(party, ["الحق"])] }, new EventSketch { Names = [new ToldName(party, ["Al-Haq"])] });

        Assert.Equal((LikenessKind.SharedName, "الحق"), (likeness.Reasons[0].Kind, likeness.Reasons[0].What));
    }

    [Theory]
    [InlineData("2026-11-14", LikenessKind.SameDates, 0.36)]
    [InlineData("2026-11-12/2026-11-20", LikenessKind.SameDates, 0.36)]
    [InlineData("2026-11", LikenessKind.SameDates, 0.2376)]
    [InlineData("2026", LikenessKind.SameDates, 0.1008)]
    [InlineData("2026-11-01/..", LikenessKind.SameDates, 0.1008)]
    [InlineData("2026-11-17", LikenessKind.NearDates, 0.2808)]
    [InlineData("2026-11-04", LikenessKind.NearDates, 0.1584)]
    [InlineData("2026-11-25", null, 0)]
    [InlineData("2025-11-14", null, 0)]
    [InlineData("XXXX", null, 0)]
    public void Dates_weigh_by_how_near_and_how_narrow_they_are(string told, LikenessKind? kind, double weight)
    {
        var likeness = Likeness.Between(
            new EventSketch { Occurred = IncidentDate.Parse(told) }, new EventSketch { Occurred = Raid.Occurred });

        Assert.Equal(kind, likeness.Reasons.Select(r => (LikenessKind?)r.Kind).SingleOrDefault());
        Assert.Equal(weight, likeness.Score, 6);
    }

    [Fact]
    public void A_wave_of_raids_on_one_day_in_one_country_is_not_one_event()
    {
        var other = new EventSketch { Title = "Soldiers enter a school", ActTypes = ["attack.raid"], Occurred = Raid.Occurred, Country = "PS" };

        Assert.False(Likeness.Between(Raid, other).IsWorthAsking);
        Assert.True(Likeness.Between(Raid, other with { Names = [new ToldName(null, ["Al Haq"])] }).IsWorthAsking);
    }

    [Fact]
    public void The_same_attack_a_year_later_is_another_one()
    {
        var later = Raid with { Occurred = IncidentDate.Parse("2025-11-14"), Title = "Army raids the office of Al-Haq again", Town = null };

        Assert.False(Likeness.Between(Raid, later).IsWorthAsking);
    }

    [Fact]
    public void Types_of_one_family_count_half() =>
        Assert.Equal((LikenessKind.RelatedType, "attack"), Reason(Likeness.Between(
            new EventSketch { ActTypes = ["attack.arson"] }, new EventSketch { ActTypes = ["attack.raid", "threat"] })));

    [Theory]
    [InlineData("word", "word", 1)]
    [InlineData("Word two", "two wörd", 1)]
    [InlineData("cat", "cut", 0.142857)] // of two groups "  c" is shared, and seven there are
    [InlineData("", "word", 0)]
    [InlineData("...", "...", 0)]
    public void Texts_are_alike_by_their_groups_of_three(string one, string other, double expected) =>
        Assert.Equal(expected, Trigrams.Similarity(one, other), 5);

    private static (LikenessKind, string?) Reason(Likeness likeness) => (Assert.Single(likeness.Reasons).Kind, likeness.Reasons[0].What);
}
