using System.Net;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Releases;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Accounts;

/// <summary>What nobody does in passing asks for the password again when it was typed more than five minutes ago.</summary>
public sealed class ProveAgainTests(Site site) : IClassFixture<Site>
{
    private const string Page = "/admin/clearances";

    [Fact]
    public async Task Who_signed_in_a_while_ago_is_asked_and_finds_the_form_as_it_was_typed()
    {
        var browser = await SignedInAWhileAgo(site.People.Administrator);

        var asked = await browser.Submit(Page, [("Form.Email", " Member@test.example"), ("Form.IsConfirmed", "true")]);
        var address = asked.Headers.Location!.OriginalString;
        var question = await browser.Html(address);

        Assert.Equal(HttpStatusCode.SeeOther, asked.StatusCode);
        Assert.StartsWith("/prove-again?return=%2Fadmin%2Fclearances%3Fform%3D", address, StringComparison.Ordinal);
        Assert.Contains("more than five minutes ago", question, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", question, StringComparison.Ordinal);
        Assert.Empty(await Cleared());

        var proved = await browser.Submit(address, [("Form.Password", People.Password)]);
        var back = proved.Headers.Location!.OriginalString;
        var form = await browser.Html(back);

        Assert.StartsWith($"{Page}?form=", back, StringComparison.Ordinal);
        Assert.Contains("value=\" Member@test.example\"", form, StringComparison.Ordinal);
        Assert.Contains("checked", form, StringComparison.Ordinal);
        Assert.Contains("not done yet", form, StringComparison.Ordinal);

        await browser.Submit(back, []);
        Assert.Equal(["member@test.example"], await Cleared());
        await site.Register.As(site.People.Administrator).Send(new ClearPerson("member@test.example", "green", false));
    }

    [Fact]
    public async Task The_reason_of_a_withdrawal_waits_for_the_password()
    {
        var reference = await site.Register.Release(Releasing.Writing(await site.Register.Source()));
        var (browser, page) = (await SignedInAWhileAgo(site.People.Lead), $"/releases/{reference}");

        var asked = await browser.Submit(page, [("Form.Reason", "It was <not> so.\nWe are sorry.")]);
        Assert.StartsWith("/prove-again", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"withdrawn\"", await browser.Html(page), StringComparison.Ordinal);

        var proved = await browser.Submit(asked.Headers.Location.OriginalString, [("Form.Password", People.Password)]);
        var done = await browser.Submit(proved.Headers.Location!.OriginalString, []);

        Assert.Equal(page, done.Headers.Location!.OriginalString);
        Assert.Contains("It was <not> so.\nWe are sorry.", WebUtility.HtmlDecode(await browser.Html(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_many_cases_comes_after_the_password()
    {
        var incident = await site.Register.Source();
        var browser = await SignedInAWhileAgo(site.People.Liaison);
        var others = string.Concat(Enumerable.Range(10, 25).Select(n => $"&on=INC-1999-000{n}"));

        var asked = await browser.Submit($"/queue/bulk?do=export&on={incident.Reference}{others}", []);
        Assert.StartsWith("/prove-again", asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var proved = await browser.Submit(asked.Headers.Location.OriginalString, [("Form.Password", People.Password)]);
        var file = await browser.Submit(proved.Headers.Location!.OriginalString, []);

        Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
        Assert.Contains(incident.Reference, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_goes_on_under_a_new_token_and_the_old_one_is_dead()
    {
        var browser = await SignedInAWhileAgo(site.People.Lead);
        var old = TokenOf(browser);

        var proved = await browser.Submit("/prove-again?return=/releases", [("Form.Password", People.Password)]);

        Assert.Equal("/releases", proved.Headers.Location!.OriginalString);
        Assert.NotEqual(old, TokenOf(browser));
        Assert.Null(await site.Get<Sessions>().Recall(old, default));
        var now = await site.Get<Sessions>().Recall(TokenOf(browser), default);
        Assert.Equal((site.People.Lead.Id, false), (now!.Id, now.MustProveAgain));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/releases")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_password_opens_nothing_and_counts_as_one_at_the_door()
    {
        var browser = await SignedInAWhileAgo(site.People.StrangeLead);
        var token = TokenOf(browser);
        const string address = "/prove-again?return=%2Freleases%3Fx%3D1";

        var refused = await browser.Submit(address, [("Form.Password", "a long phrase that nobody knows")]);
        var page = await browser.Html(refused.Headers.Location!.OriginalString);

        Assert.Contains("The password is not right", page, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody knows", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/releases?x=1\"", page, StringComparison.Ordinal);
        Assert.Equal(token, TokenOf(browser));
        Assert.True((await site.Get<Sessions>().Recall(token, default))!.MustProveAgain);

        for (var more = 0; more < 4; more++) await browser.Submit(address, [("Form.Password", "a long phrase that nobody knows")]);
        var right = await browser.Submit(address, [("Form.Password", People.Password)]);
        Assert.Contains("Too many tries", await browser.Html(right.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var door = await site.Register.As(CurrentUser.Nobody).Send(new SignIn("strange-lead@test.example", People.Password, "a test"));
        Assert.Null(door.Token);
        Assert.True(door.WaitSeconds > 0);
    }

    [Fact]
    public async Task Who_has_just_signed_in_is_not_asked()
    {
        var browser = await site.As(site.People.Administrator);

        var done = await browser.Submit(Page, [("Form.Email", "liaison@test.example"), ("Form.IsConfirmed", "true")]);

        Assert.Equal(Page, done.Headers.Location!.OriginalString);
        Assert.Equal("/releases", (await browser.Get("/prove-again?return=/releases")).Headers.Location!.OriginalString);
        await site.Register.As(site.People.Administrator).Send(new ClearPerson("liaison@test.example", "green", false));
    }

    [Fact]
    public async Task Reading_and_everyday_work_ask_for_nothing()
    {
        var administrator = await SignedInAWhileAgo(site.People.Administrator);
        Assert.Equal(HttpStatusCode.OK, (await administrator.Get(Page)).StatusCode);

        var saved = await administrator.Submit("/preferences", [("Form.HasKeys", "false")]);
        Assert.Equal("/preferences?saved=true", saved.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    public async Task It_never_leads_to_another_site(string to)
    {
        var browser = await SignedInAWhileAgo(site.People.Bo);

        var proved = await browser.Submit($"/prove-again?return={Uri.EscapeDataString(to)}", [("Form.Password", People.Password)]);

        Assert.Equal("/", proved.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task It_is_for_people_who_are_signed_in()
    {
        Assert.StartsWith("/sign-in?return=", (await site.Open().Get("/prove-again")).Headers.Location!.OriginalString, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            site.Register.As(CurrentUser.Nobody).Send(new ProveAgain("0", People.Password, "a test")));
    }

    public static TheoryData<string> Kept => ["approve", "reject", "withdraw", "clear", "invite", "disable", "organisation", "public page"];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task What_is_kept_for_a_fresh_proof(string what)
    {
        Task Send(CurrentUser by) => what switch
        {
            "approve" => site.Register.As(by).Send(new ApproveRelease(Guid.NewGuid(), new string('0', 64))),
            "reject" => site.Register.As(by).Send(new RejectRelease(Guid.NewGuid(), "Because")),
            "withdraw" => site.Register.As(by).Send(new WithdrawRelease("REL-2026-00000", "Because")),
            "clear" => site.Register.As(by).Send(new ClearPerson("nobody@nowhere.example", "amber", true)),
            "invite" => site.Register.As(by).Send(new Invite("someone@test.example", "No such desk", Role.Reporter)),
            "disable" => site.Register.As(by).Send(new DisableUser("nobody@nowhere.example")),
            "organisation" => site.Register.As(by).Send(new EnterOrganisation("")),
            _ => site.Register.As(by).Send(new TurnPublicPage(true, false, 0)),
        };
        var person = what is "approve" or "reject" or "withdraw" ? site.People.Liaison : site.People.Administrator;

        Assert.IsType<ProofNeededException>(await Record.ExceptionAsync(() => Send(person with { MustProveAgain = true })));
        Assert.IsNotType<ProofNeededException>(await Record.ExceptionAsync(() => Send(person)));
    }

    [Fact]
    public async Task A_file_of_more_than_25_cases_is_kept_for_a_fresh_proof_and_a_smaller_one_is_not()
    {
        var liaison = site.Register.As(site.People.Liaison with { MustProveAgain = true });
        ExportCases Of(int count) => new([.. Enumerable.Range(10, count).Select(n => $"INC-1999-000{n}")]);

        await Assert.ThrowsAsync<ProofNeededException>(() => liaison.Send(Of(26)));
        await Assert.ThrowsAsync<NotFoundException>(() => liaison.Send(Of(25))); // nobody has these
        await Assert.ThrowsAsync<NotFoundException>(() => site.Register.As(site.People.Liaison).Send(Of(26)));
    }

    [Fact]
    public async Task The_operator_at_the_machine_is_not_asked() =>
        Assert.Equal(64, (await site.Register.As(CurrentUser.AtTheMachine).Send(new Invite("by-hand@test.example", "First desk", Role.Reporter))).Length);

    private async Task<Browser> SignedInAWhileAgo(CurrentUser person)
    {
        var browser = await site.As(person);
        var hash = Convert.ToHexString(Token.Hash(TokenOf(browser)));
        await site.Register.Database.RunAsSuperuser(
            $"update sec.sessions set opened_at = now() - interval '5 minutes 1 second' where token_hash = '\\x{hash}'");
        return browser;
    }

    private async Task<string[]> Cleared() =>
        [.. (await site.Register.As(site.People.Administrator).Send(new ListClearances())).Select(c => c.Email)];

    private static string TokenOf(Browser browser) => browser.Cookies.GetCookies(new Uri("https://localhost/"))["__Host-sid"]!.Value;
}
