using System.Net;
using IncidentRegister.Application.Cases;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>The forms that close, reopen and grade anew.</summary>
public class DecidedCasePagesTests(Site site) : IClassFixture<Site>
{
    private Register.Sender Liaison => site.Register.As(site.People.Liaison);

    [Fact]
    public async Task A_case_is_closed_and_reopened_by_forms_alone()
    {
        var (incident, page) = await Verified();
        var browser = await site.As(site.People.Liaison);

        var closed = await browser.Submit(page, [("Form.Remark", "All is said.")], $"{page}?handler=Close");
        var empty = await browser.Submit(page, [], $"{page}?handler=Reopen");
        var asked = await browser.Html(empty.Headers.Location!.OriginalString);
        var reopened = await browser.Submit(page, [("Form.Reason", "A second <b>caller</b>.")], $"{page}?handler=Reopen");

        Assert.Equal($"/incidents/{incident.Reference}", closed.Headers.Location!.OriginalString);
        Assert.Contains("href=\"#Form_Reason\"", asked, StringComparison.Ordinal);
        Assert.Equal($"/incidents/{incident.Reference}", reopened.Headers.Location!.OriginalString);
        Assert.Equal(CaseStatus.InReview, (await Saved(incident)).Case.Status);
        var told = await (await site.As(site.People.Ana)).Html($"/incidents/{incident.Reference}");
        Assert.Contains("All is said.", told, StringComparison.Ordinal);
        Assert.Contains("A second &lt;b&gt;caller&lt;/b&gt;.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_decided_incident_offers_the_liaison_its_next_steps_and_the_reporter_none()
    {
        var (incident, page) = await Verified();

        var offered = await (await site.As(site.People.Liaison)).Html($"/incidents/{incident.Reference}");
        var told = await (await site.As(site.People.Ana)).Html($"/incidents/{incident.Reference}");

        Assert.Contains($"action=\"{page}?handler=Close\"", offered, StringComparison.Ordinal);
        Assert.Contains($"action=\"{page}?handler=Reopen\"", offered, StringComparison.Ordinal);
        Assert.DoesNotContain($"action=\"{page}?handler=Regrade\"", offered, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Close", told, StringComparison.Ordinal);
        foreach (var handler in new[] { "Close", "Reopen", "Regrade" })
            Assert.Equal(HttpStatusCode.Forbidden, (await Forged(site.People.Ana, incident, $"{page}?handler={handler}")).StatusCode);
    }

    [Fact]
    public async Task The_severity_of_an_open_case_is_changed_beside_the_one_that_it_has()
    {
        var incident = await site.Register.Submit(site.People.Ana);
        var page = $"/queue/{incident.Reference}";
        var browser = await site.As(site.People.Liaison);

        var form = await browser.Html(page);
        var wrong = await browser.Submit(page, [("Form.Severity", "dreadful")], $"{page}?handler=Regrade");
        var none = await browser.Submit(page, [], $"{page}?handler=Regrade");
        var right = await browser.Submit(page, [("Form.Severity", "critical")], $"{page}?handler=Regrade");

        Assert.Contains("Graded now: Medium", form, StringComparison.Ordinal);
        foreach (var refused in new[] { wrong, none })
            Assert.Contains("href=\"#Form_Severity\"", await browser.Html(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal($"/incidents/{incident.Reference}", right.Headers.Location!.OriginalString);
        Assert.Equal(Severity.Critical, (await Saved(incident)).Severity);
        Assert.Contains(
            "<span>from Medium to Critical</span>", await browser.Html($"/incidents/{incident.Reference}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_from_an_old_page_is_shown_beside_how_the_case_stands()
    {
        var (incident, page) = await Verified();
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit(page, [("Form.Reason", "Seen too late."), ("Form.Version", "1")], $"{page}?handler=Reopen");
        var shown = await answer.Content.ReadAsStringAsync();
        var (address, fields) = Browser.FormOf(shown, page, $"{page}?handler=Reopen");
        using var again = new FormUrlEncodedContent(fields);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody else saved first", shown, StringComparison.Ordinal);
        Assert.Equal($"/incidents/{incident.Reference}", (await browser.Client.PostAsync(address, again)).Headers.Location!.OriginalString);
        Assert.Contains((await Saved(incident)).Events, e => e is { Kind: CaseEventKind.Reopened, Reason: "Seen too late." });
    }

    [Fact]
    public async Task A_declined_incident_says_why_at_the_head_of_its_page_until_it_is_reopened()
    {
        var words = new Dictionary<string, string> { ["en"] = "Outside the scope" };
        await site.Register.As(Application.Security.CurrentUser.AtTheMachine).Send(new Application.Vocabularies.DefineTerms(
            DeclineIncident.Reasons, [new Application.Vocabularies.TermWords("outside-scope", null, words, words)]));
        var incident = await site.Register.Submit(site.People.Ana);
        var step = await Liaison.Send(new DeclineIncident(
            incident.Reference, "outside-scope", "It was <no> threat\nto the Court.", incident.Version));
        var browser = await site.As(site.People.Ana);

        var declined = await browser.Html($"/incidents/{incident.Reference}");
        await Liaison.Send(new ReopenCase(incident.Reference, "Read too fast.", step.Version));
        var reopened = await browser.Html($"/incidents/{incident.Reference}");

        var head = declined[declined.IndexOf("id=\"declined\"", StringComparison.Ordinal)..declined.IndexOf("<h1", StringComparison.Ordinal)];
        Assert.Contains("Declined: Outside the scope", head, StringComparison.Ordinal);
        Assert.Contains("It was &lt;no&gt; threat&#xA;to the Court.", head, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"declined\"", reopened, StringComparison.Ordinal);
    }

    /// <summary>Sends what a page of that person's own does not offer, with a token that is good.</summary>
    private async Task<HttpResponseMessage> Forged(Application.Security.CurrentUser person, Incident incident, string address)
    {
        var browser = await site.As(person);
        var (_, fields) = Browser.FormOf(await browser.Html("/incidents/log"), "/incidents/log");
        using var content = new FormUrlEncodedContent(
            [.. fields.Where(f => f.Key.StartsWith("__", StringComparison.Ordinal)), new("Form.Version", "4"), new("Form.Reason", "Mine."), new("Form.Severity", "low")]);
        return await browser.Client.PostAsync(address, content);
    }

    private async Task<(Incident Incident, string Page)> Verified()
    {
        var incident = await site.Register.Submit(site.People.Ana);
        var step = await Liaison.Send(new ClaimCase(incident.Reference));
        await Liaison.Send(new VerifyIncident(incident.Reference, Verification.Verified, null, step.Version));
        return (incident, $"/queue/{incident.Reference}");
    }

    private Task<Incident> Saved(Incident incident) =>
        site.Register.Read(db => db.Incidents.Include(i => i.Events).SingleAsync(i => i.Id == incident.Id));
}
