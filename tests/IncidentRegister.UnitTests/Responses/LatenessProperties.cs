using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.UnitTests.Responses;

public class LatenessProperties
{
    private static Gen<Wait> AnyWait =>
        from days in Gen.Choose(0, 40) from isOver in Gen.Elements(true, false) select new Wait(days, isOver);

    private static Gen<Wait[]> Waits => AnyWait.ArrayOf();

    private static Gen<Wait[]> Answered =>
        Gen.Choose(0, 40).Select(d => new Wait(d, true)).NonEmptyListOf().Select(w => w.ToArray());

    [Fact]
    public void Where_all_are_answered_the_curve_is_the_share_that_waited_longer() => Properties.Hold(Answered, waits =>
        Assert.All(Survival.Curve(waits), step =>
            Assert.Equal((double)waits.Count(w => w.Days > step.Days) / waits.Length, step.Share, 9)));

    [Fact]
    public void Where_all_are_answered_the_median_is_the_middle_one() => Properties.Hold(Answered, waits =>
        Assert.Equal(waits.Select(w => w.Days).Order().ElementAt((waits.Length - 1) / 2), Survival.Median(waits)));

    [Fact]
    public void One_more_that_waits_longer_than_all_never_makes_the_median_earlier() => Properties.Hold(Waits, waits =>
        Assert.True(Later(Survival.Median(waits), Survival.Median([.. waits, new Wait(41, false)]))));

    [Fact]
    public void One_that_waits_on_instead_of_being_answered_never_makes_the_median_earlier() =>
        Properties.Hold(Answered, waits =>
            Assert.True(Later(
                Survival.Median(waits), Survival.Median([waits[0] with { IsOver = false }, .. waits[1..]]))));

    [Fact]
    public void Shares_of_the_curve_fall_and_stay_between_one_and_nought() => Properties.Hold(Waits, waits =>
    {
        var curve = Survival.Curve(waits);

        Assert.All(curve, s => Assert.InRange(s.Share, 0, 1));
        Assert.All(curve.Zip(curve.Skip(1)), p =>
            Assert.True(p.First.Days < p.Second.Days && p.First.Share > p.Second.Share));
    });

    [Fact]
    public void The_order_changes_nothing() => Properties.Hold(Waits, waits =>
        Assert.Equal(Survival.Curve(waits), Survival.Curve(waits.Reverse())));

    [Fact]
    public void More_days_answer_no_fewer() => Properties.Hold(Waits, waits =>
    {
        var within = Lateness.Of(WaitUnit.Ask, waits, [0, 5, 10, 40]).Within;

        Assert.All(within, w => Assert.InRange(w.Answered + w.Waiting, 0, waits.Length));
        Assert.All(within, w => Assert.InRange(w.Share ?? 0, 0, 1));
        Assert.All(within.Zip(within.Skip(1)), p => Assert.True(
            p.First.Answered <= p.Second.Answered && (p.Second.Share is null || p.First.Share <= p.Second.Share)));
    });

    [Fact]
    public void Where_all_are_answered_the_share_is_the_plain_one() => Properties.Hold(Answered, waits =>
        Assert.All(Lateness.Of(WaitUnit.Ask, waits).Within, w =>
            Assert.Equal((double)w.Answered / waits.Length, w.Share!.Value, 9)));

    [Fact]
    public void One_more_that_waits_never_makes_a_share_better() => Properties.Hold(Waits, AnyWait, (waits, one) =>
    {
        var before = Lateness.Of(WaitUnit.Ask, waits).Within;
        var after = Lateness.Of(WaitUnit.Ask, [.. waits, one with { IsOver = false }]).Within;

        Assert.All(before.Zip(after), p => Assert.True(
            p.First.Share is null || p.Second.Share is null || p.Second.Share <= p.First.Share + 1e-9));
    });

    /// <summary>Null is later than every day.</summary>
    private static bool Later(int? before, int? after) => after is null || (before is not null && after >= before);
}
