using FluentValidation;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>Who gets what is addressed to a group, as members come and go.</summary>
public sealed class ChangeGroupsTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Liaison => register.As(register.People.Liaison);

    [Fact]
    public async Task A_group_contains_neither_itself_nor_one_that_contains_it()
    {
        var (outer, middle, inner) = (await Found("Outer"), await Found("Middle"), await Found("Inner"));
        await Liaison.Send(new AddToGroup(outer, "Middle"));
        await Liaison.Send(new AddToGroup(middle, "Inner"));

        foreach (var (group, member) in new[] { (outer, "Outer"), (middle, "Outer"), (inner, "Outer"), (inner, "Middle") })
            Assert.Equal("group.contains-itself", (await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(new AddToGroup(group, member)))).Rule);
        Assert.Empty((await Shown(inner)).Members);
    }

    [Fact]
    public async Task Two_that_put_groups_into_each_other_at_once_make_no_ring()
    {
        var (left, right) = (await Found("Left"), await Found("Right"));

        var tried = await Task.WhenAll(
            Record.ExceptionAsync(() => Liaison.Send(new AddToGroup(left, "Right"))),
            Record.ExceptionAsync(() => Liaison.Send(new AddToGroup(right, "Left"))));

        Assert.Equal("group.contains-itself", Assert.IsType<RuleBrokenException>(Assert.Single(tried.OfType<Exception>())).Rule);
    }

    [Fact]
    public async Task A_name_is_taken_once_a_member_stands_once_and_strangers_are_not_known()
    {
        var group = await Found("Once");
        await Liaison.Send(new AddToGroup(group, "bo@test.example"));

        Assert.Equal("group.name-taken", (await Assert.ThrowsAsync<RuleBrokenException>(() => Found("Once"))).Rule);
        Assert.Equal("group.member-twice", (await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(new AddToGroup(group, "bo@test.example")))).Rule);
        await Assert.ThrowsAsync<ValidationException>(() => Liaison.Send(new AddToGroup(group, "nobody@nowhere.example")));
    }

    [Fact]
    public async Task Who_is_taken_out_of_a_group_gets_no_more_of_what_it_gets()
    {
        var group = await Found("Readers");
        await Liaison.Send(new AddToGroup(group, "ana@test.example"));
        await Liaison.Send(new AddToGroup(group, "bo@test.example"));
        var report = await Liaison.Send(Planned.Weekly with { Groups = [group] });

        var ana = (await Shown(group)).Members.Single(m => m.Name.Contains("ana@", StringComparison.Ordinal));
        await Liaison.Send(new RemoveFromGroup(group, ana.Id));
        var run = await register.As(CurrentUser.AtTheMachine).Send(new RunReport($"{report}", null));

        Assert.Equal([register.People.Bo.Id], (await register.Copies(run.Id)).Select(d => d.RecipientId));
        Assert.Equal("group.no-such-member", (await Assert.ThrowsAsync<RuleBrokenException>(() => Liaison.Send(new RemoveFromGroup(group, ana.Id)))).Rule);
    }

    private Task<Guid> Found(string name) => Liaison.Send(new FoundGroup(name));

    private async Task<GroupSheet> Shown(Guid id) => (await Liaison.Send(new ListGroups())).Single(g => g.Id == id);
}
