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

    [Fact]
    public void A_suggestion_is_decided_once_and_opened_again()
    {
        var (by, mention) = (Guid.NewGuid(), Suggested());
        Assert.Equal((MentionState.Suggested, null, true), (mention.State, mention.AuthorId, mention.WasSuggested));
        Assert.Equal("mention.nothing-decided", Rule(mention.Reopen));

        mention.Accept(MentionRelation.Includes, Stance.Condemns, "A note", by, Now);
        Assert.Equal((MentionState.Confirmed, MentionRelation.Includes, Stance.Condemns, "A note"), (mention.State, mention.Relation, mention.Stance, mention.Note));
        Assert.Equal((by, Now), (mention.DecidedBy, mention.DecidedAt));
        Assert.Equal("mention.decided", Rule(() => mention.Reject(by, Now)));
        Assert.Equal("mention.decided", Rule(() => mention.Withdraw(Now)));

        mention.Reopen();
        Assert.Equal((MentionState.Suggested, null, null), (mention.State, mention.DecidedBy, mention.DecidedAt));
        mention.Reject(by, Now);
        Assert.Equal((MentionState.Rejected, by), (mention.State, mention.DecidedBy));
        Assert.Equal("mention.already-undone", Rule(() => mention.Undo(by, Now)));
    }

    [Fact]
    public void What_the_finder_withdrew_is_not_decided_nor_restored()
    {
        var (by, mention) = (Guid.NewGuid(), Suggested());

        mention.Withdraw(Now);

        Assert.Equal((Now, null), (mention.UndoneAt, mention.UndoneBy));
        Assert.Equal("mention.withdrawn", Rule(() => mention.Accept(default, default, null, by, Now)));
        Assert.Equal("mention.withdrawn", Rule(() => mention.Reject(by, Now)));
        Assert.Equal("mention.stands", Rule(mention.Restore));
    }

    private static Mention Suggested()
    {
        var statement = Statement.Enter(
            "STM-2026-7K3QF", new() { Title = "A", Kind = "report", IssuedOn = IncidentDate.Unknown }, Guid.NewGuid(), Now);
        var passage = statement.AddVersion(StatementText.FromPlain("They raided it."), Extent.Whole, null, Now).Mark(1, new(5, 11), Now);
        var facts = new IncidentFacts
        {
            Title = "A raid",
            Account = "They raided it.",
            Occurred = IncidentDate.Unknown,
            Acts = [new("threat.raid", [new(StageKind.CarriedOut, IncidentDate.Unknown)])],
        };
        var incident = Incident.Log("INC-2026-7K3QF", Guid.NewGuid(), Guid.NewGuid(), facts, Now);
        return Mention.Suggest(
            passage, incident, MentionRelation.Describes, Stance.Reports, MentionStrength.Strong, [new(MentionReasonKind.ActWord, "raided")], Now);
    }

    private static string? Rule(Action act) => Assert.Throws<RuleBrokenException>(act).Rule;
}
