using System.Net;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Cases;

public class CalendarPageTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/admin/calendar";
    private const string Hours = "/admin/calendar?handler=Hours";

    [Fact]
    public async Task An_administrator_changes_hours_zone_and_holidays_by_forms_alone()
    {
        var browser = await site.As(site.People.Administrator);

        var kept = await browser.Submit(Page, [("Form.Zone", "Africa/Nairobi"), ("Form.Hours[4].Closes", "15:30")], Hours);
        var added = await browser.Submit(Page, [("Form.Day", "2026-12-25"), ("Form.Name", "<b>Christmas</b>")], "/admin/calendar?handler=Add");
        var shown = await browser.Html(Page);
        var removed = await browser.Submit(Page, [], "/admin/calendar?handler=Remove");

        Assert.All([kept, added, removed], answer => Assert.Equal((HttpStatusCode.SeeOther, Page), (answer.StatusCode, answer.Headers.Location!.OriginalString)));
        Assert.Contains("<option selected>Africa/Nairobi", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"15:30\"", shown, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Christmas&lt;/b&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("gt;Christmas", await browser.Html(Page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Hours, "Form.Zone", "Mars/Olympus", "Choose a time zone from the list")]
    [InlineData(Hours, "Form.Hours[0].Opens", "nine", "Write a time as hours and minutes")]
    [InlineData(Hours, "Form.Hours[0].Closes", "08:00", "Closing comes after opening")]
    [InlineData(Hours, "Form.Hours[0].Closes", "", "Give both opening and closing, or neither")]
    [InlineData("/admin/calendar?handler=Add", "Form.Day", "2026-02-30", "There is no such day")]
    public async Task What_cannot_be_is_refused_beside_its_field_with_what_was_typed(string action, string field, string typed, string message)
    {
        var browser = await site.As(site.People.Administrator);

        var answer = await browser.Submit(Page, [(field, typed), ("Form.Name", "A day")], action);
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains(message, shown, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field.Replace('.', '_').Replace('[', '_').Replace(']', '_')}\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_opens_it()
    {
        foreach (var person in new[] { site.People.Ana, site.People.Lead, site.People.Member, site.People.Liaison })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get(Page)).StatusCode);
    }
}
