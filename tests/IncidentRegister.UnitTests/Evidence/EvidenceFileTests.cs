using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Evidence;

public class EvidenceFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Holder Reporter = new(Guid.NewGuid(), CustodyHand.Reporter);
    private static readonly Holder Reviewer = new(Guid.NewGuid(), CustodyHand.Reviewer);

    [Fact]
    public void It_is_received_into_quarantine_under_a_safe_name()
    {
        var file = Receive(Facts() with { GivenName = "../a\u202Eb.pdf" });

        Assert.Equal(("ab.pdf", "../a[U+202E]b.pdf", EvidenceState.Quarantined), (file.Name, file.GivenName, file.State));
        Assert.Equal((CustodyKind.Received, Reporter.Id), (file.Custody[0].Kind, file.Custody[0].HolderId));
        Assert.Null(Receive(Facts()).GivenName);
    }

    [Fact]
    public void A_record_that_is_frozen_takes_files_of_its_reviewers_alone()
    {
        var incident = Draft();
        incident.Submit(Reporter.Id!.Value, Now);
        Assert.Equal(Reporter.Id, EvidenceFile.Receive(incident, Facts(), 0, Reporter, Now).AuthorId);
        incident.Claim(Reviewer.Id!.Value, Now);

        Assert.Equal("incident.frozen", RuleOf(() => EvidenceFile.Receive(incident, Facts(), 0, Reporter, Now)));
        Assert.Equal(Reviewer.Id, EvidenceFile.Receive(incident, Facts(), 0, Reviewer, Now).AuthorId);
    }

    [Theory]
    [InlineData(0, 0, "evidence.empty")]
    [InlineData(EvidenceFile.MaxBytes, 0, null)]
    [InlineData(EvidenceFile.MaxBytes + 1, 0, "evidence.too-large")]
    [InlineData(10, EvidenceFile.IncidentMaxBytes - 10, null)]
    [InlineData(10, EvidenceFile.IncidentMaxBytes - 9, "evidence.incident-full")]
    public void Its_size_has_bounds(long size, long held, string? rule) =>
        Assert.Equal(rule, RuleOf(() => EvidenceFile.Receive(Draft(), Facts() with { Size = size }, held, Reporter, Now)));

    [Fact]
    public void Nobody_opens_it_before_it_was_found_clean()
    {
        var (waiting, clean, bad) = (Receive(Facts()), Receive(Facts()), Receive(Facts()));
        clean.Scanned(null, Now);
        bad.Scanned("Eicar-Test-Signature", Now);
        clean.View(Reviewer, Now);

        Assert.Equal("evidence.not-open", RuleOf(() => waiting.View(Reporter, Now)));
        Assert.Equal("evidence.not-open", RuleOf(() => bad.View(Reporter, Now)));
        Assert.Equal([CustodyKind.Received, CustodyKind.Scanned, CustodyKind.Viewed], clean.Custody.Select(c => c.Kind));
        Assert.Equal((CustodyOutcome.Refused, "Eicar-Test-Signature"), (bad.Custody[^1].Outcome, bad.Custody[^1].Finding));
    }

    [Fact]
    public void A_scan_without_an_answer_leaves_it_where_it_is()
    {
        var file = Receive(Facts());

        file.NotScanned(Now);

        Assert.Equal((EvidenceState.Quarantined, Now), (file.State, file.TriedAt));
        Assert.Single(file.Custody);
    }

    [Fact]
    public void An_answer_is_given_once()
    {
        var file = Receive(Facts());
        file.Scanned("Something", Now);

        Assert.Equal("evidence.scanned-already", RuleOf(() => file.Scanned(null, Now)));
    }

    private static EvidenceFile Receive(EvidenceFacts facts) => EvidenceFile.Receive(Draft(), facts, 0, Reporter, Now);

    private static EvidenceFacts Facts() => new(Guid.NewGuid(), "a.pdf", EvidenceKind.Pdf, 12, new byte[32], null);

    private static Incident Draft() => Incident.Log("INC-2026-7K3QF", Guid.NewGuid(), Reporter.Id!.Value, new IncidentFacts
    {
        Title = "A letter",
        Account = "It came at night.",
        Occurred = IncidentDate.Parse("2026-11-14"),
        Acts = [new ActFacts("threat", [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2026-11-14"))])],
    }, Now);

    private static string? RuleOf(Action act) => (Record.Exception(act) as RuleBrokenException)?.Rule;
}
