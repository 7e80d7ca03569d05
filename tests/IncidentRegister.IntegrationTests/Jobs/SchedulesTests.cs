using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Jobs;

/// <summary>What happens by the clock in the running register, without anybody asking for it.</summary>
public sealed class SchedulesTests : IClassFixture<Site>
{
    private readonly Site site;

    public SchedulesTests(Site site)
    {
        this.site = site;
        site.Settings["Schedules:TellOverdue"] = "00:00:01";
    }

    [Fact]
    public async Task A_case_that_ran_out_of_time_is_told_by_itself_and_the_schedule_is_kept_in_the_database()
    {
        await site.Register.Submit(site.People.Ana);
        site.Register.Clock.Shift += TimeSpan.FromHours(25);
        await site.Open().Get("/sign-in"); // the register starts with its first visitor

        var told = 0;
        for (var tries = 0; tries < 80 && told == 0; tries++)
        {
            await Task.Delay(250);
            told = await site.Register.Read(db => db.OverdueNotices.CountAsync());
        }

        Assert.Equal(1, told);
        var kept = await site.Register.Read(db => db.Database
            .SqlQuery<string>($"select trigger_name as \"Value\" from quartz.qrtz_triggers order by trigger_name").ToListAsync());
        Assert.Equal(["RunReports", "SweepEvidence", "TellOverdue"], kept);
    }
}
