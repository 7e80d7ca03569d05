using System.Net;
using System.Security.Cryptography;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;
using IncidentRegister.Web.Pages.Incidents;
using Microsoft.AspNetCore.DataProtection;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>Somebody else saved first: what was, theirs and mine, without script.</summary>
public class SavedFirstTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private Register.Sender Ana => site.Register.As(site.People.Ana);

    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_three_stand_side_by_side_and_only_what_both_changed_is_left_open()
    {
        var (_, page, _, conflict) = await Overtaken();
        var shown = await conflict.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        foreach (var words in new[] { "As first told", "As changed elsewhere", "As I typed it", "Word for UG", "Word for NL", "Kampala", "Gulu" })
            Assert.Contains(words, shown, StringComparison.Ordinal);
        Assert.Contains($"href=\"{page}\"", shown, StringComparison.Ordinal);
        var (_, fields) = Browser.FormOf(shown, page);
        Assert.Equal(["Country=theirs", "Town=mine"], Choices(fields).Where(c => !c.EndsWith('=')));
        Assert.Contains("Title=", Choices(fields));
    }

    [Fact]
    public async Task Where_it_went_to_the_liaison_in_between_what_was_typed_is_given_back_to_copy()
    {
        var logged = await Ana.Send(Told.Incident());
        var page = $"/incidents/{logged.Reference}/amend";
        var browser = await site.As(site.People.Ana);
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        fields[fields.FindIndex(f => f.Key == "Form.Title")] = new("Form.Title", "Words that took an hour");
        await Ana.Send(new SubmitIncident(logged.Reference, 1));

        var refused = await Post(browser, page, [.. fields, new("step", "draft")]);
        var shown = await browser.Get(refused.Headers.Location!.OriginalString);
        var text = await shown.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, shown.StatusCode);
        Assert.Contains("The liaison has it already", text, StringComparison.Ordinal);
        Assert.Contains("Words that took an hour", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\" action=\"/incidents", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_choice_saves_what_both_wrote()
    {
        var (reference, page, browser, conflict) = await Overtaken();
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);

        var saved = await Post(browser, page, [.. fields, Choose(fields, "Title", "mine"), new("step", "draft")]);

        Assert.Equal($"/incidents/{reference}", saved.Headers.Location!.OriginalString);
        var sheet = await Ana.Send(new ShowIncident(reference));
        Assert.Equal(("As I typed it", "NL", "Gulu", 3), (sheet.Title, sheet.Country, sheet.Town, sheet.Version));
        Assert.Equal(Told.Incident().Account, sheet.Account);
        Assert.Equal("Al-Haq", (await Ana.Send(new ShowIncidentForm(reference))).Targets.Single().Name);
    }

    [Fact]
    public async Task Without_the_choice_nothing_is_saved_and_it_is_asked_for_with_everything_still_there()
    {
        var (reference, page, browser, conflict) = await Overtaken();
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);
        fields.Add(new("step", "draft"));
        fields[fields.FindIndex(f => f.Key.EndsWith(".Taken", StringComparison.Ordinal) && f.Value == "theirs")] =
            Choose(fields, "Country", "mine"); // changed against what was chosen for me

        var answer = await Post(browser, page, fields);
        var asked = await browser.Html(answer.Headers.Location!.OriginalString);
        var (_, again) = Browser.FormOf(asked, page);

        Assert.StartsWith($"{page}?form=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Both of you changed this", asked, StringComparison.Ordinal);
        Assert.Contains("href=\"#Chosen_0__Taken\"", asked, StringComparison.Ordinal);
        Assert.Contains("id=\"Chosen_0__Taken\"", asked, StringComparison.Ordinal);
        Assert.Equal(["Country=mine", "Town=mine"], Choices(again).Where(c => !c.EndsWith('=')));
        await Post(browser, page, [.. again, Choose(again, "Title", "theirs"), new("step", "draft")]);
        var sheet = await Ana.Send(new ShowIncident(reference));
        Assert.Equal(("As changed elsewhere", "UG", "Gulu"), (sheet.Title, sheet.Country, sheet.Town));
    }

    [Fact]
    public async Task Something_new_can_be_written_over_what_was_chosen()
    {
        var (reference, page, browser, conflict) = await Overtaken();
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);

        var answer = await Post(browser, page, [.. fields, Choose(fields, "Title", "theirs"), new("step", "write")]);
        var saved = await browser.Submit(answer.Headers.Location!.OriginalString, [("Form.Title", "Neither"), ("step", "draft")], null);

        Assert.Equal($"/incidents/{reference}", saved.Headers.Location!.OriginalString);
        var sheet = await Ana.Send(new ShowIncident(reference));
        Assert.Equal(("Neither", "NL", "Gulu"), (sheet.Title, sheet.Country, sheet.Town));
    }

    [Fact]
    public async Task Who_is_overtaken_while_choosing_chooses_again_against_what_stands_then()
    {
        var (reference, page, browser, conflict) = await Overtaken();
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);
        await Ana.Send(await Ana.Send(new ShowIncidentForm(reference)) with { Title = "Changed once more" });

        var second = await Post(browser, page, [.. fields, Choose(fields, "Title", "mine"), new("step", "draft")]);
        var shown = await second.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("Changed once more", shown, StringComparison.Ordinal);
        Assert.Contains("As I typed it", shown, StringComparison.Ordinal);
        Assert.Contains("As first told", shown, StringComparison.Ordinal);
        Assert.Contains("Title=", Choices(Browser.FormOf(shown, page).Fields));
    }

    [Fact]
    public async Task A_witness_that_was_altered_is_not_believed_and_every_difference_asks()
    {
        var (_, page, browser, conflict) = await Overtaken();
        var (_, fields) = Browser.FormOf(await conflict.Content.ReadAsStringAsync(), page);
        fields.RemoveAll(f => f.Key is "shown-version" || f.Key.EndsWith(".Taken", StringComparison.Ordinal));

        var answer = await Post(browser, page, [.. fields, new("shown-version", "AAAA"), new("step", "draft")]);
        var shown = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("Not known any more", shown, StringComparison.Ordinal);
        Assert.All(Choices(Browser.FormOf(shown, page).Fields), c => Assert.EndsWith("=", c, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_form_was_shown_with_is_opened_for_the_same_person_and_incident_alone()
    {
        var protection = new EphemeralDataProtectionProvider();
        var shown = new AmendIncident { Reference = "INC-2026-00001", Version = 3, Title = "الحق" };
        var sealer = new ShownForm(protection, new Somebody(site.People.Ana));
        var carried = sealer.Seal(shown);

        Assert.Equal("الحق", sealer.Open(carried, "INC-2026-00001")?.Title);
        Assert.Null(sealer.Open(carried, "INC-2026-00002"));
        Assert.Null(new ShownForm(protection, new Somebody(site.People.Bo)).Open(carried, "INC-2026-00001"));
        foreach (var wrong in new[] { "", "A", "not base64!", carried[..^4] }) Assert.Null(sealer.Open(wrong, "INC-2026-00001"));
        Assert.True(sealer.Seal(shown with { Account = Words(2000) }).Length < 3000);
        var noise = new string([.. Enumerable.Range(0, 20_000).Select(_ => (char)RandomNumberGenerator.GetInt32(0x4E00, 0x9FA0))]);
        Assert.Equal("", sealer.Seal(shown with { Account = noise }));
    }

    private static string Words(int length) =>
        string.Join(' ', Enumerable.Range(0, length).Select(n => $"word{n * 7919 % 997}"))[..length];

    /// <summary>A form of mine that somebody else's change came before: title by both, country by them, town by me.</summary>
    private async Task<(string Reference, string Page, Browser Browser, HttpResponseMessage Conflict)> Overtaken()
    {
        var reference = (await Ana.Send(Told.Incident("As first told"))).Reference;
        var browser = await site.As(site.People.Ana);
        var page = $"/incidents/{reference}/amend";
        var (address, fields) = Browser.FormOf(await browser.Html(page), page);
        await Ana.Send(await Ana.Send(new ShowIncidentForm(reference)) with { Title = "As changed elsewhere", Country = "NL" });

        fields.RemoveAll(f => f.Key is "Form.Title" or "Form.Town");
        var conflict = await Post(browser, address, [.. fields, new("Form.Title", "As I typed it"), new("Form.Town", "Gulu"), new("step", "draft")]);
        return (reference, page, browser, conflict);
    }

    private static async Task<HttpResponseMessage> Post(Browser browser, string address, List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(address, content);
    }

    private static KeyValuePair<string, string> Choose(List<KeyValuePair<string, string>> fields, string field, string taken) =>
        new(fields.First(f => f.Key.EndsWith(".FieldId", StringComparison.Ordinal) && f.Value == field).Key.Replace("FieldId", "Taken", StringComparison.Ordinal), taken);

    /// <summary>Each field and what is chosen for it; nothing behind the sign where nothing is.</summary>
    private static IEnumerable<string> Choices(List<KeyValuePair<string, string>> fields) =>
        from field in fields
        where field.Key.EndsWith(".FieldId", StringComparison.Ordinal)
        let taken = fields.Where(f => f.Key == field.Key.Replace("FieldId", "Taken", StringComparison.Ordinal)).Select(f => f.Value).FirstOrDefault()
        select $"{field.Value}={taken}";

    private sealed class Somebody(CurrentUser user) : ICurrentUser
    {
        public CurrentUser Now => user;
    }
}
