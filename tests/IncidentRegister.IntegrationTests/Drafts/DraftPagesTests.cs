using System.Net;
using System.Net.Http.Headers;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Pages.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Drafts;

/// <summary>The pages on which a report is written, through HTTP and without script.</summary>
public class DraftPagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_report_is_written_section_by_section_and_sent()
    {
        var (browser, draft) = await Begin();

        await browser.Submit($"{draft}/what",
        [
            ("Form.Title", "A raid"), ("Form.Account", "They came at six."), ("Form.Acts[0].Type", "intimidation.personal"),
            ("Form.Acts[0].Stages[0].Kind", "carried-out"), .. Day("Form.Acts[0].Stages[0].Date", "14"), ("step", "continue"),
        ]);
        var next = await browser.Submit($"{draft}/when", [.. Day("Form.Occurred", "14"), ("step", "continue")]);
        var unready = await browser.Html($"{draft}/check");
        await browser.Submit($"{draft}/sharing", [("Form.Severity", "high"), ("Form.Consent[coalition.event]", "given"), ("step", "continue")]);
        var ready = await browser.Html($"{draft}/check");
        var sent = await browser.Submit($"{draft}/check", []);
        var page = await browser.Html(sent.Headers.Location!.OriginalString);

        Assert.Equal($"{draft}/targets", next.Headers.Location!.OriginalString);
        Assert.Contains("There is a problem", unready, StringComparison.Ordinal);
        Assert.DoesNotContain("There is a problem", ready, StringComparison.Ordinal);
        Assert.Contains("They came at six.", ready, StringComparison.Ordinal);
        Assert.StartsWith("/incidents/INC-", sent.Headers.Location.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Your receipt is INC-", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{draft}/check")).StatusCode);
    }

    [Fact]
    public async Task A_section_with_a_mistake_is_kept_and_shown_with_its_errors()
    {
        var (browser, draft) = await Begin();

        var answer = await browser.Submit($"{draft}/when", [.. Day("Form.Occurred", "31"), ("Form.Town", "<b>Kampala</b>"), ("step", "continue")]);
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);
        var later = await browser.Html($"{draft}/when");

        Assert.Equal($"{draft}/when?check=true", answer.Headers.Location.OriginalString);
        Assert.Contains("href=\"#Form_Occurred\"", shown, StringComparison.Ordinal);
        Assert.Contains("1 error", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"31\"", later, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Kampala&lt;/b&gt;", later, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_questions_of_a_type_appear_when_they_are_asked_for_and_keep_what_was_typed()
    {
        var (browser, draft) = await Begin();

        var answer = await browser.Submit($"{draft}/what",
            [("Form.Title", "Kept"), ("Form.Acts[0].Type", "threat.sanctions"), ("questions", "Acts[0]")]);
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("name=\"Form.Acts[0].Details[words-used]\"", shown, StringComparison.Ordinal);
        Assert.Contains("value=\"Kept\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_is_saved_by_script_under_the_version_of_the_page()
    {
        var (browser, draft) = await Begin();
        var page = $"{draft}/when";
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        HttpRequestMessage Save(string? version)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=autosave")
            {
                Content = new FormUrlEncodedContent([.. fields.Where(f => f.Key is not ("Form.Town" or "idempotency-key")), new("Form.Town", "Gulu")]),
            };
            if (version is not null) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{version}\""));
            return request;
        }

        var saved = await browser.Client.SendAsync(Save("1"));
        var late = await browser.Client.SendAsync(Save("1"));
        var without = await browser.Client.SendAsync(Save(null));

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (saved.StatusCode, saved.Headers.ETag?.Tag));
        var told = await saved.Content.ReadAsStringAsync();
        Assert.Contains("Nothing is kept on this device", told, StringComparison.Ordinal);
        Assert.Contains("Gulu", told, StringComparison.Ordinal); // what the form is made from then
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Contains("value=\"Gulu\"", await browser.Html(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pasted_report_becomes_a_draft_under_its_headings()
    {
        var browser = await site.As(site.People.Ana);

        var answer = await browser.Submit("/drafts/paste", [("Form.Text",
            "Hello\r\n## When\r\n14 November 2025\r\nWho was targeted:\r\n- A lawyer\r\nWhat happened\r\nA <i>letter</i>.")]);
        var check = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("14 November 2025", check, StringComparison.Ordinal);
        Assert.Contains("A lawyer", check, StringComparison.Ordinal);
        Assert.Contains("Hello\n\nA <i>letter</i>.", WebUtility.HtmlDecode(check), StringComparison.Ordinal);
        Assert.DoesNotContain("<i>", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_blank_form_comes_as_a_text_that_can_be_pasted()
    {
        var browser = await site.As(site.People.Ana);

        var text = await browser.Get("/drafts/blank?handler=text");

        Assert.Equal("text/plain", text.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", text.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("# What happened\r\n", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es", "ltr", "Qué ocurrió")]
    [InlineData("ar", "rtl", "ماذا حدث")]
    [InlineData("fr", "ltr", "Ce qui s’est passé")]
    public async Task The_blank_form_is_printed_in_languages_that_the_pages_do_not_speak(string language, string direction, string question)
    {
        var browser = await site.As(site.People.Ana);

        var page = WebUtility.HtmlDecode(await browser.Html($"/drafts/blank?lang={language}"));
        var text = await (await browser.Get($"/drafts/blank?handler=text&lang={language}")).Content.ReadAsStringAsync();

        Assert.Contains("<html lang=\"en\" dir=\"ltr\">", page, StringComparison.Ordinal);
        Assert.Contains($"<div lang=\"{language}\" dir=\"{direction}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<h2>{question}</h2>", page, StringComparison.Ordinal);
        Assert.Contains($"# {question}\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("blank.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?lang=de")]
    [InlineData("?lang=")]
    [InlineData("?lang=..%2F")]
    [InlineData("")]
    public async Task A_language_without_a_blank_form_is_the_readers(string query) =>
        Assert.Contains("<h2>What happened</h2>", await (await site.As(site.People.Ana)).Html($"/drafts/blank{query}"), StringComparison.Ordinal);

    [Fact]
    public void Every_word_of_the_blank_form_is_there_in_every_language_of_it()
    {
        using var services = new ServiceCollection().AddLogging().AddLocalization().AddSingleton<BlankWords>().BuildServiceProvider();
        var words = services.GetRequiredService<BlankWords>();

        Assert.Superset(new HashSet<string> { "en", "fr", "es", "ar" }, Languages.OnPaper.Select(l => l.Name).ToHashSet());
        foreach (var key in BlankWords.Keys)
        {
            var told = Languages.OnPaper.Select(language => words.In(language, key)).ToList();
            Assert.DoesNotContain(key, told);
            Assert.Equal(told.Count, told.Distinct().Count());
        }

        Assert.DoesNotContain(Languages.All, l => l.Name is "es" or "ar"); // a few words are no language of the interface
    }

    [Theory]
    [InlineData("# En una línea\r\nUna carta\r\n\r\n# Qué ocurrió\r\nLlegó de noche.\r\n\r\n# Cuándo\r\n14 de noviembre de 2025\r\n", "Una carta", "Llegó de noche.")]
    [InlineData("# في سطر واحد\r\nرسالة\r\n\r\n# ماذا حدث\r\nوصلت ليلًا.\r\n\r\n# متى\r\n14 نوفمبر 2025\r\n", "رسالة", "وصلت ليلًا.")]
    public async Task A_form_that_was_filled_in_another_language_is_recognised(string text, string title, string account)
    {
        var browser = await site.As(site.People.Ana);

        var begun = await browser.Submit("/drafts/paste", [("Form.Text", text)]);
        var check = WebUtility.HtmlDecode(await browser.Html(begun.Headers.Location!.OriginalString.Replace("/what", "/check", StringComparison.Ordinal)));

        Assert.Contains(title, check, StringComparison.Ordinal);
        Assert.Contains(account, check, StringComparison.Ordinal);
        Assert.Contains("14 November 2025", check, StringComparison.Ordinal);
        Assert.DoesNotContain("# ", check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quick_report_is_sent_in_one_step()
    {
        var browser = await site.As(site.People.Ana);

        var wrong = await browser.Submit("/incidents/quick", [("Form.Acts[0].Type", "intimidation.personal"), ("Form.Severity", "low"), ("Form.Account", "Typed.")]);
        var again = await browser.Html(wrong.Headers.Location!.OriginalString);
        var right = await browser.Submit(wrong.Headers.Location.OriginalString, [("Form.Title", "A call"), .. Day("Form.Occurred", "2")], null);

        Assert.Contains("Typed.", again, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Title\"", again, StringComparison.Ordinal);
        Assert.Contains("?sent=true", right.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_writes_reports()
    {
        foreach (var person in new[] { site.People.Liaison, site.People.Member, site.People.Administrator })
            foreach (var page in new[] { "/drafts", "/drafts/paste", "/drafts/blank", "/incidents/quick" })
                Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get(page)).StatusCode);
    }

    [Theory]
    [InlineData("/drafts/01a1fe39-bec9-768d-95ff-10778ce807b3/what")]
    [InlineData("/drafts/01a1fe39-bec9-768d-95ff-10778ce807b3/check")]
    [InlineData("/drafts/x/what")]
    public async Task A_draft_that_is_not_there_is_not_found(string page) =>
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(site.People.Ana)).Get(page)).StatusCode);

    [Fact]
    public async Task A_section_that_is_none_is_not_found()
    {
        var (browser, draft) = await Begin();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{draft}/nowhere")).StatusCode);
    }

    private async Task<(Browser Browser, string Draft)> Begin()
    {
        var browser = await site.As(site.People.Ana);
        var begun = await browser.Submit("/drafts", []);
        return (browser, begun.Headers.Location!.OriginalString[..^"/what".Length]);
    }

    private static (string, string?)[] Day(string field, string day) =>
        [($"{field}.Precision", "day"), ($"{field}.Day", day), ($"{field}.Month", "11"), ($"{field}.Year", "2025")];
}
