using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Reports;

public sealed class KeepReportTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Liaison => register.As(register.People.Liaison);
    private Register.Sender Member => register.As(register.People.Member);

    [Fact]
    public async Task The_liaison_addresses_people_and_groups_of_groups_and_each_gets_it_once()
    {
        var inner = await Liaison.Send(new FoundGroup("Inner"));
        var outer = await register.As(register.People.Administrator).Send(new FoundGroup("Outer"));
        await Liaison.Send(new AddToGroup(inner, "Member@test.example"));
        await Liaison.Send(new AddToGroup(inner, "ana@test.example"));
        await Liaison.Send(new AddToGroup(outer, "Inner"));
        await Liaison.Send(new AddToGroup(outer, "member@test.example"));

        var id = await Liaison.Send(Planned.Weekly with { People = "bo@test.example\nmember@test.example", Groups = [outer] });

        Assert.Equal(
            new[] { register.People.Ana.Id, register.People.Bo.Id, register.People.Member.Id }.Order(),
            (await register.Read(db => db.Database.SqlQuery<Guid>($"select p as \"Value\" from sec.people_of_report({id}) p").ToListAsync())).Order());
        Assert.Equal("bo@test.example\nmember@test.example", (await Liaison.Send(new ShowReport(id))).Kept!.People);
    }

    [Fact]
    public async Task Everybody_else_reports_to_themselves_whomever_they_name()
    {
        var id = await Member.Send(Planned.Weekly with { People = "lead@test.example", Groups = [Guid.NewGuid()] });

        var people = await register.Read(db => db.ReportRecipients.Where(r => r.ReportId == id).Select(r => r.UserId).ToListAsync());

        Assert.Equal([register.People.Member.Id], people);
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(register.People.Lead).Send(new ShowReport(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(Planned.Weekly with { Id = id, Version = 1, People = "bo@test.example" }));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison.Send(new DeleteReport(id, 1)));
    }

    [Fact]
    public async Task A_group_that_would_contain_itself_is_refused_also_by_way_of_others()
    {
        var names = Enumerable.Range(0, 3).Select(n => $"Ring {n} {Guid.NewGuid():N}").ToArray();
        var ids = new List<Guid>();
        foreach (var name in names) ids.Add(await Liaison.Send(new FoundGroup(name)));
        await Liaison.Send(new AddToGroup(ids[0], names[1]));
        await Liaison.Send(new AddToGroup(ids[1], names[2]));

        foreach (var (group, member) in new[] { (ids[0], names[0]), (ids[1], names[0]), (ids[2], names[0]) })
            Assert.Equal("group.contains-itself", (await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(new AddToGroup(group, member)))).Rule);
    }

    [Fact]
    public async Task Two_groups_that_are_put_into_each_other_at_once_make_no_ring()
    {
        var names = new[] { $"Left {Guid.NewGuid():N}", $"Right {Guid.NewGuid():N}" };
        var (left, right) = (await Liaison.Send(new FoundGroup(names[0])), await Liaison.Send(new FoundGroup(names[1])));

        var refused = await Task.WhenAll(
            Record.ExceptionAsync(() => Liaison.Send(new AddToGroup(left, names[1]))),
            Record.ExceptionAsync(() => Liaison.Send(new AddToGroup(right, names[0]))));

        Assert.Equal("group.contains-itself", Assert.IsType<RuleBrokenException>(Assert.Single(refused, r => r is not null)).Rule);
    }

    [Fact]
    public async Task A_view_is_copied_and_one_that_was_deleted_meanwhile_is_refused_beside_its_field()
    {
        var view = await Liaison.Send(new SaveView("High", new QueueFilter { Severity = "high" }, null));
        var planned = Planned.Weekly with { People = "liaison@test.example", View = view };
        var id = await Liaison.Send(planned);
        await Liaison.Send(new DeleteView(view));

        var refused = await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(planned));
        var foreign = await Assert.ThrowsAsync<ValidationException>(() => register.As(register.People.SecondLiaison).Send(planned));

        Assert.Equal(("View", "report.view-gone"), (refused.Errors.Single().PropertyName, refused.Errors.Single().ErrorMessage));
        Assert.Equal("report.view-gone", foreign.Errors.Single().ErrorMessage);
        Assert.Equal("severity=high", await register.Read(db => db.Reports.Where(r => r.Id == id).Select(r => r.Filter).SingleAsync()));
    }

    [Theory]
    [InlineData("Zone", "report.unknown-zone")]
    [InlineData("Time", "report.no-such-time")]
    [InlineData("Weekday", "report.never-due")]
    [InlineData("DayOfMonth", "report.never-due")]
    [InlineData("Sections", "report.no-sections")]
    [InlineData("Name", "field.required")]
    [InlineData("Ceiling", "field.unknown-code")]
    [InlineData("People", "report.unknown-recipient")]
    [InlineData("Groups", "report.group-gone")]
    [InlineData("Type", "field.unknown-code")]
    public async Task What_cannot_be_is_refused_beside_its_field(string field, string message)
    {
        var told = Planned.Weekly with { People = "liaison@test.example" };
        told = field switch
        {
            "Zone" => told with { Zone = "Mars/Olympus" },
            "Time" => told with { Time = "24:00" },
            "Weekday" => told with { Weekday = "" },
            "DayOfMonth" => told with { Rhythm = "monthly", DayOfMonth = "32" },
            "Sections" => told with { Sections = [] },
            "Name" => told with { Name = "  " },
            "Ceiling" => told with { Ceiling = "red" },
            "People" => told with { People = "administrator@test.example" }, // reads no content
            "Groups" => told with { Groups = [Guid.NewGuid()] },
            _ => told with { Type = "nonsense" },
        };

        var refused = await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(told));

        Assert.Equal((field, message), (refused.Errors.First().PropertyName, refused.Errors.First().ErrorMessage));
    }

    [Fact]
    public async Task Two_pages_of_one_report_do_not_overwrite_each_other()
    {
        var id = await Member.Send(Planned.Weekly);
        await Member.Send(Planned.Weekly with { Id = id, Version = 1, Name = "First" });

        await Assert.ThrowsAsync<StaleVersionException>(() => Member.Send(Planned.Weekly with { Id = id, Version = 1, Name = "Second" }));

        Assert.Equal("First", (await Member.Send(new ShowReport(id))).Kept!.Name);
    }

    [Fact]
    public async Task A_run_is_opened_by_whoever_gets_it_and_a_test_by_its_owner_alone()
    {
        var group = await Liaison.Send(new FoundGroup($"Readers {Guid.NewGuid():N}"));
        await Liaison.Send(new AddToGroup(group, "ana@test.example"));
        var id = await Liaison.Send(Planned.Weekly with { Groups = [group], Name = $"To read {Guid.NewGuid():N}" });
        var run = await register.As(CurrentUser.AtTheMachine).Send(new RunReport($"{id}", null));
        var test = await Liaison.Send(new TestReport(id));
        var key = $"{run.Key:yyyy-MM-dd}";

        foreach (var reader in new[] { register.People.Ana, register.People.Liaison, register.People.SecondLiaison })
            Assert.NotNull((await register.As(reader).Send(new ShowReportRun(id, key))).Paper);
        foreach (var stranger in new[] { register.People.Bo, register.People.Member, register.People.StrangeLead })
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(stranger).Send(new ShowReportRun(id, key)));
        Assert.Contains("This is a test, for you alone.", (await Liaison.Send(new ShowReportRun(id, $"{test}"))).Paper!.Sentences);
        foreach (var other in new[] { register.People.Ana, register.People.SecondLiaison })
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(other).Send(new ShowReportRun(id, $"{test}")));
        Assert.Contains((await register.As(register.People.Ana).Send(new ListReports())).Received, r => r.ReportId == id);
    }
}
