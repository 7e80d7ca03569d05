using System.Net;
using System.Text;
using IncidentRegister.Application.Cases;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Cases;

public class BulkPagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private People People => site.People;

    public Task InitializeAsync() => Issued.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_queue_has_a_box_for_each_case_and_a_form_that_leads_on()
    {
        var incident = await site.Register.Submit(People.Ana);
        var browser = await site.As(People.Liaison);

        var page = await browser.Html("/queue?status=submitted");

        Assert.Contains("<form method=\"get\" action=\"/queue/bulk\"", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"on\" value=\"{incident.Reference}\" aria-label=\"Tick {incident.Reference}\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"back\" value=\"/queue?status=submitted\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("keys.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<kbd", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_are_given_to_somebody_after_a_look_at_what_will_change_and_what_will_not()
    {
        var (open, second) = (await site.Register.Submit(People.Ana), await site.Register.Submit(People.Stranger));
        var hers = await site.Register.Submit(People.Ana);
        await site.Register.As(People.SecondLiaison).Send(new ClaimCase(hers.Reference));
        var browser = await site.As(People.Liaison);
        var page = Address("assign", open.Reference, second.Reference, hers.Reference, "INC-2026-00000");

        var planned = await browser.Submit(page, [("Form.Change.Liaison", $"{People.SecondLiaison.Id}")]);
        var plan = planned.Headers.Location!.OriginalString;
        var shown = await browser.Html(plan);
        var done = await browser.Submit(plan, []);

        Assert.Contains("Cases that go to another reviewer: 2", shown, StringComparison.Ordinal);
        Assert.Contains("Left as they are: 2", shown, StringComparison.Ordinal);
        Assert.Contains("This person has the case already", shown, StringComparison.Ordinal);
        Assert.Contains("There is no such case", shown, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/queue?status=submitted&changed=2"), (done.StatusCode, done.Headers.Location!.OriginalString));
        Assert.Contains("2 cases were changed.", await browser.Html(done.Headers.Location.OriginalString), StringComparison.Ordinal);
        foreach (var incident in new[] { open, second }) Assert.Equal(People.SecondLiaison.Id, (await Saved(incident)).Case.AssigneeId);
    }

    [Fact]
    public async Task Where_a_case_moves_before_it_is_confirmed_nothing_changes_and_the_page_says_which()
    {
        var (still, moved) = (await site.Register.Submit(People.Ana), await site.Register.Submit(People.Ana));
        var browser = await site.As(People.Liaison);
        var planned = await browser.Submit(Address("grade", still.Reference, moved.Reference), [("Form.Change.Severity", "critical")]);
        var plan = await browser.Html(planned.Headers.Location!.OriginalString);
        var (address, fields) = Browser.FormOf(plan, "");
        await site.Register.As(People.SecondLiaison).Send(new ClaimCase(moved.Reference));

        using var old = new FormUrlEncodedContent(fields);
        var refused = await browser.Client.PostAsync(address, old);
        var shown = await refused.Content.ReadAsStringAsync();
        var unchanged = await Saved(still);
        var (again, now) = Browser.FormOf(shown, "");
        using var anew = new FormUrlEncodedContent(now);
        var done = await browser.Client.PostAsync(again, anew);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var alert = shown[shown.IndexOf("role=\"alert\"", StringComparison.Ordinal)..];
        var told = alert[..alert.IndexOf("</section>", StringComparison.Ordinal)];
        Assert.Contains(moved.Reference, told, StringComparison.Ordinal);
        Assert.DoesNotContain(still.Reference, told, StringComparison.Ordinal);
        Assert.Equal((still.Version, Severity.Medium), (unchanged.Version, unchanged.Severity));
        Assert.Equal("/queue?status=submitted&changed=2", done.Headers.Location!.OriginalString);
        Assert.Equal((Severity.Critical, Severity.Critical), ((await Saved(still)).Severity, (await Saved(moved)).Severity));
    }

    [Fact]
    public async Task Words_of_a_statement_are_linked_to_all_and_wrong_ones_come_back_beside_their_field()
    {
        var statement = await Issued.Enter(site.Register);
        var incident = await site.Register.Submit(People.Ana);
        var browser = await site.As(People.Liaison);
        var page = Address("link", incident.Reference);
        (string, string?)[] Words(string quote) =>
        [
            ("Form.Change.Words.Chosen", statement), ("Form.Change.Words.Quote", quote),
            ("Form.Change.Words.Relation", "includes"), ("Form.Change.Words.Stance", "condemns"),
        ];

        var wrong = await browser.Submit(page, Words("raided\u202E their offices"));
        var told = await browser.Html(wrong.Headers.Location!.OriginalString);
        var planned = await browser.Submit(page, Words("raided their offices"));
        var done = await browser.Submit(planned.Headers.Location!.OriginalString, []);

        Assert.Contains("href=\"#Form_Change_Words_Quote\"", told, StringComparison.Ordinal);
        Assert.Contains("Includes it among others", told, StringComparison.Ordinal);
        Assert.Equal("/queue?status=submitted&changed=1", done.Headers.Location!.OriginalString);
        var mention = await site.Register.Read(db => db.Mentions.SingleAsync(m => m.IncidentId == incident.Id));
        Assert.Equal((MentionRelation.Includes, Stance.Condemns), (mention.Relation, mention.Stance));
    }

    [Fact]
    public async Task Chosen_cases_are_taken_out_as_a_spreadsheet_that_runs_nothing()
    {
        var incident = await site.Register.Submit(People.Ana, Submitted.Facts("=HYPERLINK(\"http://a.example\")"));
        var browser = await site.As(People.Liaison);

        var answer = await browser.Submit(Address("export", incident.Reference, "INC-2026-00000"), []);
        var file = await answer.Content.ReadAsByteArrayAsync();
        var text = Encoding.UTF8.GetString(file[3..]);

        Assert.Equal("text/csv; charset=utf-8; header=present", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file[..3]);
        Assert.Equal(3, text.Split("\r\n").Length);
        Assert.Contains($"\r\n\"{incident.Reference}\",\"'=HYPERLINK(\"\"http://a.example\"\")\",", text, StringComparison.Ordinal);
        Assert.Contains("\"2026-11-14\",\"Submitted\",\"Medium\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_ticked_too_much_ticked_and_nothing_filled_in_are_said_on_the_page()
    {
        var incident = await site.Register.Submit(People.Ana);
        var browser = await site.As(People.Liaison);

        Assert.Contains("Choose at least one case", await browser.Html("/queue/bulk?do=assign"), StringComparison.Ordinal);
        var many = Address("grade", [.. Enumerable.Range(0, 201).Select(n => $"INC-2026-{n:D5}")]);
        Assert.Contains("At most 200 cases", await browser.Html(many), StringComparison.Ordinal);
        foreach (var (action, field) in new[] { ("assign", "Liaison"), ("grade", "Severity"), ("link", "Words_Quote") })
        {
            var page = Address(action, incident.Reference);
            var answer = await browser.Submit(page, [("Form.Change.Words.Quote", action == "link" ? "" : null)]);
            Assert.Contains($"href=\"#Form_Change_{field}\"", await browser.Html(answer.Headers.Location!.OriginalString), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_ticked_cases_are_compared_and_any_other_number_is_not()
    {
        var (one, other) = (await site.Register.Submit(People.Ana), await site.Register.Submit(People.Stranger));
        var browser = await site.As(People.Liaison);

        var two = await browser.Get(Address("merge", one.Reference, other.Reference));

        Assert.Equal($"/incidents/{one.Reference}/compare/{other.Reference}", $"{two.Headers.Location}");
        foreach (var ticked in new[] { Address("merge", one.Reference), Address("merge", one.Reference, other.Reference, "INC-2026-00000") })
            Assert.Contains("Tick exactly two cases", await browser.Html(ticked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_cases_are_confirmed_and_exported_at_once()
    {
        var references = new List<string>();
        for (var n = 0; n < ChosenCases.Most; n++) references.Add((await site.Register.Submit(People.Ana)).Reference);
        var browser = await site.As(People.Liaison);

        var planned = await browser.Submit(Address("grade", [.. references]), [("Form.Change.Severity", "low")]);
        var done = await browser.Submit(planned.Headers.Location!.OriginalString, []);

        Assert.Equal("/queue?status=submitted&changed=200", done.Headers.Location!.OriginalString);
        Assert.Equal(ChosenCases.Most, (await site.Register.As(People.Liaison).Send(new ExportCases(references))).Count);
    }

    [Theory]
    [InlineData("/queue/bulk", HttpStatusCode.BadRequest)]
    [InlineData("/queue/bulk?do=delete&on=INC-2026-00000", HttpStatusCode.BadRequest)]
    [InlineData("/queue/bulk?do=assign&on=a%00b", HttpStatusCode.OK)]
    [InlineData("/queue/bulk?do=grade&on=INC-2026-00000&back=https://elsewhere.example/", HttpStatusCode.OK)]
    public async Task An_address_that_no_page_offers_leads_nowhere_else(string path, HttpStatusCode status)
    {
        var browser = await site.As(People.Liaison);

        var answer = await browser.Get(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain("href=\"https://elsewhere", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_was_altered_changes_nothing()
    {
        var incident = await site.Register.Submit(People.Ana);
        var draft = await site.Register.Enter(People.Ana, Submitted.Facts());
        var browser = await site.As(People.Liaison);
        var planned = await browser.Submit(Address("grade", incident.Reference), [("Form.Change.Severity", "high")]);
        var plan = planned.Headers.Location!.OriginalString;

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit(plan, [("Form.Cases", "INC:x")])).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Submit(plan, [("Form.Cases", $"{draft.Reference}:{draft.Version}")])).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit(plan, [("Form.Cases", null)])).StatusCode);
        Assert.Equal(Severity.Medium, (await Saved(incident)).Severity);
    }

    [Fact]
    public async Task A_case_is_given_away_from_the_page_of_its_review()
    {
        var incident = await site.Register.Submit(People.Ana);
        var page = $"/queue/{incident.Reference}";
        var browser = await site.As(People.Liaison);

        var wrong = await browser.Submit(page, [("Form.Liaison", "")], $"{page}?handler=Assign");
        var stale = await browser.Submit(page, [("Form.Liaison", $"{People.SecondLiaison.Id}"), ("Form.Version", "1")], $"{page}?handler=Assign");
        var done = await browser.Submit(page, [("Form.Liaison", $"{People.SecondLiaison.Id}")], $"{page}?handler=Assign");
        var history = await browser.Html($"/incidents/{incident.Reference}");

        Assert.Contains("href=\"#Form_Liaison\"", await browser.Html(wrong.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("second-liaison</bdi>", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal($"/incidents/{incident.Reference}", done.Headers.Location!.OriginalString);
        Assert.Contains("Given to another reviewer by", history, StringComparison.Ordinal);
        Assert.Equal((CaseStatus.InReview, People.SecondLiaison.Id), ((await Saved(incident)).Case.Status, (await Saved(incident)).Case.AssigneeId));
    }

    [Fact]
    public async Task Nobody_but_the_liaison_comes_near()
    {
        var incident = await site.Register.Submit(People.Ana);
        var liaison = await site.As(People.Liaison);
        var page = Address("grade", incident.Reference);

        foreach (var person in new[] { People.Ana, People.Lead, People.Stranger, People.Member, People.Administrator })
        {
            var browser = await site.As(person);
            foreach (var action in BulkActions) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Address(action, incident.Reference))).StatusCode);
            foreach (var handler in new[]
                { $"{page}&handler=Plan", $"{page}&handler=Confirm", $"{page}&handler=Export", $"/queue/{incident.Reference}?handler=Assign" })
            {
                var (_, fields) = Browser.FormOf(await browser.Html("/preferences"), "/preferences");
                fields.Add(new("Form.Change.Severity", "low"));
                fields.Add(new("Form.Cases", $"{incident.Reference}:{incident.Version}"));
                fields.Add(new("Form.Liaison", $"{People.Liaison.Id}"));
                using var form = new FormUrlEncodedContent(fields);
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.PostAsync(handler, form)).StatusCode);
            }
        }

        Assert.Equal(HttpStatusCode.Found, (await site.Open().Get(page)).StatusCode);
        Assert.Equal(incident.Version, (await Saved(incident)).Version);
        Assert.Equal(HttpStatusCode.OK, (await liaison.Get(page)).StatusCode);
    }

    private static readonly string[] BulkActions = ["assign", "grade", "link", "export"];

    private static string Address(string action, params string[] references) =>
        $"/queue/bulk?do={action}{string.Concat(references.Select(r => $"&on={Uri.EscapeDataString(r)}"))}&back=%2Fqueue%3Fstatus%3Dsubmitted";

    private Task<Incident> Saved(Incident incident) => site.Register.Read(db => db.Incidents.SingleAsync(i => i.Id == incident.Id));
}
