using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class LikenessProperties
{
    private static readonly Guid Party = Guid.NewGuid();

    private static readonly Gen<ToldName> Name = Gen.Elements<ToldName>(
        new(null, ["Al-Haq"]), new(null, ["al haqq"]), new(Party, ["الحق", "Al-Haq"]), new(null, [""]), new(Party, ["Bensouda"]),
        new(null, ["Ben Souda"]), new(null, ["\ud800"]));

    private static readonly Gen<EventSketch> Any =
        from title in Gen.Elements("", "Raid on the office", "raid of an office", "Sanctions", "مداهمة المكتب", "\0")
        from types in Gen.Elements<string[]>([], ["a.b"], ["a.c", "d"], ["d"])
        from occurred in Dates.Any
        from country in Gen.Elements(null, "", "NL", "PS")
        from town in Gen.Elements(null, "", "The Hague", "the-hague")
        from names in Name.ListOf()
        select new EventSketch
        {
            Title = title,
            ActTypes = types,
            Occurred = occurred,
            Country = country,
            Town = town,
            Names = [.. names.Take(4)],
        };

    [Fact]
    public void It_is_the_same_from_either_side() => Properties.Hold(Any, Any, (one, other) =>
        Assert.Equal(Likeness.Between(one, other).Score, Likeness.Between(other, one).Score, 9));

    [Fact]
    public void Telling_less_never_makes_two_events_more_alike() => Properties.Hold(Any, Any, (one, other) =>
    {
        var whole = Likeness.Between(one, other).Score;

        foreach (var less in Less(one)) Assert.True(Likeness.Between(less, other).Score <= whole + 1e-9);
        foreach (var less in Less(other)) Assert.True(Likeness.Between(one, less).Score <= whole + 1e-9);
    });

    [Fact]
    public void The_score_is_the_sum_of_its_reasons_and_lies_between_nought_and_one() => Properties.Hold(Any, Any, (one, other) =>
    {
        var likeness = Likeness.Between(one, other);

        Assert.InRange(likeness.Score, 0, 1);
        Assert.Equal(Math.Min(1, likeness.Reasons.Sum(r => r.Weight)), likeness.Score, 9);
        Assert.Equal(likeness.Reasons.Count, likeness.Reasons.Select(r => r.Kind).Distinct().Count());
        Assert.All(likeness.Reasons, r => Assert.True(r.Weight > 0));
    });

    private static IEnumerable<EventSketch> Less(EventSketch told)
    {
        yield return told with { Title = "" };
        yield return told with { ActTypes = [] };
        yield return told with { Occurred = IncidentDate.Unknown };
        yield return told with { Country = null };
        yield return told with { Town = null };
        yield return told with { Names = [] };
        yield return told with { Names = [.. told.Names.Skip(1)] };
    }
}
