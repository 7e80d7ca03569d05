using System.Net;
using IncidentRegister.Application.Accounts;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Accounts;

public class SignInPageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Signing_in_sets_a_cookie_that_script_and_other_sites_cannot_use_and_leads_back()
    {
        var browser = site.Open();

        var answer = await browser.Submit("/sign-in?return=/statements", SignIn("ana@test.example", People.Password));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/statements", answer.Headers.Location!.OriginalString);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-sid=", StringComparison.Ordinal));
        foreach (var attribute in new[] { "secure", "httponly", "samesite=lax", "path=/" })
            Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    public async Task Signing_in_never_leads_to_another_site(string to)
    {
        var answer = await site.Open().Submit($"/sign-in?return={Uri.EscapeDataString(to)}", SignIn("bo@test.example", People.Password));

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_wrong_password_keeps_the_address_and_says_nothing_about_it()
    {
        var browser = site.Open();

        var answer = await browser.Submit("/sign-in", SignIn("ana@test.example", "wrong wrong wrong wrong"));
        var page = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Contains("The address or the password is not right", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ana@test.example\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong wrong", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_needs_a_session_asks_for_one_and_remembers_where()
    {
        var answer = await site.Open().Get("/?x=1");

        Assert.Equal("/sign-in?return=%2F%3Fx%3D1", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Leaving_ends_the_session_on_the_server()
    {
        var browser = await site.As(site.People.Liaison);
        var (_, fields) = Browser.FormOf(await browser.Html("/help"), "/help", "/leave");
        using var form = new FormUrlEncodedContent(fields);
        var before = browser.Cookies.GetCookieHeader(new Uri("https://localhost/"));

        var left = await browser.Client.PostAsync("/leave", form);

        Assert.Contains("\"cookies\"", string.Join(' ', left.Headers.GetValues("Clear-Site-Data")), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.Add("Cookie", before);
        Assert.StartsWith("/sign-in", (await site.Open().Client.SendAsync(again)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_person_is_out_from_the_next_request_on()
    {
        var browser = await site.As(site.People.Stranger);
        Assert.Null((await browser.Get("/help")).Headers.Location);

        await site.Register.As(site.People.Administrator).Send(new DisableUser("stranger@test.example"));

        Assert.StartsWith("/sign-in", (await browser.Get("/")).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_is_no_way_in_without_an_invitation()
    {
        foreach (var path in new[] { "/register", "/sign-up", "/Account/Register", "/invitation/0000" })
            Assert.Contains(
                (await site.Open().Get(path)).StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.Redirect });
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open().Get("/invitation/0000")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_comes_by_mail_works_once_and_ends_the_sessions_of_before()
    {
        var old = await site.As(site.People.SecondLiaison);
        var asked = await site.Open().Submit("/forgotten-password", [("Form.Email", "second-liaison@test.example")]);
        Assert.Equal((HttpStatusCode.SeeOther, "/forgotten-password?sent=true"), (asked.StatusCode, asked.Headers.Location?.OriginalString));
        var unknown = await site.Open().Submit("/forgotten-password", [("Form.Email", "nobody@test.example")]);
        Assert.Equal(asked.Headers.Location, unknown.Headers.Location);

        var link = await LinkInMail();
        var set = await site.Open().Submit(link, [("Form.Password", "another phrase that only tests know")]);

        Assert.Equal("/sign-in", set.Headers.Location!.OriginalString);
        Assert.StartsWith("/sign-in", (await old.Get("/")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        var again = await site.Open().Submit(link, [("Form.Password", "a third phrase that only tests know")]);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Single(Directory.GetFiles(site.MailFolder));
    }

    private async Task<string> LinkInMail()
    {
        for (var tries = 0; tries < 100; tries++, await Task.Delay(100))
        {
            if (!Directory.Exists(site.MailFolder) || Directory.GetFiles(site.MailFolder) is not [var file]) continue;
            var text = await File.ReadAllTextAsync(file);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0 || !text.EndsWith('\n')) continue; // still being written
            Assert.Contains("Content-Transfer-Encoding: base64", text, StringComparison.Ordinal);
            var body = text[head..].Replace("\r\n", "", StringComparison.Ordinal);
            var decoded = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(body));
            var at = decoded.IndexOf("/new-password/", StringComparison.Ordinal);
            return decoded[at..(at + 14 + 64)];
        }

        throw new TimeoutException("No mail came.");
    }

    private static (string, string?)[] SignIn(string email, string password) => [("Form.Email", email), ("Form.Password", password)];
}
