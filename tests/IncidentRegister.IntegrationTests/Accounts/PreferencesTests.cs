using System.Net;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Accounts;

public class PreferencesTests(Site site) : IClassFixture<Site>
{
    private const string Script = "<script type=\"module\" src=\"/js/keys.";

    [Fact]
    public async Task Keys_are_off_until_a_person_turns_them_on_and_are_on_for_that_person_alone()
    {
        var (browser, other) = (await site.As(site.People.Liaison), await site.As(site.People.SecondLiaison));
        var before = await browser.Html("/queue");

        var kept = await browser.Submit("/preferences", [("Form.HasKeys", "true")]);
        var after = await browser.Html("/queue");
        var off = await browser.Submit("/preferences", [("Form.HasKeys", "false")]);

        Assert.DoesNotContain(Script, before, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.SeeOther, "/preferences?saved=true"), (kept.StatusCode, kept.Headers.Location!.OriginalString));
        Assert.Contains(Script, after, StringComparison.Ordinal);
        Assert.Contains("data-key=\"g q\"", after, StringComparison.Ordinal);
        Assert.Contains("<kbd aria-hidden=\"true\">/</kbd>", after, StringComparison.Ordinal);
        Assert.DoesNotContain(Script, await other.Html("/queue"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, off.StatusCode);
        Assert.DoesNotContain(Script, await browser.Html("/queue"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_is_signed_in_has_preferences_of_their_own_and_nobody_else_has()
    {
        var register = site.Register;
        foreach (var person in site.People.All.Where(p => p.IsSignedIn))
        {
            await register.As(person).Send(new KeepPreferences(true));
            Assert.Equal(new Preferences(true), await register.As(person).Send(new ShowPreferences()));
            await register.As(person).Send(new KeepPreferences(false));
            Assert.Equal(new Preferences(false), await register.As(person).Send(new ShowPreferences()));
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(CurrentUser.Nobody).Send(new KeepPreferences(true)));
        Assert.Equal("/sign-in?return=%2Fpreferences", (await site.Open().Get("/preferences")).Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("perhaps")]
    public async Task An_answer_that_is_none_comes_back_beside_its_question(string? answer)
    {
        var browser = await site.As(site.People.Member);

        var refused = await browser.Submit("/preferences", [("Form.HasKeys", answer)]);
        var shown = await browser.Html(refused.Headers.Location!.OriginalString);

        Assert.Contains("href=\"#Form_HasKeys\"", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_lists_the_keys() =>
        Assert.Contains("<kbd>j</kbd> <kbd>k</kbd>", await site.Open().Html("/help"), StringComparison.Ordinal);
}
