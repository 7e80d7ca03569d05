using System.Net;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Web.Http;

namespace IncidentRegister.IntegrationTests.Reports;

public sealed class ReportPagesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_report_is_planned_tried_paused_and_deleted_by_forms_alone()
    {
        var browser = await site.As(site.People.Member);
        await site.Register.Release("<i>A raid</i>", "2026-11-01T12:00Z");

        var saved = await browser.Submit("/reports/new", [("Form.Name", "<b>Mine</b>"), ("Form.Start", "true")]);
        var place = saved.Headers.Location!.OriginalString;
        var shown = await browser.Html(place);
        var framed = $"/reports/preview?id={place.Split('/')[^1]}";
        var mail = await browser.Html(framed);
        var text = await browser.Html($"{framed}&show=text");
        var csv = await browser.Html($"{framed}&show=csv");
        var tested = await browser.Submit(place, [], $"{place}?handler=Test");
        var pdf = await browser.Submit(place, [], $"{place}?handler=Pdf");
        var list = await browser.Html("/reports");
        var paused = await browser.Submit("/reports", []);
        var deleted = await browser.Submit(place, [], $"{place}?handler=Delete");

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("&lt;b&gt;Mine&lt;/b&gt;", shown, StringComparison.Ordinal);
        Assert.Contains($"src=\"{framed}\"", shown, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;A raid&lt;/i&gt;", mail, StringComparison.Ordinal);
        Assert.Contains("Subject: [TLP:GREEN] Weekly report", text, StringComparison.Ordinal);
        Assert.Contains("&quot;Reference&quot;", csv, StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.EndsWith("?tested=true", tested.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Europe/Amsterdam", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, paused.StatusCode);
        Assert.Equal("/reports", deleted.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(place)).StatusCode);
    }

    [Theory]
    [InlineData("Form.Zone", "Mars/Olympus", "Choose a time zone from the list")]
    [InlineData("Form.Time", "eight", "Write a time as hours and minutes")]
    [InlineData("Form.Weekday", "", "Such a report would never be due")]
    [InlineData("Form.People", "nobody@nowhere.example", "Somebody here is not known")]
    [InlineData("Form.PeriodDays", "0", "Write a number of days from 1 to 366")]
    [InlineData("Form.Sections", null, "Choose at least one part")]
    [InlineData("Form.Name", "", "Fill this in")]
    public async Task What_cannot_be_is_refused_beside_its_field_with_what_was_typed(string field, string? typed, string message)
    {
        var browser = await site.As(site.People.Liaison);

        var told = new Dictionary<string, string?> { ["Form.Name"] = "Kept <words>", ["Form.People"] = "bo@test.example", ["Form.Period"] = "days", [field] = typed };
        var answer = await browser.Submit("/reports/new", told.Select(t => (t.Key, t.Value)));
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains(message, shown, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{field.Replace('.', '_')}", shown, StringComparison.Ordinal);
        if (field != "Form.Name") Assert.Contains("Kept &lt;words&gt;", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_shown_in_its_frame_before_it_is_kept_and_what_is_wrong_in_words()
    {
        var browser = await site.As(site.People.Liaison);
        var before = (await site.Register.As(site.People.Liaison).Send(new ListReports())).Own.Count;

        var mail = await browser.Submit("/reports/new", [("Form.Name", "")], "/reports/preview");
        var wrong = await browser.Submit("/reports/new", [("Form.Zone", "Mars/Olympus"), ("Form.Period", "days"), ("Form.PeriodDays", "x")], "/reports/preview");
        var asked = await browser.Html("/reports/preview?Form.Rhythm=daily&Form.Time=08:00&Form.Zone=UTC&Form.Ceiling=green&Form.Nothing=say&Form.Sections=new&Form.Language=es&show=text");
        var words = await wrong.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, mail.StatusCode);
        Assert.StartsWith("<!doctype html>", await mail.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(SecurityHeaders.FramedMailPolicy, mail.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("SAMEORIGIN", mail.Headers.GetValues("X-Frame-Options").Single());
        Assert.Contains("Choose a time zone from the list", words, StringComparison.Ordinal);
        Assert.Contains("Write a number of days from 1 to 366", words, StringComparison.Ordinal);
        Assert.Contains("Informe diario", asked, StringComparison.Ordinal);
        Assert.Equal(before, (await site.Register.As(site.People.Liaison).Send(new ListReports())).Own.Count);
    }

    [Fact]
    public async Task The_builder_is_a_small_page()
    {
        var browser = await site.As(site.People.Liaison);
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(await browser.Html("/reports/new")));

        Assert.InRange(packed.Length, 1_000, 8_500); // with the stylesheet under 15 KB
    }

    [Fact]
    public async Task A_group_that_would_contain_itself_is_refused_beside_its_field()
    {
        var browser = await site.As(site.People.Administrator);
        await browser.Submit("/reports/groups", [("Form.Name", "Everybody")], "/reports/groups?handler=Found");
        var group = (await site.Register.As(site.People.Administrator).Send(new ListGroups())).Single(g => g.Name == "Everybody").Id;

        var answer = await browser.Submit("/reports/groups", [("Form.Group", $"{group}"), ("Form.Member", "Everybody")], "/reports/groups?handler=Add");

        var shown = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Contains("A group cannot contain itself", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Member\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_leads_those_who_tend_the_sending_to_its_copies_and_nobody_else()
    {
        var id = await site.Register.As(site.People.Liaison).Send(Planned.Weekly with { People = "member@test.example", HasPdf = true });
        var run = await site.Register.As(CurrentUser.AtTheMachine).Send(new RunReport($"{id}", null));
        var page = $"/reports/{id}/runs/{run.Key:yyyy-MM-dd}";
        var log = $"/reports/{id}/runs/{run.Id}/deliveries";

        Assert.Contains($"href=\"{log}\"", await (await site.As(site.People.Liaison)).Html(page), StringComparison.Ordinal);
        Assert.DoesNotContain("/deliveries", await (await site.As(site.People.Member)).Html(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As(site.People.Liaison)).Get(log)).StatusCode);
    }

    [Fact]
    public async Task Who_keeps_no_reports_opens_none_and_an_address_that_is_none_is_not_found()
    {
        var administrator = await site.As(site.People.Administrator);
        var member = await site.As(site.People.Member);

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.Get("/reports")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.Get("/reports/groups")).StatusCode);
        foreach (var address in new[] { "/reports/nonsense", $"/reports/{Guid.NewGuid()}", $"/reports/{Guid.NewGuid()}/runs/2026-11-16", $"/reports/{Guid.NewGuid()}/runs/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await member.Get(address)).StatusCode);
    }
}
