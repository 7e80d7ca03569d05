using System.Net;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Drafts;

/// <summary>A draft that was saved in another window first: what was, what stands now and what was typed, without script.</summary>
public class DraftSavedFirstTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private Browser browser = null!;
    private string draft = "";

    private string Page => $"{draft}/when";

    public async Task InitializeAsync()
    {
        await Told.DefineWords(site.Register);
        browser = await site.As(site.People.Ana);
        var begun = await browser.Submit("/drafts", []);
        draft = begun.Headers.Location!.OriginalString[..^"/what".Length];
        await browser.Submit(Page, [("Form.Town", "Kampala"), ("Form.Country", "UG"), ("step", "stay")]);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_three_stand_side_by_side_and_only_what_both_changed_is_left_open()
    {
        var conflict = await Overtaken([("Form.Town", "Gulu"), ("Form.Country", "NL")], [("Form.Town", "Lira")]);
        var shown = await conflict.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        foreach (var words in new[] { "As you opened it", "As it stands now", "What you typed", "Kampala", "Gulu", "Lira", "Word for UG", "Word for NL" })
            Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Equal(["Country=theirs", "Town="], Choices(Browser.FormOf(shown, Page).Fields).Order());
    }

    [Theory]
    [InlineData("mine", "Lira")]
    [InlineData("theirs", "Gulu")]
    public async Task One_choice_saves_what_both_wrote_and_goes_on(string taken, string town)
    {
        var fields = await Compared();

        var saved = await Post([.. fields, Choose(fields, taken), new("step", "continue")]);
        var now = await browser.Html(Page);

        Assert.Equal($"{Page}?check=true", saved.Headers.Location!.OriginalString); // the day is still missing
        Assert.Contains($"value=\"{town}\"", now, StringComparison.Ordinal);
        Assert.Contains("value=\"NL\" selected", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_choice_nothing_is_saved_and_it_is_asked_for_with_everything_still_there()
    {
        var fields = await Compared();

        var answer = await Post([.. fields, new("step", "leave")]);
        var asked = await browser.Html(answer.Headers.Location!.OriginalString);
        var again = Browser.FormOf(asked, Page).Fields;
        var left = await Post([.. again, Choose(again, "mine"), new("step", "leave")]);

        Assert.Contains("Both of you changed this", asked, StringComparison.Ordinal);
        Assert.Contains("value=\"leave\"", asked, StringComparison.Ordinal);
        Assert.Equal("/incidents", left.Headers.Location!.OriginalString);
        Assert.Contains("value=\"Lira\"", await browser.Html(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_new_can_be_written_over_what_was_chosen()
    {
        var fields = await Compared();

        var answer = await Post([.. fields, Choose(fields, "theirs"), new("step", "write")]);
        var saved = await browser.Submit(answer.Headers.Location!.OriginalString, [("Form.Town", "Neither"), ("step", "leave")]);
        var now = await browser.Html(Page);

        Assert.Equal("/incidents", saved.Headers.Location!.OriginalString);
        Assert.Contains("value=\"Neither\"", now, StringComparison.Ordinal);
        Assert.Contains("value=\"NL\" selected", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_overtaken_while_choosing_chooses_again_against_what_stands_then()
    {
        var fields = await Compared();
        await browser.Submit(Page, [("Form.Town", "Arua"), ("step", "stay")]);

        var second = await Post([.. fields, Choose(fields, "mine"), new("step", "continue")]);
        var shown = await second.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        foreach (var words in new[] { "Kampala", "Arua", "Lira" }) Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Contains("Town=", Choices(Browser.FormOf(shown, Page).Fields));
    }

    [Fact]
    public async Task A_window_that_changed_another_section_is_nothing_to_ask_about()
    {
        var (_, old) = Browser.FormOf(await browser.Html(Page), Page);
        await browser.Submit($"{draft}/what", [("Form.Title", "Told elsewhere"), ("step", "stay")]);

        var saved = await Post([.. old.Where(f => f.Key != "Form.Town"), new("Form.Town", "Lira"), new("step", "leave")]);

        Assert.Equal("/incidents", saved.Headers.Location!.OriginalString);
        Assert.Contains("value=\"Lira\"", await browser.Html(Page), StringComparison.Ordinal);
        Assert.Contains("value=\"Told elsewhere\"", await browser.Html($"{draft}/what"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_witness_that_was_altered_is_not_believed_and_every_difference_asks()
    {
        var fields = await Compared();
        fields.RemoveAll(f => f.Key == "shown-version" || f.Key.EndsWith(".Taken", StringComparison.Ordinal));

        var answer = await Post([.. fields, new("shown-version", "AAAA"), new("step", "continue")]);
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("Not known any more", shown, StringComparison.Ordinal);
        Assert.Equal(["Country=", "Town="], Choices(Browser.FormOf(shown, Page).Fields).Order());
    }

    [Fact]
    public async Task What_a_form_offers_by_itself_is_nobodys_change()
    {
        var page = $"{draft}/what";
        var (_, old) = Browser.FormOf(await browser.Html(page), page);
        await browser.Submit(page, [("Form.Acts[0].Type", "threat.sanctions"), ("step", "stay")]);

        using var mine = new FormUrlEncodedContent([.. old.Where(f => f.Key != "Form.Title"), new("Form.Title", "Mine"), new("step", "stay")]);
        var conflict = await browser.Client.PostAsync(page, mine);
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(["Acts[0].Type=theirs", "Title=mine"], Choices(fields).Order());
    }

    /// <summary>Country changed by them, town by both; the fields of the page that asks.</summary>
    private async Task<List<KeyValuePair<string, string>>> Compared()
    {
        var conflict = await Overtaken([("Form.Town", "Gulu"), ("Form.Country", "NL")], [("Form.Town", "Lira")]);
        return Browser.FormOf(await conflict.Content.ReadAsStringAsync(), Page).Fields;
    }

    /// <summary>A form of mine that what another window saved came before.</summary>
    private async Task<HttpResponseMessage> Overtaken((string Name, string? Value)[] theirs, (string Name, string Value)[] mine)
    {
        var (_, old) = Browser.FormOf(await browser.Html(Page), Page);
        await browser.Submit(Page, [.. theirs, ("step", "stay")]);
        old.RemoveAll(f => mine.Any(m => m.Name == f.Key));
        return await Post([.. old, .. mine.Select(m => KeyValuePair.Create(m.Name, m.Value)), new("step", "continue")]);
    }

    private async Task<HttpResponseMessage> Post(List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(Page, content);
    }

    private static KeyValuePair<string, string> Choose(List<KeyValuePair<string, string>> fields, string taken) =>
        new(fields.First(f => f.Key.EndsWith(".FieldId", StringComparison.Ordinal) && f.Value == "Town").Key.Replace("FieldId", "Taken", StringComparison.Ordinal), taken);

    /// <summary>Each field and what is chosen for it; nothing behind the sign where nothing is.</summary>
    private static IEnumerable<string> Choices(List<KeyValuePair<string, string>> fields) =>
        from field in fields
        where field.Key.EndsWith(".FieldId", StringComparison.Ordinal)
        let taken = fields.Where(f => f.Key == field.Key.Replace("FieldId", "Taken", StringComparison.Ordinal)).Select(f => f.Value).FirstOrDefault()
        select $"{field.Value}={taken}";
}
