using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

public class IncidentTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Author = Guid.NewGuid();
    private static readonly Guid Liaison = Guid.NewGuid();

    [Fact]
    public void A_new_incident_is_a_draft_of_version_one_with_its_first_event()
    {
        var incident = Log(Facts());

        Assert.Equal((CaseStatus.Draft, 1, Severity.High, Verification.Unverified),
            (incident.Case.Status, incident.Version, incident.FirstSeverity, incident.Verification));
        Assert.Equal(CaseEventKind.Logged, Assert.Single(incident.Events).Kind);
        Assert.Equal(["threat", "surveillance"], incident.ActTypes);
    }

    [Theory]
    [InlineData("2026-11-21", true)]
    [InlineData("2026-11-22", false)]
    [InlineData("2026-11-22~", true)]
    [InlineData("2026", true)]
    [InlineData("2027", false)]
    [InlineData("XXXX", true)]
    public void It_may_lie_as_late_as_a_day_that_has_begun_somewhere(string occurred, bool isTaken)
    {
        var refusal = Record.Exception(() => Log(Facts() with { Occurred = IncidentDate.Parse(occurred) }));

        Assert.Equal(isTaken ? null : "incident.in-future", (refusal as RuleBrokenException)?.Rule);
    }

    [Fact]
    public void What_lacks_a_part_breaks_a_rule()
    {
        Breaks("incident.needs-act", Facts() with { Acts = [] });
        Breaks("act.needs-stage", Facts() with { Acts = [new ActFacts("threat", [])] });
        Breaks("target.needs-name", Facts() with { Targets = [new TargetFacts(TargetKind.Person, "hrd")] });
        Breaks("target.needs-name", Facts() with { Targets = [new TargetFacts(TargetKind.Person, "hrd") { Naming = Naming.Named, Description = "A" }] });
        Breaks("target.needs-description", Facts() with { Targets = [new TargetFacts(TargetKind.Person, "hrd") { Naming = Naming.Described, Name = "A" }] });
        Breaks("actor.needs-name", Facts() with { Actors = [new ActorFacts("state")] });
        Breaks("source.reliability", Facts() with { Sources = [new SourceFacts("A") { Reliability = 'G' }] });
        Breaks("source.credibility", Facts() with { Sources = [new SourceFacts("A") { Credibility = 0 }] });
    }

    [Fact]
    public void Amending_keeps_what_is_told_again_and_marks_the_rest_as_removed()
    {
        var incident = Log(Facts());
        var kept = incident.Acts[1];

        incident.Amend(Facts() with { Acts = [Act("surveillance"), Act("doxing")] }, Author, Now.AddHours(1));

        Assert.Equal([kept.Id], incident.Acts.Where(a => a.RemovedAt is null && a.Type == "surveillance").Select(a => a.Id));
        Assert.Equal(Now.AddHours(1), incident.Acts.Single(a => a.Type == "threat").RemovedAt);
        Assert.Equal((1, 2), (kept.Ordinal, incident.Acts.Single(a => a.Type == "doxing").Ordinal));
        Assert.Equal((2, 3), (incident.Version, incident.Acts.Count));
        Assert.Equal(["surveillance", "doxing"], incident.ActTypes);
    }

    [Fact]
    public void The_first_severity_stays_when_another_is_told()
    {
        var incident = Log(Facts());

        incident.Amend(Facts() with { Severity = Severity.Low }, Author, Now);

        Assert.Equal((Severity.Low, Severity.High), (incident.Severity, incident.FirstSeverity));
    }

    [Fact]
    public void Who_a_target_is_stands_apart_from_the_target()
    {
        var incident = Log(Facts() with
        {
            Targets = [new TargetFacts(TargetKind.Person, "hrd") { Name = "A" }, new TargetFacts(TargetKind.Person, "hrd") { Description = "B" }],
        });

        Assert.Equal(("A", Naming.Withheld), (incident.Targets[0].Identity!.Name, incident.Targets[0].Identity!.Naming));
        Assert.Null(incident.Targets[1].Identity);
    }

    [Fact]
    public void A_stage_is_added_behind_the_others_of_its_act()
    {
        var incident = Log(Facts());
        var act = incident.Acts[0];

        incident.AddStage(act.Id, new StageFacts(StageKind.Lifted, IncidentDate.Parse("2026-11")), Now);

        Assert.Equal([(1, StageKind.Threatened), (2, StageKind.Lifted)], act.Stages.Select(s => (s.Ordinal, s.Kind)));
        Assert.Equal(2, incident.Version);
        Assert.Equal("act.unknown", Rule(() => incident.AddStage(Guid.NewGuid(), new StageFacts(StageKind.Lifted, IncidentDate.Unknown), Now)));
        Assert.Equal("incident.in-future", Rule(() => incident.AddStage(act.Id, new StageFacts(StageKind.Lifted, IncidentDate.Parse("2027")), Now)));
    }

    [Fact]
    public void Whoever_logged_it_decides_nothing_about_it()
    {
        var incident = Log(Facts());
        incident.Submit(Author, Now);

        Assert.Equal("case.author-decides", Rule(() => incident.Claim(Author, Now)));
        Assert.Equal("case.author-decides", Rule(() => incident.Decline("duplicate", "A", Author, Now)));
        Assert.Equal(CaseStatus.Submitted, incident.Case.Status);
    }

    [Fact]
    public void The_case_is_back_in_review_once_every_question_has_its_answer()
    {
        var incident = Log(Facts());
        incident.Submit(Author, Now);
        incident.Claim(Liaison, Now);
        var first = incident.Ask("Who?", Liaison, Now);
        var second = incident.Ask("When?", Liaison, Now);

        incident.Answer(first.Id, "They", Author, Now);
        Assert.Equal(CaseStatus.NeedsInformation, incident.Case.Status);

        incident.Answer(second.Id, "Then", Author, Now);
        Assert.Equal(CaseStatus.InReview, incident.Case.Status);
        Assert.Equal("question.unknown", Rule(() => incident.Answer(Guid.NewGuid(), "A", Author, Now)));
    }

    [Theory]
    [InlineData(Tlp.Red, "incident.submit-needs-wider-handling")]
    [InlineData(Tlp.AmberStrict, "incident.submit-needs-wider-handling")]
    [InlineData(Tlp.Amber, null)]
    public void What_the_liaison_may_not_read_is_not_sent(Tlp handling, string? rule)
    {
        var incident = Log(Facts() with { Handling = handling });

        Assert.Equal(rule, (Record.Exception(() => incident.Submit(Author, Now)) as RuleBrokenException)?.Rule);
    }

    [Fact]
    public void After_it_was_sent_its_reporter_amends_it_no_more()
    {
        var incident = Log(Facts());
        incident.Submit(Author, Now);

        Assert.Equal("incident.frozen", Rule(() => incident.Amend(Facts(), Author, Now)));
    }

    private static Incident Log(IncidentFacts facts) => Incident.Log("INC-2026-7K3QF", Guid.NewGuid(), Author, facts, Now);

    private static IncidentFacts Facts() => new()
    {
        Title = "A",
        Account = "B",
        Occurred = IncidentDate.Parse("2026-11-01"),
        Severity = Severity.High,
        Acts = [Act("threat"), Act("surveillance")],
    };

    private static ActFacts Act(string type) => new(type, [new StageFacts(StageKind.Threatened, IncidentDate.Parse("2026-10"))]);

    private static void Breaks(string rule, IncidentFacts facts) => Assert.Equal(rule, Rule(() => Log(facts)));

    private static string Rule(Action action) => Assert.Throws<RuleBrokenException>(action).Rule;
}
