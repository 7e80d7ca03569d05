using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class StatementTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-22", true)] // it may be tomorrow where it was issued
    [InlineData("2026-11-23", false)]
    [InlineData("XXXX", true)]
    public void A_statement_is_not_of_the_future(string day, bool isEntered) =>
        Refuses(isEntered ? null : "statement.in-future", () => Enter(Facts(day)));

    [Theory]
    [InlineData(DateBasis.Printed, null, true)]
    [InlineData(DateBasis.Corrected, null, false)]
    [InlineData(DateBasis.Inferred, null, false)]
    [InlineData(DateBasis.Corrected, "The session met in 2022.", true)]
    public void A_date_that_is_not_the_printed_one_needs_a_reason(DateBasis basis, string? note, bool isEntered) =>
        Refuses(isEntered ? null : "statement.date-needs-basis", () => Enter(Facts() with { DateBasis = basis, DateNote = note }));

    [Fact]
    public void A_party_issues_a_statement_once_and_may_endorse_it_as_well()
    {
        var party = Guid.NewGuid();

        var statement = Enter(Facts() with { Issuers = [party, party], Endorsers = [party] });

        Assert.Equal([StatementRole.Issuer, StatementRole.Endorser], statement.Parties.Select(p => p.Role));
    }

    [Fact]
    public void Versions_are_counted_and_hash_their_own_text()
    {
        var statement = Enter(Facts());

        var first = statement.AddVersion(StatementText.FromPlain("One.\n\nTwo."), Extent.Whole, null, Now);
        var same = statement.AddVersion(StatementText.FromPlain(" One. \r\n\r\n Two. "), Extent.Whole, null, Now);
        var other = statement.AddVersion(StatementText.FromPlain("One.\n\nTwo!"), Extent.Excerpt, "a file", Now);

        Assert.Equal([1, 2, 3], statement.Versions.Select(v => v.Number));
        Assert.Equal(first.Sha256, same.Sha256);
        Assert.NotEqual(first.Sha256, other.Sha256);
    }

    [Fact]
    public void A_passage_knows_its_words_and_what_stands_around_them()
    {
        var version = Enter(Facts()).AddVersion(StatementText.FromPlain("They raided six offices."), Extent.Whole, null, Now);

        var passage = version.Mark(1, new TextSpan(5, 11), Now);

        Assert.Equal(("raided", "They ", " six offices."), (passage.Quote, passage.Prefix, passage.Suffix));
        Assert.True(passage.StandsIn("They raided six offices."));
        Assert.False(passage.StandsIn("They robbed six offices."));
        Assert.False(passage.StandsIn("They"));
    }

    [Theory]
    [InlineData(2, 0, 4, "passage.no-such-paragraph")]
    [InlineData(1, 0, 99, "passage.outside-text")]
    [InlineData(1, 4, 4, "passage.outside-text")]
    public void Words_are_marked_only_where_they_stand(int paragraph, int start, int end, string rule)
    {
        var version = Enter(Facts()).AddVersion(StatementText.FromPlain("They raided it."), Extent.Whole, null, Now);

        Refuses(rule, () => version.Mark(paragraph, new TextSpan(start, end), Now));
    }

    private static StatementFacts Facts(string day = "2022-12-09") =>
        new() { Title = "Joint statement", Kind = "press-release", IssuedOn = IncidentDate.Parse(day) };

    private static Statement Enter(StatementFacts facts) => Statement.Enter("STM-2026-7K3QF", facts, Guid.NewGuid(), Now);

    private static void Refuses(string? rule, Action act) => Assert.Equal(rule, (Record.Exception(act) as RuleBrokenException)?.Rule);
}
