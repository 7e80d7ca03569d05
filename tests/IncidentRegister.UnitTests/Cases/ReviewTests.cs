using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Cases;

/// <summary>Which step may follow which, and who may take it.</summary>
public class ReviewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Guid Liaison = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    [Theory]
    [InlineData("", "submit", CaseStatus.Submitted)]
    [InlineData("submit", "claim", CaseStatus.InReview)]
    [InlineData("submit", "decline", CaseStatus.Declined)]
    [InlineData("submit claim", "ask", CaseStatus.NeedsInformation)]
    [InlineData("submit claim", "verify", CaseStatus.Verified)]
    [InlineData("submit claim", "decline", CaseStatus.Declined)]
    [InlineData("submit claim ask", "ask", CaseStatus.NeedsInformation)]
    [InlineData("submit claim ask", "answer", CaseStatus.InReview)]
    [InlineData("submit", "assign", CaseStatus.InReview)]
    [InlineData("submit claim", "assign", CaseStatus.InReview)]
    [InlineData("submit claim ask", "assign", CaseStatus.NeedsInformation)]
    [InlineData("submit claim verify", "close", CaseStatus.Closed)]
    [InlineData("submit claim verify", "reopen", CaseStatus.InReview)]
    [InlineData("submit claim verify close", "reopen", CaseStatus.InReview)]
    [InlineData("submit decline", "reopen", CaseStatus.InReview)]
    public void A_step_leads_on(string before, string step, CaseStatus status)
    {
        var incident = After(before);
        var version = incident.Version;

        Take(incident, step);

        Assert.Equal((status, version + 1), (incident.Case.Status, incident.Version));
        Assert.Equal(status, incident.Events[^1].Status);
    }

    [Theory]
    [InlineData("", "claim", "case.already-claimed")]
    [InlineData("", "verify", "case.verify-needs-review")]
    [InlineData("", "decline", "case.decline-needs-review")]
    [InlineData("", "ask", "case.ask-needs-review")]
    [InlineData("submit", "submit", "case.submit-needs-draft")]
    [InlineData("submit", "verify", "case.verify-needs-review")]
    [InlineData("submit", "ask", "case.ask-needs-review")]
    [InlineData("submit claim", "claim", "case.already-claimed")]
    [InlineData("submit claim ask", "verify", "case.verify-needs-review")]
    [InlineData("submit claim ask", "decline", "case.decline-needs-review")]
    [InlineData("submit claim verify", "decline", "case.decline-needs-review")]
    [InlineData("submit claim verify", "verify", "case.verify-needs-review")]
    [InlineData("submit claim decline", "claim", "case.already-claimed")]
    [InlineData("", "assign", "case.assign-needs-open")]
    [InlineData("submit assign", "assign", "case.assigned-already")]
    [InlineData("submit assign", "claim", "case.already-claimed")]
    [InlineData("submit claim verify", "assign", "case.assign-needs-open")]
    [InlineData("submit claim decline", "assign", "case.assign-needs-open")]
    [InlineData("submit", "close", "case.close-needs-verified")]
    [InlineData("submit claim", "close", "case.close-needs-verified")]
    [InlineData("submit claim decline", "close", "case.close-needs-verified")]
    [InlineData("submit claim verify close", "close", "case.close-needs-verified")]
    [InlineData("", "reopen", "case.reopen-needs-decision")]
    [InlineData("submit", "reopen", "case.reopen-needs-decision")]
    [InlineData("submit claim ask", "reopen", "case.reopen-needs-decision")]
    public void A_step_out_of_its_order_breaks_a_rule_and_leaves_no_trace(string before, string step, string rule)
    {
        var incident = After(before);
        var (status, version, events) = (incident.Case.Status, incident.Version, incident.Events.Count);

        var broken = Assert.Throws<RuleBrokenException>(() => Take(incident, step));

        Assert.Equal(rule, broken.Rule);
        Assert.Equal((status, version, events), (incident.Case.Status, incident.Version, incident.Events.Count));
    }

    [Theory]
    [InlineData("submit", "claim")]
    [InlineData("submit", "decline")]
    [InlineData("submit claim", "verify")]
    [InlineData("submit claim", "decline")]
    [InlineData("submit claim", "ask")]
    [InlineData("submit claim", "assign")]
    [InlineData("submit claim verify", "close")]
    [InlineData("submit claim verify", "reopen")]
    [InlineData("submit decline", "reopen")]
    public void The_author_decides_nothing(string before, string step) =>
        Assert.Equal("case.author-decides", Assert.Throws<RuleBrokenException>(() => Take(After(before), step, Author)).Rule);

    [Fact]
    public void Nobody_is_given_what_they_logged() => Assert.Equal("case.assign-author",
        Assert.Throws<RuleBrokenException>(() => After("submit").Assign(Author, Liaison, Now)).Rule);

    [Fact]
    public void Closing_stops_every_clock_and_reopening_starts_those_of_the_review_from_nought()
    {
        var incident = After("submit claim verify");

        incident.Close("Nothing is left to do.", Liaison, Now.AddHours(1));

        Assert.DoesNotContain(incident.ClockRuns, r => r.EndedAt is null);
        incident.Reopen("A second caller.", Liaison, Now.AddHours(2));
        Assert.Equal(
            [(ClockKind.FirstReview, 2), (ClockKind.Verify, 2)],
            incident.ClockRuns.Where(r => r.EndedAt is null).Select(r => (r.Kind, r.Round)).Order());
        Assert.Equal(Verification.Unverified, incident.Verification);
    }

    [Fact]
    public void What_was_declined_before_anybody_took_it_belongs_to_whoever_reopens_it()
    {
        var (untaken, taken) = (After("submit decline"), After("submit claim decline"));
        var other = Guid.NewGuid();

        untaken.Reopen("Read too fast.", other, Now);
        taken.Reopen("Read too fast.", other, Now);

        Assert.Equal((other, Liaison), (untaken.Case.AssigneeId, taken.Case.AssigneeId));
        Assert.Null(untaken.Case.DeclineReason);
    }

    [Theory]
    [InlineData(Verification.Unverified)]
    [InlineData(Verification.Retracted)]
    public void A_review_does_not_end_with_such_a_grade(Verification grade) => Assert.Equal("case.verification-grade",
        Assert.Throws<RuleBrokenException>(() => After("submit claim").Verify(grade, null, Liaison, Now)).Rule);

    private static Incident After(string steps)
    {
        var facts = new IncidentFacts
        {
            Title = "A threat",
            Account = "On the telephone.",
            Occurred = IncidentDate.Parse("2026-11-14"),
            Acts = [new ActFacts("threat", [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2026-11-14"))])],
        };
        var incident = Incident.Log("INC-2026-00001", Guid.NewGuid(), Author, facts, Now);
        foreach (var step in steps.Split(' ', StringSplitOptions.RemoveEmptyEntries)) Take(incident, step);
        return incident;
    }

    private static void Take(Incident incident, string step, Guid? by = null)
    {
        switch (step)
        {
            case "submit": incident.Submit(Author, Now); break;
            case "claim": incident.Claim(by ?? Liaison, Now); break;
            case "assign": incident.Assign(Other, by ?? Liaison, Now); break;
            case "ask": incident.Ask("Who saw it?", by ?? Liaison, Now); break;
            case "answer": incident.Answer(incident.Questions[^1].Id, "A neighbour.", Author, Now); break;
            case "verify": incident.Verify(Verification.Verified, null, by ?? Liaison, Now); break;
            case "close": incident.Close(null, by ?? Liaison, Now); break;
            case "reopen": incident.Reopen("There is more.", by ?? Liaison, Now); break;
            default: incident.Decline("outside-scope", "It is not about the Court.", by ?? Liaison, Now); break;
        }
    }
}
