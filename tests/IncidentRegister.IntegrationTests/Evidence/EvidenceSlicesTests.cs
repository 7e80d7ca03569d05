using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>Who may bring, see, open and scan a file, and what is swept away.</summary>
public class EvidenceSlicesTests(Register register) : IClassFixture<Register>
{
    private People People => register.People;
    private Register.Sender Custodian => register.As(CurrentUser.TheCustodian);

    [Fact]
    public async Task A_file_is_its_bringers_until_it_was_found_clean_and_then_every_readers()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        var id = await Bring(People.Ana, incident);
        await register.Read(db => db.Database.ExecuteSqlAsync($"update incidents set status = 'submitted' where id = {incident.Id}"));

        Assert.Equal([EvidenceState.Quarantined], await States(People.Ana, incident));
        Assert.Empty(await States(People.Bo, incident));
        Assert.Empty(await States(People.Liaison, incident));
        await Assert.ThrowsAsync<NotFoundException>(() => Open(People.Liaison, incident, id));
        Assert.Equal("evidence.not-open", (await Assert.ThrowsAsync<RuleBrokenException>(() => Open(People.Ana, incident, id))).Rule);

        await Custodian.Send(new RecordScan(id, ScanAnswer.Clean));

        Assert.Equal([EvidenceState.Clean], await States(People.Bo, incident));
        Assert.Equal([EvidenceState.Clean], await States(People.Liaison, incident));
        Assert.Equal("letter.pdf", (await Open(People.Liaison, incident, id)).Name);
        await Assert.ThrowsAsync<NotFoundException>(() => Open(People.Stranger, incident, id));
        var custody = (await List(People.Ana, incident)).Files[0].Custody;
        Assert.Equal(
            [(CustodyKind.Received, CustodyActor.You), (CustodyKind.Scanned, CustodyActor.Register), (CustodyKind.Viewed, CustodyActor.Reviewer)],
            custody.Select(c => (c.Kind, c.By)));
    }

    [Fact]
    public async Task What_the_scanner_refused_stays_closed_to_its_bringer_too()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        var id = await Bring(People.Ana, incident);

        await Custodian.Send(new RecordScan(id, ScanAnswer.Found("Eicar-Test-Signature")));
        await Custodian.Send(new RecordScan(id, ScanAnswer.Clean));

        var line = Assert.Single((await List(People.Ana, incident)).Files);
        Assert.Equal((EvidenceState.Refused, "Eicar-Test-Signature"), (line.State, line.Custody[^1].Finding));
        await Assert.ThrowsAsync<RuleBrokenException>(() => Open(People.Ana, incident, id));
    }

    [Fact]
    public async Task A_frozen_incident_takes_files_of_the_liaison_alone()
    {
        var incident = await register.Submit(People.Ana);
        Assert.True((await List(People.Ana, incident)).MayAdd);
        await register.As(People.Liaison).Send(new ClaimCase(incident.Reference));

        Assert.False((await List(People.Ana, incident)).MayAdd);
        Assert.True((await List(People.Liaison, incident)).MayAdd);
        Assert.Equal("incident.frozen",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => register.As(People.Ana).Send(new PrepareEvidence(incident.Reference)))).Rule);
        await Assert.ThrowsAsync<RuleBrokenException>(() => Bring(People.Ana, incident));
        await Bring(People.Liaison, incident);
    }

    [Fact]
    public async Task Somebody_elses_incident_takes_nothing_and_shows_nothing()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());

        await Assert.ThrowsAsync<NotFoundException>(() => List(People.Stranger, incident));
        await Assert.ThrowsAsync<NotFoundException>(() => Bring(People.Stranger, incident));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Stranger).Send(new PrepareEvidence(incident.Reference)));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_enters_one_file()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        var key = Guid.NewGuid();

        var first = await Bring(People.Ana, incident, key);
        var second = await Bring(People.Ana, incident, key);

        Assert.Equal(first, second);
        Assert.Single((await List(People.Ana, incident)).Files);
    }

    [Fact]
    public async Task All_files_of_an_incident_together_have_a_bound()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        for (var n = 0; n < 8; n++) await Bring(People.Ana, incident, size: EvidenceFile.MaxBytes);

        Assert.Equal("evidence.incident-full", (await Assert.ThrowsAsync<RuleBrokenException>(() => Bring(People.Ana, incident))).Rule);
        await Assert.ThrowsAsync<RuleBrokenException>(() => register.As(People.Ana).Send(new PrepareEvidence(incident.Reference)));
    }

    [Fact]
    public async Task Scans_take_turns_and_one_without_an_answer_comes_again_later()
    {
        await register.Read(db => db.Database.ExecuteSqlAsync($"update evidence_files set state = 'refused' where state = 'quarantined'"));
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        var (first, second) = (await Bring(People.Ana, incident), await Bring(People.Ana, incident));

        Assert.Equal(first, (await Custodian.Send(new TakeNextScan()))?.Id);
        await Custodian.Send(new RecordScan(first, ScanAnswer.None));
        Assert.Equal(second, (await Custodian.Send(new TakeNextScan()))?.Id);
        await Custodian.Send(new RecordScan(second, ScanAnswer.Clean));
        Assert.Null(await Custodian.Send(new TakeNextScan()));

        register.Clock.Shift += TimeSpan.FromMinutes(2);
        Assert.Equal(first, (await Custodian.Send(new TakeNextScan()))?.Id);
    }

    [Fact]
    public async Task A_sweep_takes_what_nobody_entered_within_a_day_and_nothing_else()
    {
        var incident = await register.Enter(People.Ana, Submitted.Facts());
        var (entered, orphan, recent) = (await Receive(incident), await Receive(incident), await Receive(incident));
        await register.As(People.Ana).Send(new AddEvidence(incident.Reference, entered, null));
        foreach (var old in new[] { entered, orphan })
            File.SetLastWriteTimeUtc(PathOf(old), register.Clock.GetUtcNow().UtcDateTime.AddHours(-25));

        Assert.Equal(1, await Custodian.Send(new SweepEvidence()));
        Assert.Equal(0, await Custodian.Send(new SweepEvidence()));

        Assert.Equal((true, false, true), (File.Exists(PathOf(entered)), File.Exists(PathOf(orphan)), File.Exists(PathOf(recent))));
        Assert.Equal(CustodyOutcome.Match, await register.As(People.Ana).Send(new VerifyEvidence(incident.Reference, entered.Id)));
    }

    private Task<ReceivedFile> Receive(Incident incident) => register.Get<EvidenceIntake>().Receive(
        incident.OrganisationId, "a.txt", new MemoryStream("They came at night."u8.ToArray()).ReadAsync, CancellationToken.None);

    private string PathOf(ReceivedFile file) => Path.Combine(register.EvidenceFolder, $"{file.Id:N}.sealed");

    private async Task<Guid> Bring(CurrentUser by, Incident incident, Guid? key = null, long size = 12) => await register.As(by).Send(
        new AddEvidence(incident.Reference, new ReceivedFile(Guid.CreateVersion7(), "letter.pdf", EvidenceKind.Pdf, size, new byte[32]), "A letter"), key);

    private Task<EvidenceList> List(CurrentUser reader, Incident incident) => register.As(reader).Send(new ListEvidence(incident.Reference));

    private async Task<IEnumerable<EvidenceState>> States(CurrentUser reader, Incident incident) =>
        (await List(reader, incident)).Files.Select(f => f.State);

    private Task<OpenedEvidence> Open(CurrentUser reader, Incident incident, Guid id) =>
        register.As(reader).Send(new OpenEvidence(incident.Reference, id));
}
