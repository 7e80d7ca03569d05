using IncidentRegister.Application.Drafts;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Drafts;

/// <summary>Files that are brought to a report while it is written: who knows of them, and what becomes of them.</summary>
public class DraftFilesTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Ana => register.As(register.People.Ana);
    private Register.Sender Custodian => register.As(CurrentUser.TheCustodian);

    [Fact]
    public async Task A_file_is_its_authors_alone_and_the_database_says_neither_its_name_nor_what_it_is()
    {
        var draft = await Ana.Send(new BeginDraft("{}"));
        var id = await Bring(draft, "lettre de ménace.pdf", "Their <letter>");

        var line = Assert.Single((await Ana.Send(new ShowDraft(draft.Id))).Files);

        Assert.Equal((id, "lettre de ménace.pdf", "Their <letter>", EvidenceKind.Pdf, 12L), (line.Id, line.Name, line.About, line.Kind, line.Size));
        var content = await register.Read(db => db.DraftFiles.Where(f => f.Id == id).Select(f => f.Content).SingleAsync());
        Assert.DoesNotContain("lettre", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        foreach (var person in new[] { register.People.Bo, register.People.Lead, register.People.Stranger })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new PrepareDraftFile(draft.Id)));
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new AddDraftFile(draft.Id, Received("a.pdf"), null)));
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(person).Send(new RemoveDraftFile(draft.Id, id)));
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Liaison).Send(new PrepareDraftFile(draft.Id)));
    }

    [Fact]
    public async Task With_the_report_its_files_are_sent_into_quarantine_and_their_custody_tells_both()
    {
        await Told.DefineWords(register);
        var draft = await Ana.Send(new BeginDraft("{}"));
        var (first, second) = (await Bring(draft, "a.pdf", "A letter"), await Bring(draft, "b.pdf"));
        Assert.Equal(0, await register.Read(db => db.EvidenceFiles.CountAsync(e => e.Id == first || e.Id == second))); // nothing to scan yet
        var brought = register.Clock.GetUtcNow();
        register.Clock.Shift += TimeSpan.FromHours(2);
        var logged = await Ana.Send(Told.Incident() with { Submit = true, Draft = draft.Id, DraftVersion = draft.Version });

        var list = await Ana.Send(new ListEvidence(logged.Reference));
        Assert.Equal([("b.pdf", null), ("a.pdf", "A letter")], list.Files.Select(f => (f.Name, f.About)));
        Assert.All(list.Files, f => Assert.Equal(EvidenceState.Quarantined, f.State));
        Assert.Equal([(CustodyKind.Received, CustodyActor.You), (CustodyKind.Sent, CustodyActor.You)], list.Files[0].Custody.Select(c => (c.Kind, c.By)));
        Assert.InRange(list.Files[0].Custody[0].At, brought.AddMinutes(-5), brought.AddMinutes(5));
        Assert.Empty((await register.As(register.People.Liaison).Send(new ListEvidence(logged.Reference))).Files);
        Assert.Equal(0, await register.Read(db => db.DraftFiles.CountAsync(f => f.DraftId == draft.Id)));

        await Custodian.Send(new RecordScan(first, ScanAnswer.Clean));
        await Custodian.Send(new RecordScan(second, ScanAnswer.Clean));
        Assert.Equal(2, (await register.As(register.People.Liaison).Send(new ListEvidence(logged.Reference))).Files.Count);
    }

    [Fact]
    public async Task The_bytes_are_those_that_were_brought_and_a_sweep_leaves_them_alone()
    {
        await Told.DefineWords(register);
        var draft = await Ana.Send(new BeginDraft("{}"));
        var file = await register.Get<EvidenceIntake>().Receive(
            register.People.Ana.OrganisationId, "a.txt", new MemoryStream("They came at night."u8.ToArray()).ReadAsync, CancellationToken.None);
        await Ana.Send(new AddDraftFile(draft.Id, file, null));
        File.SetLastWriteTimeUtc(Path.Combine(register.EvidenceFolder, $"{file.Id:N}.sealed"), register.Clock.GetUtcNow().UtcDateTime.AddHours(-25));

        Assert.Equal(0, await Custodian.Send(new SweepEvidence()));
        var logged = await Ana.Send(Told.Incident() with { Submit = true, Draft = draft.Id, DraftVersion = draft.Version });

        Assert.Equal(CustodyOutcome.Match, await Ana.Send(new VerifyEvidence(logged.Reference, file.Id)));
    }

    [Fact]
    public async Task A_report_that_is_refused_keeps_its_files()
    {
        await Told.DefineWords(register);
        var draft = await Ana.Send(new BeginDraft("{}"));
        await Bring(draft, "a.pdf");
        var told = Told.Incident() with { Submit = true, Draft = draft.Id, DraftVersion = 7 };

        await Assert.ThrowsAsync<StaleVersionException>(() => Ana.Send(told));

        Assert.Single((await Ana.Send(new ShowDraft(draft.Id))).Files);
    }

    [Fact]
    public async Task With_the_draft_its_files_are_thrown_away_and_one_can_be_taken_out_before()
    {
        var draft = await Ana.Send(new BeginDraft("{}"));
        var (first, second) = (await Bring(draft, "a.pdf"), await Bring(draft, "b.pdf"));

        Assert.Equal(first, await Ana.Send(new RemoveDraftFile(draft.Id, first)));
        await Assert.ThrowsAsync<NotFoundException>(() => Ana.Send(new RemoveDraftFile(draft.Id, first)));
        var discarded = await Ana.Send(new DiscardDraft(draft.Id, draft.Version));

        Assert.Equal([second], discarded.Files);
        Assert.Equal(0, await register.Read(db => db.DraftFiles.CountAsync(f => f.Id == first || f.Id == second)));
        await Assert.ThrowsAsync<NotFoundException>(() => Bring(draft, "late.pdf"));
    }

    [Fact]
    public async Task All_files_of_a_draft_together_have_the_bound_of_an_incident()
    {
        var draft = await Ana.Send(new BeginDraft("{}"));
        for (var n = 0; n < 8; n++) await Bring(draft, "film.mp4", size: EvidenceFile.MaxBytes);

        Assert.Equal("evidence.incident-full", (await Assert.ThrowsAsync<RuleBrokenException>(() => Bring(draft, "a.pdf"))).Rule);
        await Assert.ThrowsAsync<RuleBrokenException>(() => Ana.Send(new PrepareDraftFile(draft.Id)));
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_enters_one_file()
    {
        var draft = await Ana.Send(new BeginDraft("{}"));
        var key = Guid.NewGuid();

        Assert.Equal(await Bring(draft, "a.pdf", key: key), await Bring(draft, "a.pdf", key: key));

        Assert.Single((await Ana.Send(new ShowDraft(draft.Id))).Files);
    }

    private static ReceivedFile Received(string name, long size = 12) =>
        new(Guid.CreateVersion7(), name, name.EndsWith("mp4", StringComparison.Ordinal) ? EvidenceKind.Mp4 : EvidenceKind.Pdf, size, new byte[32]);

    private Task<Guid> Bring(SavedDraft draft, string name, string? about = null, long size = 12, Guid? key = null) =>
        Ana.Send(new AddDraftFile(draft.Id, Received(name, size), about), key);
}
