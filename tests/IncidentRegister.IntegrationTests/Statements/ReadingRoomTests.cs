using System.IO.Compression;
using System.Net;
using System.Text;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Mentions;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Statements;

/// <summary>A site of its own for each test: every incident of the register is a candidate.</summary>
public sealed class ReadingRoomTests : IAsyncLifetime
{
    private const string Two = "On 12 May 2024 Al-Haq was threatened with sanctions. We are alarmed.\n\nIn May 2024 Al-Haq was threatened with sanctions again.";
    private readonly Site site = new();
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await site.InitializeAsync();
        (statement, incident) = await Asked.Ready(site.Register, Two);
    }

    public Task DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_click_has_the_finder_read_and_the_first_question_is_at_hand()
    {
        var browser = await site.As(site.People.Liaison);
        Assert.Contains("Nothing waits for an answer", await browser.Html(Room), StringComparison.Ordinal);

        var looked = await browser.Submit(Room, [], $"{Room}?handler=Suggest");
        var html = await browser.Html(Room);

        Assert.Equal((HttpStatusCode.SeeOther, $"{Room}?looked=1#next"), (looked.StatusCode, looked.Headers.Location!.OriginalString));
        Assert.Matches("<mark class=\"cur\">[^<]*threatened[^<]*</mark><a aria-label=\"Link 1, suggested\" class=\"ref\" href=\"#s1\">1</a>", html);
        Assert.Matches("<mark>[^<]*threatened[^<]*</mark><a aria-label=\"Link 2, suggested\"", html);
        Assert.Matches("<form[^>]*class=\"sg cur\"[^>]*id=\"s1\"", html);
        Assert.Contains("2 to decide", html, StringComparison.Ordinal);
        Assert.Contains("“<bdi>12 May 2024</bdi>” is its date", html, StringComparison.Ordinal);
        Assert.Matches("<option value=\"expresses-concern\"|<option value=\"reports\" selected", html);
        Assert.DoesNotContain("Accept all", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("data-key", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_leads_to_the_next_question_and_can_be_taken_back()
    {
        var browser = await Asking();
        var open = await Open();

        var accepted = await Press(browser, Room, "Accept", ("mention", open[0].ToString()), ("relation", "includes"), ("stance", "condemns"));
        var next = accepted.Headers.Location!.OriginalString;
        var html = await browser.Html(next);

        Assert.Equal($"{Room}?decided={open[0]}#next", next);
        Assert.Contains("You linked these words:", html, StringComparison.Ordinal);
        Assert.Matches("<form[^>]*class=\"sg cur\"[^>]*id=\"s2\"", html);
        Assert.Contains("Includes it among others. Condemns.", html, StringComparison.Ordinal);

        var reopened = await browser.Submit(next, [], $"{Room}?handler=Reopen");
        Assert.Equal($"{Room}?at={open[0]}#next", reopened.Headers.Location!.OriginalString);
        Assert.Equal(2, (await Open()).Count);
    }

    [Fact]
    public async Task What_was_rejected_stays_under_its_filter()
    {
        var browser = await Asking();
        var open = await Open();

        var rejected = await Press(browser, Room, "Reject", ("on", open[0].ToString()));

        Assert.Contains("You rejected this link:", await browser.Html(rejected.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"sg no\"", await browser.Html(Room), StringComparison.Ordinal);
        var html = await browser.Html($"{Room}?show=rejected");
        Assert.Contains("class=\"sg no\"", html, StringComparison.Ordinal);
        Assert.Contains("<mark class=\"no\">", html, StringComparison.Ordinal);
        Assert.Contains("What waits for an answer is not shown", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"sg cur\"", await browser.Html($"{Room}?show=linked"), StringComparison.Ordinal);
        Assert.Contains("class=\"sg cur\"", await browser.Html($"{Room}?show=undecided"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"{Room}?show=nothing&at=x&decided=y")).StatusCode);
    }

    [Fact]
    public async Task Who_answers_second_is_told_who_decided_and_what()
    {
        var (first, second) = (await Asking(), await site.As(site.People.SecondLiaison));
        var open = await Open();
        await Press(first, Room, "Reject", ("on", open[0].ToString()));

        var late = await Press(second, Room, "Accept", ("mention", open[0].ToString()));
        var html = await second.Html(late.Headers.Location!.OriginalString);

        Assert.Contains("This was decided before you answered; nothing was changed.", html, StringComparison.Ordinal);
        Assert.Contains("<bdi>liaison</bdi>: rejected this link", html, StringComparison.Ordinal);
        Assert.Equal(1, await site.Register.Read(db => db.Mentions.CountAsync(m => m.State == MentionState.Suggested)));
    }

    [Fact]
    public async Task Several_candidates_for_the_same_words_are_radios_of_one_card()
    {
        await Asked.Incident(site.Register, "Sanctions threatened against Al-Haq, told by others");
        var browser = await Asking();

        var html = await browser.Html(Room);

        Assert.Contains("Which incident does ¶ 1 speak of?", html, StringComparison.Ordinal);
        Assert.Equal(2, (await Cards())[0].Links.Count);
        Assert.Contains("None of these", html, StringComparison.Ordinal);
        var card = (await Cards())[0];
        await Press(browser, Room, "Reject", [.. card.Links.Select(l => ("on", l.Mention.ToString()))]);
        Assert.Equal(2, await site.Register.Read(db => db.Mentions.CountAsync(m => m.State == MentionState.Rejected)));
    }

    [Fact]
    public async Task Beside_list_and_text_stands_what_is_to_be_read_and_only_for_who_answers()
    {
        var browser = await Asking();
        var other = await Issued.Enter(site.Register, "In May 2024 Al-Haq was threatened with sanctions.");
        await Asked.Suggest(site.Register, other);

        var list = await browser.Html("/statements");
        var room = await browser.Html(Room);

        Assert.Matches($"<nav class=\"rail read\"[^>]*>\\s*<h2>To read</h2>\\s*<ul>\\s*<li><a href=\"{Room}#next\">", list);
        Assert.Matches($"<a aria-current=\"page\" href=\"{Room}#next\">|<a href=\"{Room}#next\" aria-current=\"page\">", room);
        Assert.Contains("<span class=\"vh\">To decide:</span> 2", room, StringComparison.Ordinal);
        foreach (var id in await Open()) await Press(browser, Room, "Reject", ("on", id.ToString()));
        Assert.Matches($"Next to read: <bdi lang=\"en\">Joint statement</bdi>", await browser.Html(Room));
        var reader = await site.As(site.People.Ana);
        Assert.DoesNotContain("To read", await reader.Html("/statements"), StringComparison.Ordinal);
        Assert.DoesNotContain("To read", await reader.Html(Room), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_and_its_translations_are_tabs_of_each_other()
    {
        var liaison = site.Register.As(site.People.Liaison);
        Assert.DoesNotContain("Languages of this statement", await (await site.As(site.People.Member)).Html(Room), StringComparison.Ordinal);
        await liaison.Send(new AddVersion(statement, 1) { Text = "Nous sommes inquiets.", Language = "fr", IsTranslation = true });
        await liaison.Send(new AddVersion(statement, 2) { Text = "نشعر بالقلق.", Language = "ar", IsTranslation = true });
        var browser = await site.As(site.People.Member);

        var text = await browser.Html(Room);
        var french = await browser.Html($"{Room}/versions/2");

        Assert.Matches($"<a[^>]*href=\"{Room}\"[^>]*aria-current=\"page\"[^>]*>[^<]*, original</a>", text);
        Assert.Matches($"<a[^>]*href=\"{Room}/versions/3\"[^>]*hreflang=\"ar\"", text);
        Assert.Matches($"<a[^>]*href=\"{Room}/versions/2\"[^>]*hreflang=\"fr\"[^>]*aria-current=\"page\"", french);
        Assert.Matches($"<a[^>]*href=\"{Room}\"[^>]*hreflang=\"en\"", french);
    }

    [Fact]
    public async Task Keys_are_there_for_who_wants_them_and_lead_round()
    {
        await Asking();
        await site.Register.Database.RunAsSuperuser($"update users set has_keys = true where id = '{site.People.SecondLiaison.Id}'");
        var browser = await site.As(site.People.SecondLiaison);
        var open = await Open();

        var html = await browser.Html(Room);

        foreach (var key in new[] { "a", "x", "j", "k", "l", "n" }) Assert.Contains($"data-key=\"{key}\"", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "data-key=\"a\""));
        Assert.Contains($"href=\"{Room}?at={open[1]}#next\"", html, StringComparison.Ordinal);
        Assert.Matches("<form[^>]*class=\"sg cur\"[^>]*id=\"s2\"", await browser.Html($"{Room}?at={open[1]}"));
        var decided = await Press(browser, Room, "Accept", ("mention", open[0].ToString()));
        Assert.Contains("data-key=\"u\"", await browser.Html(decided.Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_incident_is_chosen_on_a_page_of_its_own()
    {
        var other = await Issued.Incident(site.Register, "Bankers close accounts");
        var browser = await Asking();
        var open = await Open();
        var page = $"{Room}/instead/{open[0]}";

        var foreign = await browser.Submit(page, [("Form.Incident", await Issued.Incident(site.Register, "A draft", submit: false))]);
        Assert.Matches("class=\"err\"[^>]*>No incident that you may read", await browser.Html(foreign.Headers.Location!.OriginalString));
        var nothing = await browser.Submit(page, []);
        Assert.Matches("class=\"err\"[^>]*>Fill this in", await browser.Html(nothing.Headers.Location!.OriginalString));
        var linked = await browser.Submit(page, [("Form.Chosen", other)]);

        Assert.StartsWith($"{Room}?decided=", linked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Bankers close accounts", await browser.Html(Room), StringComparison.Ordinal);
        Assert.Equal($"{Room}?decided={open[0]}&late=1#next", (await browser.Get(page)).Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Room}/instead/{Guid.NewGuid()}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Ana)).Get(page)).StatusCode);
    }

    [Fact]
    public async Task A_question_that_was_withdrawn_is_said_so_and_one_that_never_was_is_not_found()
    {
        var browser = await Asking();
        var open = await Open();
        await site.Register.Database.RunAsSuperuser("update mentions set undone_at = now() where undone_at is null");
        await Issued.Enter(site.Register, Two);

        var withdrawn = await Press(browser, Room, "Accept", ("mention", open[0].ToString()));

        Assert.Contains("This suggestion was withdrawn", await browser.Html(withdrawn.Headers.Location!.OriginalString), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Press(browser, Room, "Accept", ("mention", Guid.NewGuid().ToString()))).StatusCode);
    }

    [Fact]
    public async Task Nobody_else_sees_a_trace_of_what_is_asked()
    {
        await Asking();

        foreach (var person in site.People.All.Where(p => Policies.ReadStatements.Allows(p.Role) && p.Role != Role.Liaison))
        {
            var html = await (await site.As(person)).Html($"{Room}?show=undecided");
            Assert.DoesNotContain("<mark>", html, StringComparison.Ordinal);
            Assert.DoesNotContain("to decide", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(incident, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Words_have_an_address_a_citation_and_a_way_to_log_what_they_tell()
    {
        var card = (await Cards(await Asking()))[0];
        var page = FormattableString.Invariant($"{Room}/v1/p1/{card.Start}-{card.End}");
        var sheet = await site.Register.As(site.People.Member).Send(new ShowStatement(statement));

        var html = WebUtility.HtmlDecode(await (await site.As(site.People.Member)).Html(page));

        Assert.Contains($"<mark class=\"ok\">{card.Quote}</mark>", html, StringComparison.Ordinal);
        Assert.Contains(
            $"Coalition for the Court, “Joint statement”, 1 June 2024, paragraph 1: “{card.Quote}”. https://localhost{page} (SHA-256 of the text: {sheet.Version.Sha256})",
            html, StringComparison.Ordinal);
        Assert.DoesNotContain("/incidents/log", html, StringComparison.Ordinal);
        var reporter = await site.As(site.People.Ana);
        var log = $"/incidents/log?words={Uri.EscapeDataString(page)}";
        Assert.Contains(log, await reporter.Html(page), StringComparison.Ordinal);
        var form = WebUtility.HtmlDecode(await reporter.Html(log));
        Assert.Contains($"“{card.Quote}”", form, StringComparison.Ordinal);
        Assert.Contains($"value=\"https://localhost{page}\"", form, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reporter.Get("/incidents/log?words=/statements/STM-2024-00000/v1/p1/0-4")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reporter.Get("/incidents/log?words=//elsewhere.example")).StatusCode);
    }

    [Theory]
    [InlineData("v1/p1/0-9999")]
    [InlineData("v1/p1/5-5")]
    [InlineData("v1/p1/9-5")]
    [InlineData("v1/p9/0-5")]
    [InlineData("v2/p1/0-5")]
    [InlineData("v1/p1/0-99999999999")]
    [InlineData("v1/p1/-1-5")]
    public async Task Words_that_are_not_there_are_not_found(string place)
    {
        var browser = await site.As(site.People.Member);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{Room}/{place}")).StatusCode);
    }

    [Fact]
    public async Task Arabic_text_in_an_English_room_and_a_French_room_each_keep_their_direction()
    {
        var liaison = site.Register.As(site.People.Liaison);
        var arabic = (await liaison.Send(Issued.Statement("في 12 مايو 2024 هددت «الحق» بعقوبات.") with { Language = "ar", Title = "بيان" })).Reference;
        await liaison.Send(new LinkPassage(arabic, PassageChoice.Of(1, "هددت «الحق» بعقوبات")) { Incident = incident });
        var browser = await site.As(site.People.Liaison);
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");

        var room = await browser.Html($"/statements/{arabic}");
        var card = (await liaison.Send(new ShowStatement(arabic))).Links[0];
        var passage = await browser.Html(FormattableString.Invariant($"/statements/{arabic}/v1/p1/{card.Start}-{card.End}"));

        Assert.Matches("<html lang=\"fr[^\"]*\" dir=\"ltr\">", room);
        Assert.Contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">", room, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"><bdi>Sanctions threatened against Al-Haq</bdi>", room, StringComparison.Ordinal);
        Assert.Contains("<div class=\"text\" lang=\"ar\" dir=\"rtl\">", passage, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"ar\" dir=\"rtl\">بيان</h1>", passage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_with_many_questions_is_light()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 12).Select(n =>
            $"On 12 May 2024 Al-Haq was threatened with sanctions for the {n}th time, as others were who stood by the Court in those weeks."));
        statement = await Issued.Enter(site.Register, text);
        await Asked.Incident(site.Register, "Sanctions threatened against Al-Haq, told by others");
        var browser = await Asking();

        var html = await browser.Html(Room);

        Assert.Equal(12, (await Cards()).Count);
        var style = 0;
        foreach (var file in new[] { "register.css", "reading.css" }) style += Zipped(await browser.Html($"/{file}"));
        Assert.InRange(Zipped(html) + style, 1, 15 * 1024);
    }

    private string Room => $"/statements/{statement}";

    private async Task<Browser> Asking()
    {
        await Asked.Suggest(site.Register, statement);
        return await site.As(site.People.Liaison);
    }

    private async Task<IReadOnlyList<PassageCard>> Cards(Browser? _ = null) => (await site.Register.As(site.People.Liaison).Send(
        new ShowStatement(statement) { Show = MentionState.Suggested })).Links;

    private async Task<List<Guid>> Open() => [.. (await Cards()).Select(c => c.Links[0].Mention)];

    /// <summary>Presses a button of a card: its form has an address for each.</summary>
    private static async Task<HttpResponseMessage> Press(Browser browser, string room, string handler, params (string Name, string Value)[] fields)
    {
        var (_, form) = Browser.FormOf(await browser.Html(room), room, $"{room}?handler=Suggest");
        using var content = new FormUrlEncodedContent([.. form, .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await browser.Client.PostAsync($"{room}?handler={handler}", content);
    }

    private static int Zipped(string html)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(html));
        return (int)zipped.Length;
    }
}
