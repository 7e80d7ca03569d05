using System.Net;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Statements;

public class StatementPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        statement = await Issued.Enter(site.Register);
        incident = await Issued.Incident(site.Register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_reading_room_shows_numbered_paragraphs_marks_and_cards()
    {
        await Liaison().Send(new LinkPassage(statement, PassageChoice.Of(1, "raided their offices")) { Incident = incident });
        await Liaison().Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
        });
        var browser = await site.As(site.People.Liaison);

        var html = await browser.Html($"/statements/{statement.ToLowerInvariant()}");

        Assert.Contains("<p id=\"p1\"><a class=\"pn\" href=\"#p1\"", html, StringComparison.Ordinal);
        Assert.Contains("<mark class=\"ok\">raided their offices</mark><a aria-label=\"Link 1\" class=\"ref ok\" href=\"#s1\">1</a>", html, StringComparison.Ordinal);
        Assert.Contains("<mark class=\"ask\">condemn this publicly</mark><a aria-label=\"Ask A\" class=\"ref ask\" href=\"#aA\">A</a>", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/incidents/{incident}\"", html, StringComparison.Ordinal);
        Assert.Contains("President of the Assembly", html, StringComparison.Ordinal);
        Assert.Contains("TLP:AMBER", html, StringComparison.Ordinal);
        Assert.InRange(html.Length, 1000, 30_000);
    }

    [Fact]
    public async Task The_list_and_the_statement_count_its_asks_alike()
    {
        await Liaison().Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president", "states-parties"],
            Measure = "M04",
        });
        var browser = await site.As(site.People.Liaison);

        Assert.Contains("Links: 0. Asks: 2.", await browser.Html("/statements"), StringComparison.Ordinal);
        Assert.Contains(
            "<a href=\"#asks\">Asks <span class=\"muted\">2</span></a>",
            await browser.Html($"/statements/{statement}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_sees_neither_links_to_incidents_nor_forms()
    {
        await Liaison().Send(new LinkPassage(statement, PassageChoice.Of(1, "raided their offices")) { Incident = incident });
        var browser = await site.As(site.People.Member);

        var html = await browser.Html($"/statements/{statement}");

        Assert.DoesNotContain("<mark class=\"ok\">raided", html, StringComparison.Ordinal);
        Assert.DoesNotContain(incident, html, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"choose\"", html, StringComparison.Ordinal);
        Assert.Contains("TLP:CLEAR", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/statements/{statement}/link")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/statements/check")).StatusCode);
    }

    [Fact]
    public async Task Arabic_text_has_its_language_and_direction()
    {
        var arabic = (await Liaison().Send(Issued.Statement(Issued.Arabic) with { Language = "ar" })).Reference;
        var browser = await site.As(site.People.Member);

        Assert.Contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">", await browser.Html($"/statements/{arabic}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("STM-2024-00000")]
    [InlineData("nothing")]
    public async Task What_is_not_there_is_not_found(string reference)
    {
        var browser = await site.As(site.People.Liaison);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/statements/{reference}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/statements/{reference}/link")).StatusCode);
    }

    [Fact]
    public async Task Sentences_are_linked_without_script_unlinked_and_restored()
    {
        var browser = await site.As(site.People.Liaison);
        var page = $"/statements/{statement}/link";

        var linked = await browser.Submit(page,
        [
            ("Form.Passage.Sentences", "1.2"), ("Form.Chosen", incident), ("Form.Relation", "describes"), ("Form.Stance", "reports"),
        ]);
        Assert.Equal((HttpStatusCode.SeeOther, $"/statements/{statement}#p1"), (linked.StatusCode, linked.Headers.Location!.OriginalString));

        var read = await browser.Html($"/statements/{statement}");
        Assert.Contains("<mark class=\"ok\">The government outlawed six organisations and raided their offices.</mark>", read, StringComparison.Ordinal);
        var unlink = await browser.Submit($"/statements/{statement}", [], $"/statements/{statement}?handler=Unlink");
        Assert.Equal(HttpStatusCode.SeeOther, unlink.StatusCode);

        var noticed = unlink.Headers.Location!.OriginalString;
        Assert.Contains("The link was removed", await browser.Html(noticed), StringComparison.Ordinal);
        await browser.Submit(noticed, [], $"/statements/{statement}?handler=Restore");
        Assert.Contains("<mark class=\"ok\">The government", await browser.Html($"/statements/{statement}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_keeps_what_was_ticked_and_offers_what_was_found()
    {
        await Issued.Incident(site.Register, "Bankers close accounts");
        var browser = await site.As(site.People.Liaison);
        var page = $"/statements/{statement}/link";
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        fields.RemoveAll(f => f.Key == "Form.Search");
        fields.AddRange([new("Form.Search", "banker"), new("Form.Passage.Sentences", "2.1")]);
        using var content = new FormUrlEncodedContent(fields);

        var searched = await browser.Client.PostAsync(page + "?handler=Search", content);
        var html = await browser.Html(searched.Headers.Location!.OriginalString);

        Assert.Equal(HttpStatusCode.SeeOther, searched.StatusCode);
        Assert.Matches("value=\"2.1\"[^>]*checked", html);
        Assert.Contains("Bankers close accounts", html, StringComparison.Ordinal);
        Assert.DoesNotContain("The raid", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1,2.1", "", "Choose sentences that follow each other in one paragraph")]
    [InlineData("", "", "Choose the words first")]
    [InlineData("1.1", "INC-2024-00000", "No incident that you may read has the reference INC-2024-00000")]
    public async Task What_cannot_be_linked_is_said_beside_the_field(string sentences, string typed, string sentence)
    {
        var browser = await site.As(site.People.Liaison);
        var page = $"/statements/{statement}/link";
        var ticked = sentences.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => ("Form.Passage.Sentences", (string?)s));

        var answer = await browser.Submit(page,
            [.. ticked, ("Form.Incident", typed), ("Form.Relation", "describes"), ("Form.Stance", "reports")]);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var html = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Matches($"class=\"err\"[^>]*>{sentence}", html);
    }

    [Fact]
    public async Task Selected_words_that_moved_come_back_in_the_form()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit($"/statements/{statement}",
        [
            ("Form.Passage.Paragraph", "1"), ("Form.Passage.Start", "0"), ("Form.Passage.End", "2"), ("Form.Passage.Quote", "Us"),
            ("Form.Relation", "describes"), ("Form.Stance", "reports"),
        ]);

        var html = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Contains("These words do not stand at this place of the text", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<form[^>]*id=\"choose\"[^>]*hidden", html);
    }

    [Fact]
    public async Task A_statement_is_entered_by_paste_once_however_often_it_is_sent()
    {
        var browser = await site.As(site.People.Liaison);
        var (_, fields) = Browser.FormOf(await browser.Html("/statements/check"), "/statements/check");
        Set(fields, "Form.Title", "Pasted", "Form.Kind", "press-release", "Form.IssuedOn.Precision", "day", "Form.IssuedOn.Day", "1",
            "Form.IssuedOn.Month", "6", "Form.IssuedOn.Year", "2024", "Form.Issuers", "Coalition for the Court\r\nالحق",
            "Form.Text", "One.\r\n\r\nTwo.", "Form.Language", "en");

        using var once = new FormUrlEncodedContent(fields);
        using var twice = new FormUrlEncodedContent(fields);
        var first = await browser.Client.PostAsync("/statements/check", once);
        var second = await browser.Client.PostAsync("/statements/check", twice);

        Assert.StartsWith("/statements/STM-", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(1, await site.Register.Read(db => db.Statements.CountAsync(s => s.Title == "Pasted")));
    }

    [Fact]
    public async Task A_form_that_is_wrong_comes_back_with_what_was_typed()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit("/statements/check", [("Form.Title", "Half a form"), ("Form.Issuers", "Nobody known")]);

        var html = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Contains("value=\"Half a form\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Text\"", html, StringComparison.Ordinal);
        Assert.Contains("Fill this in", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_leads_to_the_statement_in_both_languages()
    {
        var browser = await site.As(site.People.Member);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var html = await browser.Html("/statements");

        Assert.Contains($"href=\"/statements/{statement}\"", html, StringComparison.Ordinal);
        Assert.Contains("<h1>Déclarations</h1>", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/statements?after=abc")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Administrator)).Get("/statements")).StatusCode);
    }

    private Register.Sender Liaison() => site.Register.As(site.People.Liaison);

    private static void Set(List<KeyValuePair<string, string>> fields, params string[] pairs)
    {
        for (var i = 0; i < pairs.Length; i += 2)
        {
            var name = pairs[i];
            fields.RemoveAll(f => f.Key == name);
            fields.Add(new(name, pairs[i + 1]));
        }
    }
}
