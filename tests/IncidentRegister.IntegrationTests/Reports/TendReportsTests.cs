using System.Net;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>An administrator stops a report of somebody else's, and learns nothing of what it tells.</summary>
public sealed class TendReportsTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/admin/reports";

    private Register Register => site.Register;

    [Fact]
    public async Task A_report_is_seen_by_name_owner_rhythm_and_number_of_recipients_and_nothing_else()
    {
        await Register.As(site.People.Liaison).Send(Planned.Weekly with { Name = "A <b>weekly</b>", People = "member@test.example\nbo@test.example" });

        var page = await (await site.As(site.People.Administrator)).Html(Page);

        foreach (var told in new[] { "A &lt;b&gt;weekly&lt;/b&gt;", site.People.Liaison.DisplayName, "Every week", "Europe/Amsterdam", "Recipients\">2<", "Running" })
            Assert.Contains(told, page, StringComparison.Ordinal);
        foreach (var untold in new[] { "/reports/0", "member@test.example", "bo@test.example", "TLP:", "runs/" })
            Assert.DoesNotContain(untold, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_report_is_not_made_until_it_is_started_again_and_the_audit_names_who_did_it()
    {
        Register.Clock.SetTo("2026-11-12T10:00Z");
        var id = await Register.As(site.People.Member).Send(Planned.Weekly with { Name = "To be held" });
        var administrator = Register.As(site.People.Administrator);

        await administrator.Send(new HoldReport(id, IsPaused: true, (await Shown(id)).Version));
        Register.Clock.SetTo("2026-11-16T07:00:30Z");
        await Register.RunAll();
        Assert.Empty(await Register.Runs(id));
        Assert.True((await Shown(id)).IsPaused);

        await administrator.Send(new HoldReport(id, IsPaused: false, (await Shown(id)).Version));
        Register.Clock.SetTo("2026-11-23T07:00:30Z");
        await Register.RunAll();
        Assert.Single(await Register.Runs(id));
        Assert.Equal(2, await Register.Read(db => db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from audit.entries where action = 'HoldReport' and actor = {site.People.Administrator.Id.ToString()} and object = {$"reports/{id}"}")
            .SingleAsync()));
    }

    [Fact]
    public async Task It_is_paused_by_a_form_by_an_administrator_alone_and_not_over_a_change_that_was_not_seen()
    {
        var id = await Register.As(site.People.Member).Send(Planned.Weekly with { Name = "By a form" });
        var administrator = await site.As(site.People.Administrator);

        var pressed = await administrator.Submit(Page, [("id", $"{id}"), ("version", $"{(await Shown(id)).Version}"), ("isPaused", "true")]);

        Assert.Equal((HttpStatusCode.SeeOther, Page), (pressed.StatusCode, pressed.Headers.Location?.OriginalString));
        Assert.True((await Shown(id)).IsPaused);
        await Assert.ThrowsAsync<StaleVersionException>(() => Register.As(site.People.Administrator).Send(new HoldReport(id, false, 1)));
        await Assert.ThrowsAsync<NotFoundException>(() => Register.As(site.People.Administrator).Send(new HoldReport(Guid.NewGuid(), true, 1)));
        foreach (var other in new[] { site.People.Liaison, site.People.Lead, site.People.Member })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(other)).Get(Page)).StatusCode);
    }

    private async Task<TendedReport> Shown(Guid id) =>
        (await Register.As(site.People.Administrator).Send(new ListEveryonesReports())).Single(r => r.Id == id);
}
