using System.IO.Compression;
using System.Net;
using System.Text;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>The pages of incidents through HTTP, without script.</summary>
public class IncidentPagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string LogPage = "/incidents/log";

    private static readonly (string, string?)[] Typed =
    [
        ("Form.Title", "A letter with <b>a threat</b>"), ("Form.Occurred.Precision", "about"), ("Form.Occurred.Day", "12"),
        ("Form.Occurred.Month", "5"), ("Form.Occurred.Year", "2024"), ("Form.Country", "UG"), ("Form.Town", "Kampala"),
        ("Form.Acts[0].Type", "intimidation.personal"), ("Form.Acts[0].Stages[0].Kind", "threatened"),
        ("Form.Acts[0].Stages[0].Date.Precision", "month"), ("Form.Acts[0].Stages[0].Date.Month", "5"),
        ("Form.Acts[0].Stages[0].Date.Year", "2024"), ("Form.Targets[0].Kind", "person"), ("Form.Targets[0].Category", "hrd"),
        ("Form.Targets[0].Name", "A Field Officer"), ("Form.Targets[0].Naming", "withheld"),
        ("Form.Account", "She found a letter.\r\nIt says \"stop\" & more 🕊️."), ("Form.Language", "en"), ("Form.Severity", "medium"),
        ("step", "draft"),
    ];

    private Register Register => site.Register;
    private Register.Sender Ana => Register.As(site.People.Ana);

    public Task InitializeAsync() => Told.DefineWords(Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_filled_form_becomes_a_draft_and_its_page()
    {
        var browser = await site.As(site.People.Ana);

        var answer = await browser.Submit(LogPage, Typed);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.Matches("^/incidents/INC-", address);
        var page = await browser.Html(address);
        Assert.Contains("A letter with &lt;b&gt;a threat&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("It says \"stop\" & more 🕊️.", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("about 12 May 2024", page, StringComparison.Ordinal);
        Assert.Contains("A Field Officer", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_mistake_comes_back_with_all_that_was_typed()
    {
        var browser = await site.As(site.People.Ana);

        var answer = await browser.Submit(LogPage,
            [.. Typed.Where(t => t.Item1 is not ("Form.Occurred.Month" or "Form.Title")), ("Form.Occurred.Month", "13"), ("Form.Title", " ")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith($"{LogPage}?form=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await browser.Html(answer.Headers.Location.ToString());
        Assert.Contains("There is no such day", page, StringComparison.Ordinal);
        Assert.Contains("Fill this in", page, StringComparison.Ordinal);
        Assert.Contains("She found a letter.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"A Field Officer\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_told_its_length()
    {
        var browser = await site.As(site.People.Ana);

        var answer = await browser.Submit(LogPage, [.. Typed.Where(t => t.Item1 != "Form.Account"), ("Form.Account", new string('a', 30_000))]);

        Assert.Contains("Shorten this to 20000 characters; it has 30000", await browser.Html(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Buttons_add_and_remove_parts_and_lose_nothing()
    {
        var browser = await site.As(site.People.Ana);

        var added = await browser.Submit(LogPage, [.. Typed, ("add", "Targets"), ("Form.Targets[1].Name", "Second")]);
        var more = (await browser.Html(added.Headers.Location!.ToString()));
        Assert.EndsWith("#Form_Targets_2__Kind", added.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Targets[2].Name\"", more, StringComparison.Ordinal);
        Assert.Contains("value=\"Second\"", more, StringComparison.Ordinal);

        var removed = await browser.Submit(added.Headers.Location.ToString(), [("remove", "Targets[0]")]);
        var less = await browser.Html(removed.Headers.Location!.ToString());
        Assert.DoesNotContain("A Field Officer", less, StringComparison.Ordinal);
        Assert.Contains("She found a letter.", less, StringComparison.Ordinal);
        Assert.Equal("Second", Browser.FormOf(less, LogPage).Fields.Single(f => f.Key == "Form.Targets[0].Name").Value);

        var stage = await browser.Submit(removed.Headers.Location.ToString(), [("add", "Acts[0].Stages")]);
        Assert.Contains("name=\"Form.Acts[0].Stages[1].Kind\"", await browser.Html(stage.Headers.Location!.ToString()), StringComparison.Ordinal);

        var bad = await browser.Submit(LogPage, [("add", "Form.Everything[0]")]);
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_incident()
    {
        var browser = await site.As(site.People.Ana);
        var (address, fields) = Browser.FormOf(await browser.Html(LogPage), LogPage);
        var sent = fields.Where(f => Typed.All(t => t.Item1 != f.Key))
            .Concat(Typed.Select(t => KeyValuePair.Create(t.Item1, t.Item1 == "Form.Title" ? "Sent twice" : t.Item2!))).ToList();

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            using var content = new FormUrlEncodedContent(sent);
            return (await browser.Client.PostAsync(address, content)).Headers.Location!.ToString();
        }));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, await Register.Read(db => db.Incidents.CountAsync(i => i.Title == "Sent twice")));
    }

    [Fact]
    public async Task A_question_is_answered_on_the_page_of_its_incident()
    {
        var reference = (await Ana.Send(Told.Incident() with { Submit = true })).Reference;
        await Register.As(site.People.Liaison).Send(new ClaimCase(reference));
        await Register.As(site.People.Liaison).Send(new AskReporter(reference, "Who brought it?", 3));
        var browser = await site.As(site.People.Bo);

        var list = await browser.Html("/incidents");
        var answer = await browser.Submit($"/incidents/{reference}", [("Form.Answer", "Two men.")]);

        Assert.Contains($"/incidents/{reference}#questions", list, StringComparison.Ordinal);
        Assert.Equal($"/incidents/{reference}#questions", answer.Headers.Location!.OriginalString);
        Assert.Equal("Two men.", (await Ana.Send(new ShowIncident(reference))).Questions.Single().Answer);
    }

    [Fact]
    public async Task Stages_relations_and_sending_have_their_forms()
    {
        var reference = (await Ana.Send(Told.Incident())).Reference;
        var other = (await Ana.Send(Told.Incident("The other one"))).Reference;
        var act = (await Ana.Send(new ShowIncident(reference))).Acts.Single().Id;
        var browser = await site.As(site.People.Ana);

        var stage = await browser.Submit($"/incidents/{reference}/stage?act={act}",
            [("Form.Kind", "carried-out"), ("Form.Date.Precision", "month"), ("Form.Date.Month", "6"), ("Form.Date.Year", "2024")]);
        var slip = await browser.Submit($"/incidents/{reference}/relate", [("Form.Kind", "related"), ("Form.To", "INC-2024-ZZZZZ"), ("Form.Certainty", "certain")]);
        var related = await browser.Submit($"/incidents/{reference}/relate", [("Form.Kind", "related"), ("Form.To", other), ("Form.Certainty", "certain")]);
        var sent = await browser.Submit($"/incidents/{reference}", []);

        Assert.Equal($"/incidents/{reference}#acts", stage.Headers.Location!.OriginalString);
        Assert.Contains("There is no such incident", await browser.Html(slip.Headers.Location!.ToString()), StringComparison.Ordinal);
        Assert.Equal($"/incidents/{reference}#relations", related.Headers.Location!.OriginalString);
        Assert.Equal($"/incidents/{reference}", sent.Headers.Location!.OriginalString);
        var page = await browser.Html($"/incidents/{reference}");
        Assert.Contains("The other one", page, StringComparison.Ordinal);
        Assert.Contains("June 2024", page, StringComparison.Ordinal);
        Assert.Contains("Submitted", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_incident_and_none_are_the_same_page()
    {
        var reference = (await Ana.Send(Told.Incident() with { Submit = true })).Reference;
        var browser = await site.As(site.People.Stranger);

        foreach (var below in new[] { "", "/amend", "/relate", $"/stage?act={Guid.NewGuid()}" })
        {
            var foreign = await browser.Get($"/incidents/{reference}{below}");
            var none = await browser.Get($"/incidents/INC-2024-ZZZZZ{below}");

            Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
            Assert.Equal(await none.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task The_liaison_reads_what_was_sent_but_neither_who_is_withheld_nor_a_town_kept_back()
    {
        var told = Told.Incident() with
        {
            TownVisibility = "organisation-only",
            Targets = [new() { Category = "hrd", Name = "Somebody Withheld", Description = "A lawyer in the region" }],
            Submit = true,
        };
        var reference = (await Ana.Send(told)).Reference;

        var page = await (await site.As(site.People.Liaison)).Html($"/incidents/{reference}");

        Assert.Contains("A lawyer in the region", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Withheld", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Kampala", page, StringComparison.Ordinal);
        Assert.Contains("First desk", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Somebody Withheld", await (await site.As(site.People.Bo)).Html($"/incidents/{reference}"), StringComparison.Ordinal);
        Assert.Contains("Somebody Withheld", await (await site.As(site.People.Lead)).Html($"/incidents/{reference}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/incidents")]
    [InlineData(LogPage)]
    public async Task Pages_of_reporters_are_refused_to_others(string page)
    {
        foreach (var person in new[] { site.People.Liaison, site.People.Member, site.People.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get(page)).StatusCode);
    }

    [Fact]
    public async Task A_cursor_that_was_altered_is_answered_400()
    {
        var answer = await (await site.As(site.People.Ana)).Get("/incidents?after=CfDJ8AAAA");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Pages_are_light()
    {
        var reference = (await Ana.Send(Told.Incident())).Reference;
        var browser = await site.As(site.People.Ana);

        foreach (var page in new[] { "/incidents", LogPage, $"/incidents/{reference}", $"/incidents/{reference}/amend" })
            Assert.InRange(Zipped(await browser.Html(page)), 1, 15 * 1024);
    }

    private static long Zipped(string html)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(html));
        return zipped.Length;
    }
}
