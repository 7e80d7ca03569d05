using Xunit.Abstractions;

namespace IncidentRegister.UnitTests.Responses;

public class AskFinderScoreTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("tuned", 0.97, 0.97)]
    [InlineData("aside", 0.9, 0.9)]
    [InlineData("later", 0.85, 0.75)]
    public void The_finder_finds_the_asks_that_people_marked(string set, double precision, double recall)
    {
        var score = new AskScore(LabelledAsks.Cases(set));

        output.WriteLine($"{set}: {score}\n{(set == "aside" ? "" : score.Slips)}");
        Assert.InRange(score.Precision, precision, 1);
        Assert.InRange(score.Recall, recall, 1);
    }

    [Theory]
    [InlineData("tuned", 0.95, 0.95)]
    [InlineData("aside", 0.9, 0.9)]
    [InlineData("later", 0.9, 0.8)]
    public void It_tells_who_is_asked_and_for_what(string set, double addressees, double measures)
    {
        var score = new AskScore(LabelledAsks.Cases(set));

        Assert.InRange(score.AddresseeF1, addressees, 1);
        Assert.InRange(score.MeasureF1, measures, 1);
        Assert.Equal(0, score.WrongDeadlines);
    }

    [Theory]
    [InlineData("tuned")]
    [InlineData("aside")]
    [InlineData("later")]
    public void Where_nobody_is_asked_nothing_is_found_and_doubt_is_not_called_strong(string set)
    {
        var score = new AskScore(LabelledAsks.Cases(set));

        Assert.Equal(0, score.FalseOnNone);
        Assert.Equal(0, score.StrongWherePossible);
    }

    /// <summary>The seeds mark one measure an ask and not every ask; only what is missed can be counted.</summary>
    [Fact]
    public void The_finder_finds_what_the_seeds_call_for()
    {
        var score = new AskScore(LabelledAsks.Seeds());

        output.WriteLine($"seeds: {score}\n{score.Slips}");
        Assert.Equal(1, score.Recall);
        Assert.Equal(1, score.MeasureRecall);
    }
}
