using IncidentRegister.Domain.Releases;

namespace IncidentRegister.UnitTests.Releases;

public class CanaryTests
{
    [Theory]
    [InlineData("Al-Haq", "The offices of AL HAQ were raided.", true)]
    [InlineData("Al-Haq", "The offices of Al-Haqq were raided.", false)]
    [InlineData("الحق", "داهمت القوات مكاتب والحَقّ معا", true)]
    [InlineData("Zürich", "It was in Zurich’s old town.", true)]
    [InlineData("Łódź", "in LODZ", true)]
    [InlineData("Rome", "The Rome Statute", true)]
    [InlineData("Rome", "Romero spoke", false)]
    [InlineData("US", "the US and us", false)]
    public void It_hears_a_name_in_any_spelling_and_no_other_word(string secret, string wording, bool isLeak) =>
        Assert.Equal(isLeak, new Canary([new Secret(LeakKind.Name, secret)], []).Find(wording).Count == 1);

    [Fact]
    public void What_is_told_besides_is_no_secret()
    {
        Secret[] secrets = [new(LeakKind.Name, "Northern Ireland"), new(LeakKind.Town, "Ireland"), new(LeakKind.Name, "Irelands")];

        var leaks = new Canary(secrets, ["The north of Ireland"]).Find("Northern Ireland and the Irelands");

        Assert.Equal(["Northern Ireland", "Irelands"], leaks.Select(l => l.Text));
    }

    [Fact]
    public void Eight_words_in_a_row_are_copied_and_seven_may_be_chance()
    {
        var canary = new Canary(Canary.Runs("one two three four five six seven eight nine").Select(r => new Secret(LeakKind.Sentence, r)), []);

        Assert.Single(canary.Find("Well: two, three, four, five, six, seven, eight, nine!"));
        Assert.Empty(canary.Find("two three four five six seven eight"));
    }
}
