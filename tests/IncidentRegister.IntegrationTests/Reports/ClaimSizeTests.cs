using IncidentRegister.Application.Reports;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>How many copies are claimed at once; needs no database.</summary>
public sealed class ClaimSizeTests
{
    private static readonly TimeSpan Quarter = TimeSpan.FromSeconds(0.25);

    [Fact]
    public void It_begins_with_one() => Assert.Equal(1, new ClaimSize(Quarter, 25).Now);

    [Theory]
    [InlineData(4, 1000, 1)] // four in a second: one in a quarter of it
    [InlineData(5, 1000, 2)] // the usual pace over four dialogues: rather a whole copy than none
    [InlineData(1, 30_000, 1)] // the server takes its time, and something must go
    [InlineData(40, 1000, 10)]
    [InlineData(100, 1000, 25)]
    [InlineData(25, 1, 25)] // however fast
    public void It_comes_to_what_a_dialogue_sends_in_the_span(int sent, int milliseconds, int expected)
    {
        var size = new ClaimSize(Quarter, 25);

        for (var claim = 0; claim < 10; claim++) size.Saw(sent, TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(expected, size.Now);
    }

    [Fact]
    public void One_claim_that_was_fast_doubles_it_at_most()
    {
        var size = new ClaimSize(Quarter, 25);

        var grown = Enumerable.Range(0, 6).Select(_ =>
        {
            size.Saw(2, TimeSpan.FromMilliseconds(1));
            return size.Now;
        });

        Assert.Equal([2, 4, 8, 16, 25, 25], grown);
    }

    [Fact]
    public void One_claim_that_was_slow_makes_it_small_at_once()
    {
        var size = new ClaimSize(Quarter, 25);
        for (var claim = 0; claim < 6; claim++) size.Saw(25, Quarter);

        size.Saw(2, TimeSpan.FromSeconds(1));

        Assert.Equal(1, size.Now);
    }

    [Fact]
    public void A_claim_of_which_nothing_was_sent_and_a_clock_that_stands_still_tell_nothing_wrong()
    {
        var size = new ClaimSize(Quarter, 25);

        size.Saw(0, TimeSpan.FromSeconds(30));
        Assert.Equal(1, size.Now);

        size.Saw(2, TimeSpan.Zero);
        Assert.Equal(2, size.Now);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public void It_never_goes_over_what_is_set(int most, int expected)
    {
        var size = new ClaimSize(Quarter, most);

        for (var claim = 0; claim < 5; claim++) size.Saw(100, TimeSpan.FromMilliseconds(1));

        Assert.Equal(expected, size.Now);
    }
}
