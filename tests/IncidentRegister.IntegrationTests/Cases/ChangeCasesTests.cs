using System.Text.Json;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

public class ChangeCasesTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const string Quote = "raided their offices";
    private string statement = "";

    private People People => register.People;
    private Register.Sender Liaison => register.As(People.Liaison);
    private CaseChange ToSecond => new() { Liaison = People.SecondLiaison.Id };
    private CaseChange Link => new() { Words = new SharedWords(statement, Quote) };

    public static CaseChange High => new() { Severity = "high" };

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_chosen_case_changes_and_says_so_in_its_history()
    {
        var (first, second) = (await register.Submit(People.Ana), await register.Submit(People.Stranger));

        var assigned = await Send(ToSecond, first, second);
        var graded = await Send(High, await Saved(first), await Saved(second));

        Assert.Equal((2, 2), (assigned.Count, graded.Count));
        foreach (var saved in new[] { await Saved(first), await Saved(second) })
        {
            Assert.Equal((People.SecondLiaison.Id, Severity.High, first.Version + 2), (saved.Case.AssigneeId, saved.Severity, saved.Version));
            Assert.Equal([CaseEventKind.Assigned, CaseEventKind.Regraded], saved.Events.OrderBy(e => e.Id).TakeLast(2).Select(e => e.Kind));
        }
    }

    [Fact]
    public async Task The_audit_trail_has_an_entry_for_each_which_belongs_to_its_organisation_alone()
    {
        var (first, second) = (await register.Submit(People.Ana), await register.Submit(People.Stranger));

        await Send(High, first, second);

        var entries = await register.Read(db => db.Database.SqlQuery<string>($"""
            select p.payload as "Value" from audit.entries e join audit.payloads p on p.seq = e.seq
              where e.action = 'ChangeCases' and (p.payload like {$"%{first.Id}%"} or p.payload like {$"%{second.Id}%"}) order by e.seq
            """).ToListAsync());
        Assert.Equal(2, entries.Count);
        foreach (var incident in new[] { first, second })
        {
            var told = JsonDocument.Parse(Assert.Single(entries, e => e.Contains($"{incident.Id}", StringComparison.Ordinal))).RootElement;
            Assert.Equal(incident.OrganisationId, told.GetProperty("organisation").GetGuid());
            Assert.All(told.GetProperty("changes").EnumerateArray(), c => Assert.Equal(incident.OrganisationId, c.GetProperty("OrganisationId").GetGuid()));
        }
    }

    [Fact]
    public async Task Where_one_has_moved_nothing_changes()
    {
        var (first, second) = (await register.Submit(People.Ana), await register.Submit(People.Ana));
        await Liaison.Send(new ClaimCase(second.Reference));

        foreach (var change in new[] { ToSecond, High, Link })
            await Assert.ThrowsAsync<StaleVersionException>(() => Send(change, first, second));

        Assert.Equal((first.Version, Severity.Medium), ((await Saved(first)).Version, (await Saved(first)).Severity));
        Assert.False(await register.Read(db => db.Mentions.AnyAsync(m => m.IncidentId == first.Id)));
    }

    [Fact]
    public async Task Where_one_cannot_change_so_nothing_changes()
    {
        var (open, ended) = (await register.Submit(People.Ana), await Verified());

        Assert.Equal("case.regrade-needs-open", await Rule(High, open, ended));
        Assert.Equal("case.assign-needs-open", await Rule(ToSecond, open, ended));
        Assert.Equal(open.Version, (await Saved(open)).Version);
    }

    [Fact]
    public async Task Of_many_who_change_the_same_cases_at_once_one_does()
    {
        Incident[] cases = [await register.Submit(People.Ana), await register.Submit(People.Ana), await register.Submit(People.Ana)];

        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            var mine = n % 2 == 0 ? cases : cases.Reverse().ToArray();
            return await Record.ExceptionAsync(() => Send(n % 3 == 0 ? High : ToSecond, mine));
        }));

        Assert.Single(tries, t => t is null);
        Assert.Equal(9, tries.Count(t => t is StaleVersionException));
        foreach (var incident in cases) Assert.Equal(incident.Version + 1, (await Saved(incident)).Version);
    }

    [Fact]
    public async Task Words_are_linked_to_all_chosen_incidents_as_one_passage_and_to_none_of_them_twice()
    {
        var (first, ended) = (await register.Submit(People.Ana), await Verified());

        await Send(Link, first, ended);

        var mentions = await register.Read(db => db.Mentions.Where(m => m.IncidentId == first.Id || m.IncidentId == ended.Id).ToListAsync());
        Assert.Equal(2, mentions.Count);
        Assert.Single(mentions.Select(m => m.PassageId).Distinct());
        Assert.Equal("mention.already-there", await Rule(Link, await register.Submit(People.Ana), first));
        Assert.Equal([null, "mention.already-there"],
            (await Liaison.Send(new PlanChange([(await register.Submit(People.Ana)).Reference, first.Reference], Link))).Select(c => c.Refusal));
    }

    [Fact]
    public async Task A_plan_says_of_each_what_stands_against_it_and_changes_nothing()
    {
        var high = await register.Submit(People.Ana, Submitted.Facts() with { Severity = Severity.High });
        var (open, ended, own) = (await register.Submit(People.Ana), await Verified(), await register.Submit(People.Liaison));
        var draft = await register.Enter(People.Ana, Submitted.Facts());
        var strict = await register.Submit(People.Ana);
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where id = '{strict.Id}'");
        string[] asked =
        [
            open.Reference, high.Reference, ended.Reference, own.Reference, draft.Reference, strict.Reference,
            "INC-2026-00000", "a\0b", open.Reference.ToLowerInvariant(),
        ];

        var plan = await Liaison.Send(new PlanChange(asked, High));

        Assert.Equal(
            [null, "case.graded-already", "case.regrade-needs-open", "case.author-decides", .. Enumerable.Repeat("case.not-found", 4)],
            plan.Select(c => c.Refusal));
        Assert.Equal((open.Version, Severity.Medium, "ab"), (plan[0].Sheet!.Version, plan[0].Sheet!.Severity, plan[7].Reference));
        Assert.All(plan.Skip(4), c => Assert.Null(c.Sheet));
        Assert.Equal(open.Version, (await Saved(open)).Version);
    }

    [Fact]
    public async Task What_is_not_seen_is_not_changed_either()
    {
        var open = await register.Submit(People.Ana);
        var draft = await register.Enter(People.Ana, Submitted.Facts());

        await Assert.ThrowsAsync<NotFoundException>(() => Send(High, open, draft));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new ChangeCases([new("INC-2026-00000", 1)], High)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new ChangeCases([new("a\0b", 1)], High)));
        Assert.Equal(open.Version, (await Saved(open)).Version);
    }

    [Fact]
    public async Task One_that_is_there_twice_counts_once()
    {
        var open = await register.Submit(People.Ana);

        Assert.Equal(1, (await Send(High, open, open)).Count);
        await Assert.ThrowsAsync<StaleVersionException>(() => Liaison.Send(new ChangeCases(
            [new(open.Reference, open.Version), new(open.Reference, open.Version + 1)], new CaseChange { Severity = "low" })));
    }

    [Fact]
    public async Task None_and_more_than_two_hundred_are_refused()
    {
        ChosenCase[] cases = [.. Enumerable.Range(0, ChosenCases.Most + 1).Select(n => new ChosenCase($"INC-2026-{n:D5}", 1))];

        Assert.Equal(["Cases: case.none-chosen"], await Issued.Problems(() => Liaison.Send(new ChangeCases([], High))));
        Assert.Equal(["References: case.none-chosen"], await Issued.Problems(() => Liaison.Send(new PlanChange([], null))));
        Assert.Equal(["Cases: case.too-many-chosen"], await Issued.Problems(() => Liaison.Send(new ChangeCases(cases, High))));
        Assert.Equal(["References: case.too-many-chosen"],
            await Issued.Problems(() => Liaison.Send(new ExportCases([.. cases.Select(c => c.Reference)]))));
    }

    [Fact]
    public async Task A_change_that_no_page_offers_is_refused_beside_its_field()
    {
        string[] open = [(await register.Submit(People.Ana)).Reference];
        Task<string[]> Problems(CaseChange change) => Issued.Problems(() => Liaison.Send(new PlanChange(open, change)));
        CaseChange Quoted(string quote) => new() { Words = new SharedWords(statement, quote) };

        Assert.Equal(["Change: field.required"], await Problems(new CaseChange()));
        Assert.Equal(["Change: field.required"], await Problems(High with { Liaison = People.SecondLiaison.Id }));
        Assert.Equal(["Change.Severity: field.unknown-code"], await Problems(new CaseChange { Severity = "worst" }));
        Assert.Equal(["Change.Liaison: field.required"], await Problems(new CaseChange { Liaison = Guid.Empty }));
        Assert.Equal(["Change.Liaison: case.unknown-liaison"], await Problems(new CaseChange { Liaison = People.Ana.Id }));
        Assert.Equal(["Change.Words.Statement: statement.not-known"], await Problems(new CaseChange { Words = new SharedWords("STM-2026-00000", Quote) }));
        Assert.Equal(["Change.Words.Stance: field.unknown-code"],
            await Problems(new CaseChange { Words = new SharedWords(statement, Quote) { Stance = "shouts" } }));
        Assert.Equal(["Change.Words.Quote: field.required"], await Problems(Quoted("  ")));
        Assert.Equal(["Change.Words.Quote: passage.not-once"], await Problems(Quoted("raided no office")));
        Assert.Equal(["Change.Words.Quote: passage.not-once"], await Problems(Quoted("the")));
        Assert.Equal(["Change.Words.Quote: text.hidden-direction"], await Problems(Quoted("raided\u202E their offices")));
        Assert.Equal(["Change.Words.Quote: text.control-character"], await Problems(Quoted("raided\0 their offices")));
    }

    [Fact]
    public async Task An_export_leaves_out_what_is_not_seen_and_is_audited_as_read()
    {
        var (open, ended) = (await register.Submit(People.Ana), await Verified());
        var draft = await register.Enter(People.Ana, Submitted.Facts());

        var lines = await Liaison.Send(new ExportCases([ended.Reference, draft.Reference, open.Reference, open.Reference, "INC-2026-00000"]));

        Assert.Equal([open.Reference, ended.Reference], lines.Select(l => l.Reference));
        Assert.Equal((CaseStatus.Verified, Verification.Verified, "liaison"), (lines[1].Status, lines[1].Verification, lines[1].Assignee));
        var payload = await register.Read(db => db.Database.SqlQuery<string>($"""
            select p.payload as "Value" from audit.entries e join audit.payloads p on p.seq = e.seq
              where e.action = 'ExportCases' order by e.seq desc limit 1
            """).SingleAsync());
        Assert.Contains($"\"reads\":[\"incidents/{open.Id}\",\"incidents/{ended.Id}\"]", payload, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new ExportCases([draft.Reference])));
    }

    [Fact]
    public async Task Nobody_but_the_liaison_changes_plans_exports_or_lists_whom_to_give_a_case()
    {
        var open = await register.Submit(People.Ana);
        ChosenCase[] chosen = [new(open.Reference, open.Version)];
        string[] reference = [open.Reference];

        foreach (var person in People.All.Append(CurrentUser.TheCustodian).Append(CurrentUser.ThePostman).Where(p => p.Role != Role.Liaison))
        {
            var sender = register.As(person);
            foreach (var change in new[] { ToSecond, High, Link })
            {
                await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new ChangeCases(chosen, change)));
                await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new PlanChange(reference, change)));
            }

            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new ExportCases(reference)));
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new AssignCase(open.Reference, People.Liaison.Id, open.Version)));
            await Assert.ThrowsAsync<ForbiddenException>(() => sender.Send(new ListLiaisons()));
        }

        Assert.Equal(open.Version, (await Saved(open)).Version);
    }

    private Task<CasesChanged> Send(CaseChange change, params Incident[] cases) =>
        Liaison.Send(new ChangeCases([.. cases.Select(i => new ChosenCase(i.Reference, i.Version))], change));

    private async Task<string> Rule(CaseChange change, params Incident[] cases) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Send(change, cases))).Rule;

    private async Task<Incident> Verified()
    {
        var incident = await register.Submit(People.Ana);
        var claimed = await Liaison.Send(new ClaimCase(incident.Reference));
        await Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, claimed.Version));
        return await Saved(incident);
    }

    private Task<Incident> Saved(Incident incident) => register.Read(db =>
        db.Incidents.Include(i => i.Events).SingleAsync(i => i.Id == incident.Id));
}
