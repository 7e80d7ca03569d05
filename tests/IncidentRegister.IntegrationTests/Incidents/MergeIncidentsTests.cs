using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

public class MergeIncidentsTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private People People => register.People;

    public Task InitializeAsync() => Issued.DefineWords(register);

    public Task DisposeAsync()
    {
        register.Clock.Shift = TimeSpan.Zero;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_kept_record_takes_what_was_chosen_and_what_only_the_other_tells()
    {
        var kept = await Log(People.Ana, Told.Incident("A letter"));
        var other = await Log(People.Stranger, Told.Incident("A threat by letter") with
        {
            Occurred = "2024-05-13",
            Severity = "critical",
            Acts = [Told.Act() with { Method = "e-mail" }, new ActInput { Type = "threat.sanctions", Stages = [new StageInput("announced", "2024-05-13")] }],
            Actors = [new ActorInput { Kind = "state", Name = "A ministry" }],
            Sources = [new SourceInput { Title = "An article", Address = "https://news.example/1" }],
        });
        var compared = await register.As(People.Liaison).Send(new CompareIncidents(kept, other));

        var merged = await register.As(People.Liaison).Send(new MergeIncidents(kept, compared.Kept.Version, other, compared.Other.Version)
        {
            Fields = ["title", "severity"],
            Parts = [compared.Acts.Single(a => a.Kind == PairKind.Choice).OtherId!.Value],
        });

        var sheet = await Show(kept);
        Assert.Equal(("A threat by letter", Severity.Critical, "2024-05-12~"), (sheet.Title, sheet.Severity, sheet.Occurred.ToString()));
        Assert.Equal([("intimidation.personal", "e-mail"), ("threat.sanctions", null)], sheet.Acts.Select(a => (a.Type, a.Method)));
        Assert.Equal(["unknown", "state"], sheet.Actors.Select(a => a.Kind));
        Assert.Equal(["The letter", "An article"], sheet.Sources.Select(s => s.Title));
        Assert.Equal(merged.Version, sheet.Version);
        Assert.Equal([other], sheet.Merges.Select(m => m.Reference));
        var original = await Show(other);
        Assert.Equal((true, kept, "A threat by letter"), (original.IsMerged, original.MergedInto, original.Title));
        Assert.Equal(RelationKind.DuplicateOf, Assert.Single(original.Relations).Kind);
    }

    [Fact]
    public async Task Passages_go_with_it_but_not_where_both_have_them()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Ana));
        var statement = await Issued.Enter(register);
        await Link(statement, "We regret the threats.", kept);
        await Link(statement, "We regret the threats.", other);
        await Link(statement, "The government outlawed six organisations and raided their offices.", other);

        await Merge(People.Liaison, kept, other);

        Assert.Equal(2, (await Show(kept)).Passages.Count);
        Assert.Equal("We regret the threats.", Assert.Single((await Show(other)).Passages).Quote);
    }

    [Fact]
    public async Task What_gave_way_is_changed_no_more_and_leaves_the_queue_and_the_proposals()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Ana));
        var liaison = register.As(People.Liaison);
        await Merge(People.Liaison, kept, other);
        var statement = await Issued.Enter(register);

        await Breaks("incident.merged", () => liaison.Send(new ClaimCase(other)));
        await Breaks("incident.merged", () => Link(statement, "We regret the threats.", other));
        Assert.DoesNotContain((await liaison.Send(new ListQueue())).Lines, l => l.Reference == other);
        Assert.DoesNotContain(await liaison.Send(new ListLikeIncidents(kept)), l => l.Reference == other);
    }

    [Fact]
    public async Task A_lead_merges_records_of_the_own_organisation_and_sees_no_others()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Bo));
        var foreign = await Log(People.Stranger);

        await Merge(People.Lead, kept, other);

        var version = await VersionOf(foreign);
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Lead).Send(new CompareIncidents(kept, foreign)));
        foreach (var (one, two) in new[] { (kept, foreign), (foreign, kept) })
            await Assert.ThrowsAsync<NotFoundException>(async () => await register.As(People.Lead).Send(
                new MergeIncidents(one, await VersionOf(one), two, await VersionOf(two))));
        Assert.Equal(version, await VersionOf(foreign));
    }

    [Theory]
    [InlineData("INC-2026-ZZZZZ")]
    [InlineData("")]
    [InlineData("x")]
    public async Task A_record_that_is_not_there_is_not_merged(string reference)
    {
        var kept = await Log(People.Ana);
        var version = await VersionOf(kept);

        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new MergeIncidents(kept, version, reference, 1)));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new MergeIncidents(reference, 1, kept, version)));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new MergeIncidents(kept, version, $"{kept},{kept}", 1)));
    }

    [Fact]
    public async Task Two_that_cannot_be_merged_are_refused()
    {
        var (kept, other, third) = (await Log(People.Ana), await Log(People.Ana), await Log(People.Ana));
        await Breaks("merge.with-itself", () => Merge(People.Liaison, kept, kept));
        await Assert.ThrowsAsync<TamperedException>(async () => await register.As(People.Liaison).Send(
            new MergeIncidents(kept, await VersionOf(kept), other, await VersionOf(other)) { Parts = [Guid.NewGuid()] }));
        await Assert.ThrowsAsync<StaleVersionException>(() => register.As(People.Liaison).Send(new MergeIncidents(kept, 1, other, 2)));
        await Assert.ThrowsAsync<StaleVersionException>(() => register.As(People.Liaison).Send(new MergeIncidents(kept, 2, other, 1)));
        Assert.Equal(["Fields[0]: field.unknown-code"], await Issued.Problems(() => register.As(People.Liaison).Send(
            new MergeIncidents(kept, 2, other, 2) { Fields = ["handling"] })));

        await Merge(People.Liaison, kept, other);

        await Breaks("merge.already-merged", () => Merge(People.Liaison, third, other));
        await Breaks("merge.already-merged", () => Merge(People.Liaison, other, third));
    }

    [Fact]
    public async Task A_draft_is_not_kept_in_place_of_what_the_liaison_has_and_marks_do_not_widen()
    {
        var submitted = await Log(People.Lead);
        var draft = await Log(People.Lead, submit: false);
        var marked = await Log(People.Lead, Told.Incident() with { Handling = "red" }, submit: false);

        await Breaks("merge.keep-other", () => Merge(People.Lead, draft, submitted));
        await Breaks("merge.handling", () => Merge(People.Lead, submitted, marked));
        await Merge(People.Lead, draft, marked);
        Assert.Equal(Tlp.Red, await register.Read(db => db.Incidents.Where(i => i.Reference == draft).Select(i => i.Handling).SingleAsync()));
    }

    [Fact]
    public async Task Title_and_account_stay_in_one_language()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Ana, Told.Incident("Une lettre") with { Language = "fr", Account = "Deux hommes." }));

        await Breaks("merge.one-language", () => Merge(People.Liaison, kept, other, "title"));
        await Merge(People.Liaison, kept, other, "title", "account");

        var sheet = await Show(kept);
        Assert.Equal(("Une lettre", "Deux hommes.", "fr"), (sheet.Title, sheet.Account, sheet.Language));
    }

    [Fact]
    public async Task Who_is_withheld_stays_where_it_was_told_and_who_may_be_named_comes_along()
    {
        var kept = await Log(People.Ana);
        var other = await Log(People.Stranger, Told.Incident() with
        {
            Town = "Secret town",
            TownVisibility = "organisation-only",
            Targets =
            [
                new TargetInput { Kind = "person", Category = "hrd", Name = "Nobody may know", Naming = "withheld" },
                new TargetInput { Kind = "person", Category = "hrd", Name = "Hidden name", Naming = "described", Description = "a lawyer" },
                new TargetInput { Kind = "person", Category = "hrd", Name = "Known to all", Naming = "named" },
            ],
        });

        var compared = await register.As(People.Liaison).Send(new CompareIncidents(kept, other));
        await Breaks("merge.town-withheld", () => Merge(People.Liaison, kept, other, "town"));
        await Merge(People.Liaison, kept, other);

        Assert.DoesNotContain(MergeField.Town, compared.Differing);
        Assert.Equal(1, compared.Targets.Count(t => t.Kind == PairKind.Withheld));
        var names = await register.Read(db => db.TargetIdentities.Where(t => t.IncidentId == db.Incidents.Single(i => i.Reference == kept).Id)
            .Select(t => t.Name).ToListAsync());
        Assert.Equal([null, "Known to all"], names.Order());
        Assert.Equal(["a lawyer"], (await Show(kept)).Targets.Select(t => t.Description).OfType<string>());
    }

    [Fact]
    public async Task A_reporter_whose_record_gave_way_to_a_foreign_one_learns_no_more_than_that()
    {
        var kept = await Log(People.Stranger);
        var other = await Log(People.Ana);
        await Merge(People.Liaison, kept, other);

        var sheet = await register.As(People.Ana).Send(new ShowIncident(other));

        Assert.Equal((true, null), (sheet.IsMerged, sheet.MergedInto));
        Assert.Empty(sheet.Relations);
        Assert.Empty((await register.As(People.Stranger).Send(new ShowIncident(kept))).Merges);
    }

    [Fact]
    public async Task It_can_be_undone_for_thirty_days_and_once()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Ana));
        var merge = (await Merge(People.Liaison, kept, other)).Merge;
        var undo = await Undo(kept, merge);

        register.Clock.Shift = TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1);
        await Breaks("merge.too-late", () => register.As(People.Liaison).Send(undo));
        register.Clock.Shift = TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1);
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.StrangeLead).Send(undo));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(undo with { Merge = Guid.NewGuid() }));
        await register.As(People.Liaison).Send(undo);

        Assert.False((await Show(other)).IsMerged);
        await Breaks("merge.already-undone", async () => await register.As(People.Liaison).Send(await Undo(kept, merge)));
        await Merge(People.Liaison, other, kept);
    }

    [Fact]
    public async Task What_was_changed_since_is_not_overwritten_by_undoing()
    {
        var (kept, other) = (await Log(People.Lead, submit: false), await Log(People.Lead, Told.Incident("Another title"), submit: false));
        var merge = (await Merge(People.Lead, kept, other, "title")).Merge;
        await register.As(People.Lead).Send(new AmendIncident
        {
            Reference = kept,
            Version = await VersionOf(kept),
            Title = "A third title",
            Account = "Told anew.",
            Occurred = "2024-05-12",
            Acts = [Told.Act()],
        });

        await Breaks("merge.changed-since", async () => await register.As(People.Lead).Send(await Undo(kept, merge)));

        Assert.Equal("A third title", await register.Read(db => db.Incidents.Where(i => i.Reference == kept).Select(i => i.Title).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_who_merge_the_same_pair_both_ways_one_wins()
    {
        var (one, two) = (await Log(People.Ana), await Log(People.Ana));
        var (v1, v2) = (await VersionOf(one), await VersionOf(two));

        var ends = await Task.WhenAll(
            Record.ExceptionAsync(() => register.As(People.Liaison).Send(new MergeIncidents(one, v1, two, v2))),
            Record.ExceptionAsync(() => register.As(People.SecondLiaison).Send(new MergeIncidents(two, v2, one, v1))));

        Assert.Single(ends, e => e is null);
        Assert.Equal(1, await register.Read(db => db.Incidents.CountAsync(i => (i.Reference == one || i.Reference == two) && i.MergedIntoId != null)));
    }

    [Fact]
    public async Task Where_each_gave_way_to_the_other_files_are_still_listed()
    {
        var (one, two) = (await Log(People.Ana), await Log(People.Ana));
        var file = await Bring(People.Ana, two);
        await Merge(People.Liaison, one, two);
        var columns = await register.Database.Columns("incident_merges");
        var swapped = string.Join(", ", columns.Split(", ").Select(c =>
            c switch { "id" => "gen_random_uuid()", "kept_id" => "duplicate_id", "duplicate_id" => "kept_id", _ => c }));
        await register.Database.RunAsSuperuser($"""
            set session_replication_role = replica;
            insert into incident_merges ({columns}) select {swapped} from incident_merges
              where kept_id = (select id from incidents where reference = '{one}')
            """);

        Assert.Equal([file], await Files(People.Liaison, one).WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Files_are_listed_with_the_kept_record_for_whoever_may_read_both_until_it_is_undone()
    {
        var (kept, middle, first) = (await Log(People.Ana), await Log(People.Bo), await Log(People.Stranger));
        var (own, foreign) = (await Bring(People.Ana, kept), await Bring(People.Stranger, first));
        await Merge(People.Liaison, middle, first);

        var merged = await Merge(People.Liaison, kept, middle);

        var shelf = await register.As(People.Liaison).Send(new ListEvidence(kept));
        Assert.Equal([(foreign, first), (own, null)], shelf.Files.Select(f => (f.Id, f.BroughtTo)).OrderByDescending(f => f.BroughtTo));
        Assert.Equal([own], await Files(People.Ana, kept)); // the other organisation's file is no more hers than its record
        Assert.Equal([foreign], await Files(People.Stranger, first));
        var opened = await register.As(People.Liaison).Send(new OpenEvidence(kept, foreign));
        Assert.Equal((foreign, People.Stranger.OrganisationId), (opened.Id, opened.OrganisationId));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Ana).Send(new OpenEvidence(kept, foreign)));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(People.Liaison).Send(new OpenEvidence(first, own)));

        await register.As(People.Liaison).Send(await Undo(kept, merged.Merge));

        Assert.Equal([own], await Files(People.Liaison, kept));
        Assert.Equal([foreign], await Files(People.Liaison, middle));
        var custody = await register.Read(db => db.CustodyEntries.Where(c => c.EvidenceId == foreign).OrderBy(c => c.At).ToListAsync());
        Assert.Equal(
            [CustodyKind.Received, CustodyKind.Scanned, CustodyKind.Joined, CustodyKind.Joined, CustodyKind.Viewed, CustodyKind.Parted],
            custody.Select(c => c.Kind));
        Assert.Equal(People.Liaison.Id, custody[^1].HolderId);
    }

    [Fact]
    public async Task What_gave_way_takes_no_files()
    {
        var (kept, other) = (await Log(People.Ana), await Log(People.Ana));
        await Merge(People.Liaison, kept, other);

        foreach (var person in new[] { People.Ana, People.Liaison })
            await Breaks("incident.merged", () => register.As(person).Send(new PrepareEvidence(other)));
        Assert.False((await register.As(People.Liaison).Send(new ListEvidence(other))).MayAdd);
    }

    private async Task<Guid> Bring(CurrentUser by, string reference)
    {
        var file = new ReceivedFile(Guid.CreateVersion7(), "letter.pdf", EvidenceKind.Pdf, 12, new byte[32]);
        var id = await register.As(by).Send(new AddEvidence(reference, file, null));
        await register.As(CurrentUser.TheCustodian).Send(new RecordScan(id, ScanAnswer.Clean));
        return id;
    }

    private async Task<IEnumerable<Guid>> Files(CurrentUser reader, string reference) =>
        (await register.As(reader).Send(new ListEvidence(reference))).Files.Select(f => f.Id);

    private Task<IncidentSheet> Show(string reference) => register.As(People.Liaison).Send(new ShowIncident(reference));

    private async Task<string> Log(CurrentUser person, LogIncident? told = null, bool submit = true) =>
        (await register.As(person).Send((told ?? Told.Incident()) with { Submit = submit })).Reference;

    private Task<long> VersionOf(string reference) =>
        register.Read(db => db.Incidents.Where(i => i.Reference == reference).Select(i => i.Version).SingleAsync());

    private async Task<MergedIncident> Merge(CurrentUser person, string kept, string other, params string[] fields) =>
        await register.As(person).Send(new MergeIncidents(kept, await VersionOf(kept), other, await VersionOf(other)) { Fields = fields });

    private async Task<UndoMerge> Undo(string kept, Guid merge) => new(kept, merge, await VersionOf(kept));

    private Task<LinkedPassage> Link(string statement, string sentence, string incident) => register.As(People.Liaison).Send(
        new LinkPassage(statement, new PassageChoice
        {
            Paragraph = 1,
            Start = Issued.First.IndexOf(sentence, StringComparison.Ordinal),
            End = Issued.First.IndexOf(sentence, StringComparison.Ordinal) + sentence.Length,
            Quote = sentence,
        })
        { Incident = incident });

    private static async Task Breaks(string rule, Func<Task> act) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule);
}
