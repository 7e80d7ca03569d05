using System.Net;
using System.Text;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>Who types for longer than a session lasts loses nothing, and shows nothing to anybody else.</summary>
public class LapsedSessionTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Typed = "Words that took <an hour> مكالمة";

    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("last_seen_at = now() - interval '31 minutes'")]
    [InlineData("opened_at = now() - interval '13 hours'")]
    public async Task A_form_that_was_sent_too_late_comes_back_after_signing_in(string lapse)
    {
        var browser = await site.As(site.People.Ana);
        var (page, fields) = await Section(browser);
        await Lapse(site.People.Ana, lapse);

        var sent = await Post(browser, page, fields);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        var door = sent.Headers.Location!.OriginalString;
        Assert.StartsWith($"/sign-in?return={Uri.EscapeDataString(page)}", door, StringComparison.Ordinal);
        Assert.Contains("What you typed is kept", await (await browser.Get(door)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var signedIn = await browser.Submit(door, [("Form.Email", "ana@test.example"), ("Form.Password", People.Password)]);
        Assert.Equal(HttpStatusCode.SeeOther, signedIn.StatusCode);
        var (_, again) = Browser.FormOf(await browser.Html(signedIn.Headers.Location!.OriginalString), page);

        Assert.Contains(new("Form.Title", Typed), again);
        var saved = await Post(browser, page, again);
        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.Contains("Words that took", WebUtility.HtmlDecode(await browser.Html(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_waits_unreadable_and_for_that_person_alone()
    {
        const string page = "/incidents/quick";
        var browser = await site.As(site.People.Ana);
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        fields.RemoveAll(f => f.Key == "Form.Title");
        await Lapse(site.People.Ana, "last_seen_at = now() - interval '31 minutes'");

        var door = (await Post(browser, page, [.. fields, new("Form.Title", Typed)])).Headers.Location!.OriginalString;
        var address = Uri.UnescapeDataString(door["/sign-in?return=".Length..]);

        foreach (var person in new[] { site.People.Ana, site.People.Bo, site.People.Lead })
            Assert.Equal(person == site.People.Ana, WebUtility.HtmlDecode(await (await site.As(person)).Html(address)).Contains(Typed, StringComparison.Ordinal));
        Assert.DoesNotContain("Words", Encoding.UTF8.GetString((await Kept()).SelectMany(c => c).ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("revoked_at = now()", false)]
    [InlineData("last_seen_at = now() - interval '31 minutes'", true)]
    public async Task Where_nobody_knows_whose_it_is_it_is_given_back_at_once_and_nothing_is_kept(string lapse, bool isForged)
    {
        var browser = await site.As(site.People.Ana);
        var (page, fields) = await Section(browser);
        await Lapse(site.People.Ana, lapse);
        if (isForged) fields.RemoveAll(f => f.Key == "__af");
        var before = (await Kept()).Count;

        var refused = await Post(browser, page, fields);
        var shown = await refused.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Words that took &lt;an hour&gt;", shown, StringComparison.Ordinal);
        Assert.Contains("href=\"/sign-in\" target=\"_blank\"", shown, StringComparison.Ordinal);
        Assert.Equal(before, (await Kept()).Count);
    }

    [Fact]
    public async Task Who_was_shut_out_meanwhile_has_nothing_kept_and_a_session_that_is_open_is_nobodys_to_ask_about()
    {
        await using var source = NpgsqlDataSource.Create(site.Register.Database.App);
        var token = new byte[32];
        await using var open = source.CreateCommand("select sec.open_session($1, $2, 'a test')");
        open.Parameters.AddWithValue(token);
        open.Parameters.AddWithValue(site.People.Bo.Id);
        await open.ExecuteNonQueryAsync();
        async Task<object?> Lapsed()
        {
            await using var ask = source.CreateCommand("select sec.lapsed_session($1)");
            ask.Parameters.AddWithValue(token);
            return await ask.ExecuteScalarAsync();
        }

        Assert.Equal(DBNull.Value, await Lapsed());
        await Lapse(site.People.Bo, "last_seen_at = now() - interval '31 minutes'");
        Assert.Equal(site.People.Bo.Id, await Lapsed());
        await site.Register.Database.RunAsSuperuser($"update users set disabled_at = now() where id = '{site.People.Bo.Id}'");
        Assert.Equal(DBNull.Value, await Lapsed());
        await site.Register.Database.RunAsSuperuser($"update users set disabled_at = null where id = '{site.People.Bo.Id}'");
    }

    private static async Task<(string Page, List<KeyValuePair<string, string>> Fields)> Section(Browser browser)
    {
        var page = (await browser.Submit("/drafts", [])).Headers.Location!.OriginalString;
        var (_, fields) = Browser.FormOf(await browser.Html(page), page);
        fields.RemoveAll(f => f.Key == "Form.Title");
        return (page, [.. fields, new("Form.Title", Typed), new("step", "stay")]);
    }

    private Task Lapse(CurrentUser person, string change) =>
        site.Register.Database.RunAsSuperuser($"update sec.sessions set {change} where user_id = '{person.Id}'");

    private async Task<List<byte[]>> Kept()
    {
        await using var source = NpgsqlDataSource.Create(site.Register.Database.As("postgres"));
        await using var command = source.CreateCommand("select content from sec.parked_forms");
        await using var reader = await command.ExecuteReaderAsync();
        List<byte[]> kept = [];
        while (await reader.ReadAsync()) kept.Add(reader.GetFieldValue<byte[]>(0));
        return kept;
    }

    private static async Task<HttpResponseMessage> Post(Browser browser, string address, List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(address, content);
    }
}
