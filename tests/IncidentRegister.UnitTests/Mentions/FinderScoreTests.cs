using System.Globalization;
using IncidentRegister.Domain.Mentions;
using Xunit.Abstractions;

namespace IncidentRegister.UnitTests.Mentions;

public class FinderScoreTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("seeds", 0.95, 0.89)]
    [InlineData("tuned", 0.97, 0.94)]
    [InlineData("fresh", 0.87, 0.79)]
    [InlineData("aside", 0.9, 0.86)]
    [InlineData("late", 0.85, 0.78)]
    [InlineData("unseen", 0.84, 0.83)]
    [InlineData("retold", 0.82, 0.71)]
    [InlineData("heard", 0.82, 0.73)]
    [InlineData("hard", 0.85, 0.77)]
    [InlineData("plain", 0.79, 0.72)]
    [InlineData("adverse", 0.79, 0.69)]
    public void The_finder_finds_what_people_marked(string set, double statements, double passages)
    {
        var score = new FinderScore(Labelled.Statements(set));

        output.WriteLine($"{set}: {score}");
        Assert.InRange(score.StatementF1, statements, 1);
        Assert.InRange(score.PassageF1, passages, 1);
    }

    [Theory]
    [InlineData("seeds", 0.95, 0.95)]
    [InlineData("tuned", 0.95, 0.95)]
    [InlineData("fresh", 0.95, 0.92)]
    [InlineData("aside", 0.95, 0.95)]
    [InlineData("late", 0.95, 0.95)]
    [InlineData("unseen", 0.92, 0.92)]
    [InlineData("retold", 0.94, 0.89)]
    [InlineData("heard", 0.95, 0.93)]
    [InlineData("hard", 0.95, 0.91)]
    [InlineData("plain", 0.95, 0.95)]
    [InlineData("adverse", 0.92, 0.91)]
    public void A_strong_suggestion_is_right_nine_times_in_ten(string set, double statements, double passages)
    {
        var score = new FinderScore(Labelled.Statements(set), MentionStrength.Strong);

        output.WriteLine($"{set}, strong: {score}");
        Assert.InRange(score.StatementPrecision, statements, 1);
        Assert.InRange(score.PassagePrecision, passages, 1);
    }

    /// <summary>The third of "heard" with which nobody tuned.</summary>
    [Fact]
    public void What_was_kept_from_tuning_is_found_too()
    {
        var kept = Labelled.Statements("heard").Where(s => int.Parse(s.Id[1..], CultureInfo.InvariantCulture) % 3 == 0);

        var score = new FinderScore(kept);

        output.WriteLine($"heard, the third kept aside: {score}");
        Assert.InRange(score.StatementF1, 0.82, 1);
        Assert.InRange(score.PassageF1, 0.71, 1);
        Assert.InRange(score.FalseOnNone, 0, 1);
    }

    [Theory]
    [InlineData("seeds")]
    [InlineData("tuned")]
    [InlineData("fresh")]
    [InlineData("aside")]
    [InlineData("late")]
    [InlineData("unseen")]
    [InlineData("retold")]
    [InlineData("adverse")]
    public void Where_there_is_nothing_to_link_nothing_is_suggested(string set) =>
        Assert.Equal(0, new FinderScore(Labelled.Statements(set)).FalseOnNone);
}
