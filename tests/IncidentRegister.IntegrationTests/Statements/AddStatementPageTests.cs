using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Statements;

public class AddStatementPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Raw = "Joint statement of 2 organisations\n\nThe Courtâ€™s six organi-\nsations were outlawed. We regret it.\n\nThank you.";

    public Task InitializeAsync() => Issued.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_pasted_text_is_mended_checked_and_recorded_with_its_original()
    {
        var browser = await site.As(site.People.Liaison);
        var pasted = await browser.Submit("/statements/add", [("Form.Text", Raw)]);
        var check = pasted.Headers.Location!.OriginalString;
        Assert.StartsWith("/statements/check?form=", check, StringComparison.Ordinal);

        var html = await browser.Html(check);
        Assert.Contains("The Court’s six organisations were outlawed. We regret it.", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Joint statement of 2 organisations\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("organi-", html, StringComparison.Ordinal); // what was taken stays on the server
        var recorded = await browser.Submit(check, Facts("Form.Issuers", "- Coalition for the Court,\r\n- الحق"));

        var reference = recorded.Headers.Location!.OriginalString["/statements/".Length..];
        var sheet = await Liaison().Send(new ShowStatement(reference));
        Assert.Equal(["Joint statement of 2 organisations", "The Court’s six organisations were outlawed. We regret it.", "Thank you."], sheet.Paragraphs.Select(p => p.Text));
        Assert.Equal((2, "en"), (sheet.Issuers.Count, sheet.Language));
        Assert.Equal(Raw, (await Liaison().Send(new ShowVersion(reference, 1, WithOriginal: true))).Original!.Replace("\r\n", "\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_search_leads_to_the_translation_that_holds_the_words_and_says_its_language()
    {
        var reference = await Issued.Enter(site.Register);
        await Liaison().Send(new AddVersion(reference, 1) { Text = "Les perquisitions nocturnes.", Language = "fr", IsTranslation = true });
        var browser = await site.As(site.People.Liaison);

        var html = WebUtility.HtmlDecode(await browser.Html("/search?q=perquisition+nocturne"));

        Assert.Contains($"href=\"/statements/{reference}/versions/2#p1\"", html, StringComparison.Ordinal);
        Assert.Matches("In the translation: [^<]+", html);
        Assert.Contains("<p class=\"text\" lang=\"fr\"", html, StringComparison.Ordinal);
        Assert.Contains("<mark>perquisitions</mark>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_that_the_text_gives_is_proposed_with_its_words_and_a_person_may_change_it()
    {
        var browser = await site.As(site.People.Liaison);
        var check = (await browser.Submit("/statements/add", [("Form.Text", "Joint statement\n\nGenève, le 9 décembre 2022\n\nWe regret it.")])).Headers.Location!.OriginalString;

        var html = WebUtility.HtmlDecode(await browser.Html(check));
        Assert.Contains("The text says “Genève, le 9 décembre 2022”.", html, StringComparison.Ordinal);
        Assert.Matches("name=\"Form.IssuedOn.Day\"[^>]*value=\"9\"", html);
        Assert.Matches("name=\"Form.IssuedOn.Year\"[^>]*value=\"2022\"", html);

        var changed = await browser.Html((await Press(browser, check, "join", "99", ("Form.IssuedOn.Day", "8"))));
        Assert.DoesNotContain("The text says “Gen", WebUtility.HtmlDecode(changed), StringComparison.Ordinal);

        var undated = (await browser.Submit("/statements/add", [("Form.Text", Raw)])).Headers.Location!.OriginalString;
        Assert.DoesNotMatch("name=\"Form.IssuedOn.Year\"[^>]*value=\"[0-9]", await browser.Html(undated));
    }

    [Fact]
    public async Task Paragraphs_are_joined_and_parted_by_buttons_and_nothing_typed_is_lost()
    {
        var browser = await site.As(site.People.Liaison);
        var check = (await browser.Submit("/statements/add", [("Form.Text", Raw)])).Headers.Location!.OriginalString;

        var parted = await Press(browser, check, "cut", "2.2", ("Form.Title", "Typed before"));
        var html = await browser.Html(parted);
        Assert.Contains("were outlawed.\n\nWe regret it.\n\nThank you.</textarea>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("value=\"Typed before\"", html, StringComparison.Ordinal);
        Assert.Contains("name=\"cut\" value=\"", await browser.Html(check), StringComparison.Ordinal);

        var joined = await Press(browser, parted, "join", "3");
        Assert.Contains("We regret it. Thank you.</textarea>", await browser.Html(joined), StringComparison.Ordinal);
        Assert.Contains("We regret it. Thank you.</textarea>", await browser.Html(await Press(browser, joined, "join", "99")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_are_matched_proposed_entered_or_kept_as_a_person_says()
    {
        await site.Register.As(site.People.Liaison).Send(
            new EnterParty("no-peace", PartyKind.Organisation, null, [new("No Peace Without Justice", "en", NameKind.Official)]));
        var browser = await site.As(site.People.Liaison);
        var check = (await browser.Submit("/statements/add", [("Form.Text", Raw)])).Headers.Location!.OriginalString;
        (string, string?)[] names = [.. Facts("Form.Issuers", "Coalition for the Court"),
            ("Form.Endorsers", "1. No Peace without Justices\r\n2. Newly Founded Group\r\n3. Somebody Else")];

        var refused = (await browser.Submit(check, names)).Headers.Location!.OriginalString;
        var html = await browser.Html(refused);
        Assert.Matches("class=\"err\"[^>]*>[^<]*No Peace without Justices", html);
        Assert.Contains("The text says “2 organisations”. Listed are issuers: 1, endorsers: 3.", html, StringComparison.Ordinal);
        var proposed = Regex.Match(html, "name=\"Form.Choices\\[0\\].Means\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        Assert.Contains("No Peace Without Justice</bdi>", html, StringComparison.Ordinal);
        var choices = new (string, string?)[]
        {
            ("Form.Choices[0].Means", proposed), ("Form.Choices[1].Means", "new"), ("Form.Choices[2].Means", "named"),
        };

        var (address, fields) = Browser.FormOf(html, refused);
        fields.AddRange(choices.Select(c => KeyValuePair.Create(c.Item1, c.Item2!)));
        using var once = new FormUrlEncodedContent(fields);
        using var twice = new FormUrlEncodedContent(fields);
        var first = await browser.Client.PostAsync(address, once);
        var second = await browser.Client.PostAsync(address, twice);

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var sheet = await Liaison().Send(new ShowStatement(first.Headers.Location!.OriginalString["/statements/".Length..]));
        Assert.Equal(2, sheet.Endorsers.Count);
        Assert.Equal(["Somebody Else"], sheet.EndorsersNamed);
        Assert.Contains(Guid.Parse(proposed), sheet.Endorsers);
        var entered = await site.Register.Read(db => db.Parties.Where(p => p.Names.Any(n => n.Text == "Newly Founded Group")).Select(p => p.Id).ToListAsync());
        Assert.Equal([Assert.Single(entered)], sheet.Endorsers.Where(e => e != Guid.Parse(proposed)));
        Assert.Contains("Somebody Else", await browser.Html($"/statements/{sheet.Reference}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_taken_and_one_that_is_none_is_refused_beside_its_field_in_the_language_of_the_page()
    {
        var browser = await site.As(site.People.Liaison);
        var docx = TakenFiles.Docx("<w:p><w:r><w:t>Nous, les organisations soussignées, regrettons les menaces.</w:t></w:r></w:p>");

        var taken = await Upload(browser, "/statements/add-file", "statement.docx", docx);
        var html = await browser.Html(taken.Headers.Location!.OriginalString);
        Assert.Contains("Nous, les organisations soussignées, regrettons les menaces.</textarea>", html, StringComparison.Ordinal);
        Assert.Contains("value=\"statement.docx\"", html, StringComparison.Ordinal);

        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        var refused = await Upload(browser, "/statements/add-file", "statement.docx", docx[..^30]);
        Assert.Equal(HttpStatusCode.SeeOther, refused.StatusCode);
        Assert.Matches("class=\"err\"[^>]*>Le fichier est", await browser.Html(refused.Headers.Location!.OriginalString));
        var none = await Upload(browser, "/statements/add-file", "", []);
        Assert.Contains("class=\"err\"", await browser.Html(none.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_in_arabic_is_taken_and_one_beyond_the_bound_comes_back_as_it_was_typed()
    {
        var browser = await site.As(site.People.Liaison);
        var paragraph = string.Concat(Enumerable.Repeat("حظرت الحكومة ست منظمات. ", 400)).Trim();
        var text = string.Join("\n\n", Enumerable.Repeat(paragraph, 20)); // some 190,000 letters, over a million bytes in a form

        var taken = await browser.Submit("/statements/add", [("Form.Text", text)]);
        Assert.StartsWith("/statements/check?form=", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var recorded = await browser.Submit(taken.Headers.Location.OriginalString, Facts("Form.Issuers", "Coalition for the Court", ("Form.Title", "طويل")));
        Assert.StartsWith("/statements/STM-", recorded.Headers.Location!.OriginalString, StringComparison.Ordinal);

        var tooLong = await browser.Submit("/statements/add", [("Form.Text", new string('a', 2_000_000))]);
        var html = await browser.Html(tooLong.Headers.Location!.OriginalString);
        Assert.Contains("The text is longer than 400,000 characters", html, StringComparison.Ordinal);
        Assert.Contains(new string('a', 2_000_000), html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One\u202Etwo.")]
    public async Task Characters_that_cannot_be_kept_are_refused_beside_the_text(string text)
    {
        var browser = await site.As(site.People.Liaison);
        var check = (await browser.Submit("/statements/add", [("Form.Text", text)])).Headers.Location!.OriginalString;

        var refused = await browser.Submit(check, Facts("Form.Issuers", "Coalition for the Court", ("Form.Title", "A title")));

        Assert.Contains("href=\"#Form_Text\"", await browser.Html(refused.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_its_check_is_seen_by_nobody_else()
    {
        var check = (await (await site.As(site.People.Liaison)).Submit("/statements/add", [("Form.Text", Raw)])).Headers.Location!.OriginalString;

        var other = await (await site.As(site.People.SecondLiaison)).Html(check);

        Assert.DoesNotContain("were outlawed", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_text_and_a_translation_are_added_and_read_through_the_pages()
    {
        var statement = await Issued.Enter(site.Register);
        var incident = await Issued.Incident(site.Register);
        await Liaison().Send(new LinkPassage(statement, PassageChoice.Of(1, "raided their offices")) { Incident = incident });
        var browser = await site.As(site.People.Liaison);

        var check = await browser.Submit($"/statements/add?statement={statement}", [("Form.Text", "They searched their offices in May.")]);
        var added = await browser.Submit(check.Headers.Location!.OriginalString, [("Form.Extent", "whole"), ("Form.Kind", "newer"), ("Form.Language", "en")]);
        Assert.Equal($"/statements/{statement}/versions#v2", added.Headers.Location!.OriginalString);
        Assert.Contains("Passages moved: 0. Waiting: 1. Gone: 0.", await browser.Html($"/statements/{statement}/versions"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/statements/{statement}/reanchor\"", await browser.Html($"/statements/{statement}"), StringComparison.Ordinal);

        var page = $"/statements/{statement}/reanchor";
        Assert.Contains("<mark class=\"ok\">raided their offices</mark>", await browser.Html(page), StringComparison.Ordinal);
        var nothing = await browser.Submit(page, []);
        Assert.Contains("Choose the words first", await browser.Html(nothing.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var placed = await browser.Submit(page, [("Form.Choice.Paragraph", "1"), ("Form.Choice.Quote", "searched their offices")]);
        Assert.Equal($"/statements/{statement}#p1", placed.Headers.Location!.OriginalString);
        Assert.Contains("<mark class=\"ok\">searched their offices</mark>", await browser.Html($"/statements/{statement}"), StringComparison.Ordinal);
        Assert.Contains($"href=\"/statements/{statement}#p1\"", await browser.Html($"/statements/{statement}/versions/1"), StringComparison.Ordinal);

        var french = await browser.Submit($"/statements/add?statement={statement}", [("Form.Text", "Ils ont fouillé les bureaux des organisations en mai.")]);
        await browser.Submit(french.Headers.Location!.OriginalString, [("Form.Extent", "whole"), ("Form.Kind", "translation"), ("Form.Language", "fr")]);
        var member = await site.As(site.People.Member);
        Assert.Contains($"href=\"/statements/{statement}/versions/3\" hreflang=\"fr\"", await member.Html($"/statements/{statement}"), StringComparison.Ordinal);
        Assert.Contains("<div class=\"text\" lang=\"fr\"", await member.Html($"/statements/{statement}/versions/3"), StringComparison.Ordinal);
        Assert.Contains("fouillé", await member.Html($"/statements/{statement}/versions/3?original=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_made_before_another_text_came_says_so_and_gives_back_what_was_typed()
    {
        var statement = await Issued.Enter(site.Register);
        var browser = await site.As(site.People.Liaison);
        var check = (await browser.Submit($"/statements/add?statement={statement}", [("Form.Text", "A second text.")])).Headers.Location!.OriginalString;
        var (address, fields) = Browser.FormOf(await browser.Html(check), check);
        await Liaison().Send(new AddVersion(statement, 1) { Text = "Somebody was first." });

        using var content = new FormUrlEncodedContent(fields);
        var stale = await browser.Client.PostAsync(address, content);

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("A second text.", await stale.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_liaison_adds_and_what_is_not_there_is_not_found()
    {
        var statement = await Issued.Enter(site.Register);
        foreach (var person in site.People.All.Where(p => p.IsSignedIn && p.Role != Role.Liaison))
        {
            var browser = await site.As(person);
            foreach (var page in new[] { "add", "add-file", "check", $"{statement}/versions/check", $"{statement}/reanchor" })
                Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/statements/{page}")).StatusCode);
        }

        var liaison = await site.As(site.People.Liaison);
        foreach (var page in new[] { "add?statement=STM-2024-00000", "STM-2024-00000/versions", "STM-2024-00000/reanchor", $"{statement}/versions/9" })
            Assert.Equal(HttpStatusCode.NotFound, (await liaison.Get($"/statements/{page}")).StatusCode);
        foreach (var page in new[] { "add", "add-file", "check", $"{statement}/versions", $"{statement}/versions/1", $"{statement}/reanchor", $"{statement}/versions/check" })
            Assert.InRange((await liaison.Html($"/statements/{page}")).Length, 1000, 40_000);
    }

    private Register.Sender Liaison() => site.Register.As(site.People.Liaison);

    private static (string, string?)[] Facts(string name, string value, params (string, string?)[] more) =>
    [
        ("Form.Kind", "press-release"), ("Form.IssuedOn.Precision", "day"), ("Form.IssuedOn.Day", "1"), ("Form.IssuedOn.Month", "6"),
        ("Form.IssuedOn.Year", "2024"), ("Form.Language", "en"), (name, value), .. more,
    ];

    private static async Task<string> Press(Browser browser, string page, string button, string value, params (string Name, string Value)[] typed)
    {
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        fields.RemoveAll(f => typed.Any(t => t.Name == f.Key));
        fields.AddRange(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)).Append(KeyValuePair.Create(button, value)));
        using var content = new FormUrlEncodedContent(fields);
        return (await browser.Client.PostAsync("/statements/check?handler=Breaks", content)).Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> Upload(Browser browser, string page, string name, byte[] content)
    {
        var (address, fields) = Browser.FormOf(await browser.Html(page), page);
        using var form = new MultipartFormDataContent("a-boundary");
        foreach (var (key, value) in fields.Where(f => f.Key != "Form.File")) form.Add(new StringContent(value), $"\"{key}\"");
        var file = new ByteArrayContent(content);
        file.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse($"form-data; name=\"Form.File\"; filename=\"{name}\"");
        form.Add(file);
        return await browser.Client.PostAsync(address, form);
    }
}
