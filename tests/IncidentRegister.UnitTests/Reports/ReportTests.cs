using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.UnitTests.Reports;

public class ReportTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Owner = Guid.NewGuid(), Somebody = Guid.NewGuid(), Group = Guid.NewGuid();

    private static ReportFacts Facts => new()
    {
        Name = "Weekly, all regions",
        Sections = [ReportSections.Waiting, ReportSections.ByType],
        Schedule = ReportSchedule.Weekly(DayOfWeek.Monday, TimeSpan.FromHours(8), "Europe/Amsterdam"),
        People = [Owner, Somebody],
        Groups = [Group],
    };

    [Fact]
    public void Sections_stand_in_their_order_whatever_the_order_they_were_ticked_in() =>
        Assert.Equal([ReportSections.ByType, ReportSections.Waiting], Report.Plan(Owner, Facts, Now).Sections);

    [Theory]
    [InlineData("report.no-recipients")]
    [InlineData("report.too-many-recipients")]
    [InlineData("report.no-sections")]
    [InlineData("report.above-mail")]
    public void A_report_that_cannot_be_breaks_a_rule(string rule)
    {
        var facts = rule switch
        {
            "report.no-recipients" => Facts with { People = [], Groups = [] },
            "report.too-many-recipients" => Facts with { People = [.. Enumerable.Range(0, 201).Select(_ => Guid.NewGuid())] },
            "report.no-sections" => Facts with { Sections = ["nonsense"] },
            _ => Facts with { Ceiling = Tlp.AmberStrict },
        };

        Assert.Equal(rule, Assert.Throws<RuleBrokenException>(() => Report.Plan(Owner, facts, Now)).Rule);
    }

    [Fact]
    public void Who_stays_a_recipient_stays_the_same_row_and_another_schedule_begins_now()
    {
        var report = Report.Plan(Owner, Facts, Now);
        var kept = report.Recipients.Single(r => r.UserId == Somebody).Id;

        report.Change(Facts with { People = [Somebody], Groups = [] }, Now.AddDays(1));
        var begun = report.StartedAt;
        report.Change(Facts with { Schedule = ReportSchedule.Daily(TimeSpan.Zero, "UTC"), People = [Somebody], Groups = [] }, Now.AddDays(2));

        Assert.Equal(kept, Assert.Single(report.Recipients).Id);
        Assert.Equal((Now, Now.AddDays(2)), (begun, report.StartedAt));
    }

    [Fact]
    public void What_was_due_while_it_was_paused_is_not_caught_up()
    {
        var report = Report.Plan(Owner, Facts, Now);

        report.Pause(Now.AddDays(1));
        var paused = report.IsRunning;
        report.Resume(Now.AddDays(9));

        Assert.Equal((false, true, Now.AddDays(9)), (paused, report.IsRunning, report.StartedAt));
    }

    [Fact]
    public void A_deleted_one_neither_changes_nor_runs_again()
    {
        var report = Report.Plan(Owner, Facts, Now);
        report.Delete(Now);

        Assert.False(report.IsRunning);
        Assert.Equal("report.deleted", Assert.Throws<RuleBrokenException>(() => report.Resume(Now)).Rule);
        Assert.Equal("report.deleted", Assert.Throws<RuleBrokenException>(() => report.Change(Facts, Now)).Rule);
    }
}
