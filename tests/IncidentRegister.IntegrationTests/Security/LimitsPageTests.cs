using System.Net;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Security;

public sealed class LimitsPageTests : IAsyncLifetime
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
    public async Task Who_sends_too_much_and_has_no_lead_is_told_so_above_the_form_with_all_that_was_typed()
    {
        await site.Register.Database.RunAsSuperuser("update users set disabled_at = now() where role = 'lead'");
        var browser = await site.As(site.People.Ana);
        (string, string?)[] told =
        [
            ("Form.Acts[0].Type", "intimidation.personal"), ("Form.Severity", "low"), ("Form.Title", "A call at night"),
            ("Form.Account", "They named the street."), ("Form.Occurred.Day", "2"), ("Form.Occurred.Month", "11"), ("Form.Occurred.Year", "2026"),
        ];

        var first = await browser.Submit("/incidents/quick", told);
        var second = await browser.Submit("/incidents/quick", told);
        var page = WebUtility.HtmlDecode(await browser.Html(second.Headers.Location!.OriginalString));

        Assert.Contains("?sent=true", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/incidents/quick?form=", second.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("as many incidents as the register takes from one person in an hour", page, StringComparison.Ordinal);
        Assert.Contains("value=\"A call at night\"", page, StringComparison.Ordinal);
        Assert.Contains("They named the street.", page, StringComparison.Ordinal);
        Assert.Equal(1, await site.Register.Read(db => db.Incidents.CountAsync()));
    }
}
