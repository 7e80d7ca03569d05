using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.UnitTests.Responses;

public class LatenessTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public void A_wait_is_frozen_at_the_first_response()
    {
        var first = Of("2026-11-01", "2026-11-09");

        Assert.Equal(new Wait(8, true), first);
        Assert.Equal(first, Of("2026-11-01", "2026-11-15", "2026-11-09", "2026-11-20"));
        Assert.Equal(first, Wait.Of(Date("2026-11-01"), [Date("2026-11-09")], Today.AddYears(3)));
    }

    [Theory]
    [InlineData("2026-11-01", 20)]
    [InlineData("2026-11-21", 0)]
    [InlineData("2026-11", 20)]
    public void Without_a_response_it_goes_on_until_today(string from, int days) =>
        Assert.Equal(new Wait(days, false), Of(from));

    [Theory]
    [InlineData("XXXX")]
    [InlineData("2026-12-01")]
    public void What_has_no_known_beginning_or_lies_ahead_has_no_wait(string from) => Assert.Null(Of(from));

    [Fact]
    public void A_vague_answer_is_not_earlier_than_what_it_answers() =>
        Assert.Equal(new Wait(0, true), Of("2026-11-10", "2026-11"));

    [Fact]
    public void An_answer_of_no_known_day_or_of_tomorrow_freezes_nothing() =>
        Assert.Equal(new Wait(20, false), Of("2026-11-01", "XXXX", "2026-11-22"));

    /// <summary>Freireich and others 1963, the treated group, as in every textbook: median 23 weeks.</summary>
    [Fact]
    public void The_median_is_that_of_the_textbook()
    {
        Wait[] waits =
        [
            .. new[] { 6, 6, 6, 7, 10, 13, 16, 22, 23 }.Select(d => new Wait(d, true)),
            .. new[] { 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35 }.Select(d => new Wait(d, false)),
        ];

        var curve = Survival.Curve(waits);

        Assert.Equal([6, 7, 10, 13, 16, 22, 23], curve.Select(s => s.Days));
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], curve.Select(s => Math.Round(s.Share, 3)));
        Assert.Equal(23, Survival.Median(waits));
    }

    [Fact]
    public void Who_waits_is_kept_in_for_as_long_as_it_waited()
    {
        Wait[] waits = [new(3, true), new(7, true), new(20, true), new(5, false), new(40, false), new(200, false)];

        var lateness = Lateness.Of(WaitUnit.Ask, waits);

        Assert.Equal((WaitUnit.Ask, 6, 3, 3), (lateness.Unit, lateness.Count, lateness.Answered, lateness.Waiting));
        Assert.Equal(
            [(7, 2, 1, 0.375), (30, 3, 1, 0.583), (90, 3, 2, 0.583)],
            lateness.Within.Select(w => (w.Days, w.Answered, w.Waiting, Math.Round(w.Share!.Value, 3))));
        Assert.Equal((20, 200), (lateness.MedianDays, lateness.LongestWaiting));
    }

    [Fact]
    public void A_half_that_is_not_reached_has_no_median() =>
        Assert.Null(Lateness.Of(WaitUnit.Incident, [new(3, true), new(9, false), new(9, false)]).MedianDays);

    [Fact]
    public void Exactly_half_is_a_half() =>
        Assert.Equal(3, Survival.Median([new(2, true), new(3, true), new(9, false), new(9, false)]));

    [Fact]
    public void Of_nothing_there_is_nothing()
    {
        var none = Lateness.Of(WaitUnit.IncidentAndParty, []);

        Assert.Equal((0, null, null), (none.Count, none.MedianDays, none.LongestWaiting));
        Assert.All(none.Within, w => Assert.Null(w.Share));
    }

    [Fact]
    public void Of_what_nothing_was_observed_for_no_share_is_told()
    {
        Assert.Null(Survival.After(30, [new(3, true), new(9, false)]));
        Assert.Equal(0.5, Survival.After(9, [new(3, true), new(9, false)]));
        Assert.Equal(0, Survival.After(30, [new(3, true), new(9, true), new(5, false)]));
    }

    private static Wait? Of(string from, params string[] responses) =>
        Wait.Of(Date(from), responses.Select(Date), Today);

    private static IncidentDate Date(string text) => IncidentDate.Parse(text);
}
