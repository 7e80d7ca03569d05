using System.Net;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain.Cases;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Security;

public sealed class HeldReportPagesTests : IAsyncLifetime
{
    private readonly Site site = new();

    public async Task InitializeAsync()
    {
        site.Settings["Limits:ReportsAnHour"] = "1";
        await site.InitializeAsync();
        await Told.DefineWords(site.Register);
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_sends_above_the_limit_reads_that_it_waits_and_the_lead_passes_it_on()
    {
        var ana = await site.As(site.People.Ana);
        await ana.Submit("/incidents/quick", Quick("A call at night"));
        var sent = await ana.Submit("/incidents/quick", Quick("A <b>second</b> call"));

        var receipt = await ana.Html(sent.Headers.Location!.OriginalString);
        Assert.Contains("Waits for the lead of your organisation", receipt, StringComparison.Ordinal);
        Assert.Contains("Waits for the lead since <time", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent to the liaison</h2>", receipt, StringComparison.Ordinal);
        Assert.Contains("Waits for the lead since <time", await ana.Html("/incidents"), StringComparison.Ordinal);

        var lead = await site.As(site.People.Lead);
        Assert.Contains("Reports that wait for you to pass them on: 1", await lead.Html("/incidents"), StringComparison.Ordinal);
        var page = await lead.Html("/incidents/held");
        Assert.Contains("<bdi>A &lt;b&gt;second&lt;/b&gt; call</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("Sent by <bdi>ana</bdi>", page, StringComparison.Ordinal);

        var passed = await lead.Submit("/incidents/held", []);

        Assert.Equal(HttpStatusCode.SeeOther, passed.StatusCode);
        Assert.Contains("No report waits.", await lead.Html("/incidents/held"), StringComparison.Ordinal);
        Assert.Equal(2, await site.Register.Read(db => db.Incidents.CountAsync(i => i.Case.Status == CaseStatus.Submitted)));
        Assert.Equal(HttpStatusCode.Forbidden, (await ana.Get("/incidents/held")).StatusCode);
    }

    [Fact]
    public async Task A_report_goes_back_with_a_reason_and_not_without_one()
    {
        var ana = await site.As(site.People.Ana);
        await ana.Submit("/incidents/quick", Quick("A call at night"));
        await ana.Submit("/incidents/quick", Quick("A second call"));
        var lead = await site.As(site.People.Lead);
        var reference = (await site.Register.As(site.People.Lead).Send(new ListHeldReports()))[0].Reference;

        var silent = await lead.Submit($"/incidents/{reference}/send-back", [("Form.Reason", " ")]);
        Assert.Contains("?form=", silent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await lead.Submit($"/incidents/{reference}/send-back", [("Form.Reason", "It is <i>the one</i> of Monday.")]);
        var late = await lead.Submit($"/incidents/{reference}/send-back", [("Form.Reason", "Twice."), ("Form.Version", "2")]);

        var page = await ana.Html($"/incidents/{reference}");
        Assert.Contains("It is &lt;i&gt;the one&lt;/i&gt; of Monday.", page, StringComparison.Ordinal);
        Assert.Contains("Sent back by the lead of the organisation", page, StringComparison.Ordinal);
        Assert.Contains($"/incidents/{reference}/amend", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    private static (string, string?)[] Quick(string title) =>
    [
        ("Form.Acts[0].Type", "intimidation.personal"), ("Form.Severity", "low"), ("Form.Title", title),
        ("Form.Account", "They named the street."), ("Form.Occurred.Day", "2"), ("Form.Occurred.Month", "11"), ("Form.Occurred.Year", "2026"),
    ];
}
