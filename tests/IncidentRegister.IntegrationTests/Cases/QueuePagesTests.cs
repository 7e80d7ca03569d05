using System.Globalization;
using System.Net;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

public class QueuePagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    /// <summary>Before any page is shown, because the site keeps its words for a minute.</summary>
    public Task InitializeAsync()
    {
        var words = new Dictionary<string, string> { ["en"] = "Outside the scope" };
        return site.Register.As(CurrentUser.AtTheMachine).Send(
            new DefineTerms(DeclineIncident.Reasons, [new TermWords("outside-scope", null, words, words)]));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_queue_shows_its_cases_encoded_and_offers_each_filter_as_a_link()
    {
        await site.Register.Submit(site.People.Ana, Submitted.Facts("<script>alert(1)</script> on the telephone"));
        var browser = await site.As(site.People.Liaison);

        var page = await browser.Html("/queue?status=submitted&assigned=nobody");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; on the telephone", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/queue?assigned=nobody\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/queue?status=submitted\"", page, StringComparison.Ordinal);
        Assert.Contains("TLP:AMBER", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/queue?status=draft", HttpStatusCode.BadRequest)]
    [InlineData("/queue?type=%00", HttpStatusCode.BadRequest)]
    [InlineData("/queue?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/queue?sort=title", HttpStatusCode.BadRequest)]
    [InlineData("/queue?due=soon", HttpStatusCode.BadRequest)]
    [InlineData("/queue?sel=..%2Fx", HttpStatusCode.OK)]
    [InlineData("/queue/INC-2026-ZZZZZ", HttpStatusCode.NotFound)]
    [InlineData("/queue/..%2F", HttpStatusCode.NotFound)]
    public async Task An_address_that_no_page_offers_is_refused(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await (await site.As(site.People.Liaison)).Get(path)).StatusCode);

    [Fact]
    public async Task A_row_says_in_words_how_long_a_case_has_left_and_its_preview_stands_beside_the_list()
    {
        var incident = await site.Register.Submit(site.People.Ana, Submitted.Facts() with { Severity = Severity.Critical });
        var browser = await site.As(site.People.Liaison);

        var page = await browser.Html($"/queue?severity=critical&sort=severity&sel={incident.Reference}");

        Assert.Contains("23 h left<progress", page, StringComparison.Ordinal);
        Assert.Contains("aria-sort=\"descending\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/incidents/{incident.Reference}#passages\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/queue?severity=critical&amp;due=overdue&amp;sort=severity\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_preview_tells_of_a_record_that_may_be_of_the_same_event_until_somebody_says_that_it_is_not()
    {
        var facts = Submitted.Facts("A drone above the office of the bar", "surveillance") with { Country = "BE", Severity = Severity.High };
        var (first, second) = (await site.Register.Submit(site.People.Ana, facts), await site.Register.Submit(site.People.Stranger, facts));
        var browser = await site.As(site.People.Liaison);
        var (path, compare) = ($"/queue?sel={second.Reference}", $"/incidents/{second.Reference}/compare/{first.Reference}");

        var asked = await browser.Html(path);
        await browser.Submit($"/incidents/{second.Reference}", [], $"{compare}?handler=NotSame");
        var answered = await browser.Html(path);

        Assert.Contains($"href=\"{compare}\"", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(compare, answered, StringComparison.Ordinal);
        Assert.Contains("id=\"preview\"", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reports_of_one_event_are_marked_in_their_rows_without_anybody_asking()
    {
        var facts = Submitted.Facts("A lock is forced at the archive of the bar", "surveillance") with { Country = "SE" };
        foreach (var author in new[] { site.People.Ana, site.People.Stranger }) await site.Register.Submit(author, facts);
        var browser = await site.As(site.People.Liaison);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var page = "";
        for (; page.Split(facts.Title).Length < 3; await Task.Delay(200, patience.Token)) page = await browser.Html("/queue?duplicate=possible");

        Assert.True(page.Split("<b class=\"flag\">Possible duplicate</b>").Length >= 3);
        Assert.Contains("aria-current=\"page\">Possible duplicates", page, StringComparison.Ordinal);
        Assert.Contains(">Possible duplicates <span aria-hidden=\"true\">×", page, StringComparison.Ordinal);
        Assert.Contains("name=\"duplicate\" value=\"possible\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/queue?duplicate=certain")).StatusCode);
    }

    [Fact]
    public async Task All_cases_of_a_page_are_ticked_by_a_link_and_counted()
    {
        foreach (var _ in Enumerable.Range(0, 2)) await site.Register.Submit(site.People.Ana, Submitted.Facts() with { Severity = Severity.Low });
        var browser = await site.As(site.People.Liaison);

        var page = await browser.Html("/queue?severity=low&sort=age");
        var ticked = await browser.Html("/queue?severity=low&sort=age&all=true");

        Assert.Contains("href=\"/queue?severity=low&amp;sort=age&amp;all=true\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(" checked", page, StringComparison.Ordinal);
        var boxes = ticked.Split("<input type=\"checkbox\" name=\"on\"").Skip(1).Select(box => box.Split('>')[0]).ToList();
        Assert.True(boxes.Count >= 2);
        Assert.All(boxes, box => Assert.Contains("checked", box, StringComparison.Ordinal));
        Assert.Contains($">{boxes.Count} selected<", ticked, StringComparison.Ordinal);
        Assert.Contains(">Select none<", ticked, StringComparison.Ordinal);
        Assert.Contains("name=\"back\" value=\"/queue?severity=low&amp;sort=age\"", ticked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_liaison_opens_the_queue()
    {
        foreach (var person in new[] { site.People.Ana, site.People.Lead, site.People.Member, site.People.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get("/queue")).StatusCode);
    }

    [Fact]
    public async Task A_case_is_claimed_and_verified_by_forms_alone()
    {
        var incident = await site.Register.Submit(site.People.Ana);
        var page = $"/queue/{incident.Reference}";
        var browser = await site.As(site.People.Liaison);

        var claimed = await browser.Submit(page, [], $"{page}?handler=Claim");
        var verified = await browser.Submit(page, [("Form.Grade", "corroborated"), ("Form.Grounds", "Two sources.")], $"{page}?handler=Verify");

        Assert.Equal((HttpStatusCode.SeeOther, $"/incidents/{incident.Reference}"), (claimed.StatusCode, claimed.Headers.Location!.OriginalString));
        Assert.Equal(HttpStatusCode.SeeOther, verified.StatusCode);
        Assert.Equal((CaseStatus.Verified, Verification.Corroborated), await Stands(incident));
    }

    [Fact]
    public async Task A_form_without_a_grade_comes_back_with_what_was_typed()
    {
        var (page, browser) = await InReview();

        var answer = await browser.Submit(page, [("Form.Grounds", "Typed <b>with care</b>")], $"{page}?handler=Verify");
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("Choose how sure the review is", shown, StringComparison.Ordinal);
        Assert.Contains("Typed &lt;b&gt;with care&lt;/b&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Grade\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_from_an_old_page_shows_how_the_case_stands_beside_what_was_typed_to_be_sent_again()
    {
        var (page, browser) = await InReview();

        var answer = await browser.Submit(page, [("Form.Text", "Who saw it first?"), ("Form.Version", "1")], $"{page}?handler=Ask");
        var shown = await answer.Content.ReadAsStringAsync();
        var (address, fields) = Browser.FormOf(shown, page, $"{page}?handler=Ask");
        using var again = new FormUrlEncodedContent(fields);
        var asked = await browser.Client.PostAsync(address, again);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Somebody else saved first", shown, StringComparison.Ordinal);
        Assert.Contains("In review", shown[shown.IndexOf("As it stands now", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains(fields, f => f is { Key: "Form.Text", Value: "Who saw it first?" });
        Assert.Equal($"/incidents/{page[7..]}", asked.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_overtaken_step_is_told_what_happened_in_the_meantime_and_how_the_case_stands()
    {
        var (page, browser) = await InReview();
        var reference = page["/queue/".Length..];
        var (address, fields) = Browser.FormOf(await browser.Html(page), page, $"{page}?handler=Verify");
        var second = site.Register.As(site.People.SecondLiaison);
        var regraded = await second.Send(new ChangeSeverity(reference, Severity.Critical, Version(fields)));
        await second.Send(new AssignCase(reference, site.People.SecondLiaison.Id, regraded.Version));

        fields.RemoveAll(f => f.Key == "Form.Grounds");
        using var late = new FormUrlEncodedContent([.. fields, new("Form.Grade", "disputed"), new("Form.Grounds", "One source.")]);
        var answer = await browser.Client.PostAsync(address, late);
        var alert = Alert(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        string[] since = ["Severity changed by the liaison", "Given to another reviewer by the liaison"];
        string[] stands = ["Critical", "Unverified", site.People.SecondLiaison.DisplayName];
        foreach (var words in since.Concat(stands).Concat(["Disputed", "One source."])) Assert.Contains(words, alert, StringComparison.Ordinal);
        Assert.DoesNotContain("Taken into review", alert, StringComparison.Ordinal); // that was known
        Assert.Equal((CaseStatus.InReview, Verification.Unverified), await Stands(reference));
    }

    [Fact]
    public async Task Where_no_step_came_in_between_an_overtaken_one_says_that_something_else_changed()
    {
        var (page, browser) = await InReview();

        var answer = await browser.Submit(page, [("Form.Text", "Who saw it first?"), ("Form.Version", "1"), ("Form.HistoryVersion", "900")], $"{page}?handler=Ask");

        Assert.Contains("something else about the record changed", Alert(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_is_declined_with_a_reason_of_the_list()
    {
        var (page, browser) = await InReview();

        var wrong = await browser.Submit(page, [("Form.ReasonCode", "because"), ("Form.Reason", "No.")], $"{page}?handler=Decline");
        var right = await browser.Submit(page, [("Form.ReasonCode", "outside-scope"), ("Form.Reason", "No.")], $"{page}?handler=Decline");

        Assert.StartsWith($"{page}?form=", wrong.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/incidents/", right.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_marks_what_it_found_and_encodes_the_rest()
    {
        var incident = await site.Register.Submit(site.People.Ana, Submitted.Facts("<img src=x> seen by a zeppelin"));
        var browser = await site.As(site.People.Liaison);

        var empty = await browser.Html("/search");
        var found = await browser.Html("/search?q=zeppelin");
        var wrong = await browser.Html("/search?q=a%00b");

        Assert.DoesNotContain("role=\"status\"", empty, StringComparison.Ordinal);
        Assert.Contains("<mark>zeppelin</mark>", found, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", found, StringComparison.Ordinal);
        Assert.Contains($"href=\"/incidents/{incident.Reference}\"", found, StringComparison.Ordinal);
        Assert.Contains("id=\"q-error\"", wrong, StringComparison.Ordinal);
        Assert.DoesNotContain("text.control-character", wrong, StringComparison.Ordinal);
    }

    private async Task<(string Page, Browser Browser)> InReview()
    {
        var incident = await site.Register.Submit(site.People.Ana);
        await site.Register.As(site.People.Liaison).Send(new ClaimCase(incident.Reference));
        return ($"/queue/{incident.Reference}", await site.As(site.People.Liaison));
    }

    private static long Version(List<KeyValuePair<string, string>> fields) =>
        long.Parse(fields.First(f => f.Key == "Form.Version").Value, CultureInfo.InvariantCulture);

    private static string Alert(string page) => page[page.IndexOf("role=\"alert\"", StringComparison.Ordinal)..].Split("</section>")[0];

    private Task<(CaseStatus, Verification)> Stands(Incident incident) => Stands(incident.Reference);

    private Task<(CaseStatus, Verification)> Stands(string reference) => site.Register.Read(async db =>
    {
        var now = await db.Incidents.SingleAsync(i => i.Reference == reference);
        return (now.Case.Status, now.Verification);
    });
}
