using System.Net;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Notices;

public class NoticesPageTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/notices";

    [Fact]
    public async Task A_person_switches_notices_off_and_on_by_the_form_alone()
    {
        var browser = await site.As(site.People.Liaison);
        var first = await browser.Html(Page);

        var saved = await browser.Submit(Page, [("Form.Kinds", "assigned"), ("Form.Subject", "discreet")]);
        var some = await browser.Html(saved.Headers.Location!.OriginalString);
        await browser.Submit(Page, [("Form.Kinds", null), ("Form.Subject", null)]);
        var none = await browser.Html(Page);

        Assert.Equal(["answered", "assigned", "overdue"], Ticked(first));
        Assert.Equal((HttpStatusCode.SeeOther, "/notices?saved=true"), (saved.StatusCode, saved.Headers.Location!.OriginalString));
        Assert.Equal(["assigned", "discreet"], Ticked(some));
        Assert.Contains("role=\"status\"", some, StringComparison.Ordinal);
        Assert.Empty(Ticked(none));
        Assert.Contains("<bdi>liaison@test.example</bdi>", none, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_offered_what_can_happen_to_them()
    {
        var reporter = await (await site.As(site.People.Ana)).Html(Page);
        var front = await (await site.As(site.People.Ana)).Html("/incidents");

        Assert.Equal(["asked", "sent-back"], Ticked(reporter));
        Assert.DoesNotContain("value=\"overdue\"", reporter, StringComparison.Ordinal);
        Assert.Contains("href=\"/notices\"", front, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_opens_it_whom_no_case_concerns()
    {
        foreach (var person in new[] { site.People.Member, site.People.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get(Page)).StatusCode);
    }

    private static IEnumerable<string> Ticked(string html) =>
        Browser.FormOf(html, Page).Fields.Where(f => f.Key is "Form.Kinds" or "Form.Subject").Select(f => f.Value);
}
