using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Mentions;

public class MentionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_mention_is_taken_back_and_restored_and_neither_of_it_twice()
    {
        var by = Guid.NewGuid();
        var statement = Statement.Enter(
            "STM-2026-7K3QF", new() { Title = "A", Kind = "report", IssuedOn = IncidentDate.Unknown }, by, Now);
        var passage = statement.AddVersion(StatementText.FromPlain("They raided it."), Extent.Whole, null, Now).Mark(1, new(5, 11), Now);
        var mention = Mention.Confirm(passage, null, MentionRelation.AlludesTo, Stance.Condemns, null, by, Now);

        Assert.Equal("mention.stands", Rule(mention.Restore));
        mention.Undo(by, Now);
        Assert.Equal((Now, by), (mention.UndoneAt, mention.UndoneBy));
        Assert.Equal("mention.already-undone", Rule(() => mention.Undo(by, Now)));

        mention.Restore();
        Assert.Equal((null, null, MentionState.Confirmed), (mention.UndoneAt, mention.UndoneBy, mention.State));
    }

    private static string? Rule(Action act) => Assert.Throws<RuleBrokenException>(act).Rule;
}
