using IncidentRegister.Domain;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.UnitTests.Reports;

public class RecipientGroupTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly RecipientGroup all = RecipientGroup.Found("All", Now), focal = RecipientGroup.Found("Focal points", Now),
        south = RecipientGroup.Found("South", Now);

    [Fact]
    public void A_group_does_not_contain_itself() => Assert.Equal("group.contains-itself", Broken(() => all.Add(all, [])));

    [Fact]
    public void Nor_by_way_of_others()
    {
        all.Add(focal, []);
        focal.Add(south, [(all.Id, focal.Id)]);

        Assert.Equal("group.contains-itself", Broken(() => south.Add(all, [(all.Id, focal.Id), (focal.Id, south.Id)])));
    }

    [Fact]
    public void Two_groups_may_both_contain_a_third()
    {
        all.Add(south, []);
        all.Add(focal, [(all.Id, south.Id)]);
        focal.Add(south, [(all.Id, south.Id), (all.Id, focal.Id)]);

        Assert.Equal((2, 1), (all.Members.Count, focal.Members.Count));
    }

    [Fact]
    public void A_ring_that_stands_already_holds_nobody_up() =>
        Assert.Null(Record.Exception(() => all.Add(focal, [(focal.Id, south.Id), (south.Id, focal.Id)])));

    [Fact]
    public void Nobody_is_in_it_twice()
    {
        var person = Guid.NewGuid();
        all.Add(person);
        all.Add(focal, []);

        Assert.Equal(["group.member-twice", "group.member-twice"], [Broken(() => all.Add(person)), Broken(() => all.Add(focal, []))]);
    }

    private static string Broken(Action change) => Assert.Throws<RuleBrokenException>(change).Rule;
}
