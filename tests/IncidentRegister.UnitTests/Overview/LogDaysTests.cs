using IncidentRegister.Domain.Overview;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.UnitTests.Overview;

public class LogDaysTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(10, 0.5)]
    [InlineData(100, 1)]
    [InlineData(1000, 1)]
    public void Ten_days_stand_halfway_to_a_hundred(int days, double at) => Assert.Equal(at, new LogDays(100).At(days), 12);

    [Fact]
    public void More_days_never_stand_before_fewer()
    {
        var line = LogDays.For([2, 400]);

        Assert.All(Enumerable.Range(0, 400), days => Assert.True(line.At(days) <= line.At(days + 1)));
        Assert.Equal([1, 3, 7, 30, 90, 365], line.Ticks);
    }

    [Fact]
    public void A_line_without_anything_is_90_days_long() => Assert.Equal([1, 3, 7, 30, 90], LogDays.For([]).Ticks);

    [Fact]
    public void Counted_waits_give_the_figures_of_single_ones()
    {
        Wait[] counted = [new(3, true, 2), new(9, true, 1), new(40, false, 1)];
        Wait[] single = [new(3, true), new(3, true), new(9, true), new(40, false)];

        var (figures, expected) = (Lateness.Of(WaitUnit.Ask, counted), Lateness.Of(WaitUnit.Ask, single));

        Assert.Equal((4, 3, 3, 40), (figures.Count, figures.Answered, figures.MedianDays, figures.LongestWaiting));
        Assert.Equal(expected.Within, figures.Within);
    }
}
