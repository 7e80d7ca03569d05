using System.Net;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Incidents;

public class ComparePageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static int days;

    private People People => site.People;

    /// <summary>Before any page is shown, because the site keeps its words for a minute.</summary>
    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_liaison_is_asked_compares_merges_and_undoes()
    {
        var (kept, other) = await Pair("A <b>letter</b> to the office", "Letter to the office");
        var browser = await site.As(People.Liaison);
        foreach (var page in new[] { $"/queue/{kept}", $"/incidents/{kept}" })
        {
            var asked = await browser.Html(page);
            Assert.Contains($"href=\"/incidents/{kept}/compare/{other}\"", asked, StringComparison.Ordinal);
            Assert.Contains("Same name: Al-Haq", asked, StringComparison.Ordinal);
        }

        var compare = $"/incidents/{kept}/compare/{other}";
        Assert.Contains("A &lt;b&gt;letter&lt;/b&gt; to the office", await browser.Html(compare), StringComparison.Ordinal);
        var merged = await browser.Submit(compare, [("Form.Fields[0]", "title")]);

        Assert.Equal((HttpStatusCode.SeeOther, $"/incidents/{kept}?merged={other}"), (merged.StatusCode, $"{merged.Headers.Location}"));
        var left = await browser.Get($"/incidents/{other}");
        Assert.Equal($"/incidents/{kept}?merged={other}", $"{left.Headers.Location}");
        Assert.Equal($"/incidents/{other}", $"{(await browser.Get($"/queue/{other}")).Headers.Location}");
        var page1 = await browser.Html($"/incidents/{other}");
        Assert.Contains($"{other} was merged into this record.", page1, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"en\"><bdi>Letter to the office</bdi></h1>", page1, StringComparison.Ordinal);
        Assert.Contains("Shown as it was told", await browser.Html($"/incidents/{other}?original"), StringComparison.Ordinal);

        var undone = await browser.Submit($"/incidents/{kept}", [], $"/incidents/{kept}?handler=UndoMerge");
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/incidents/{other}")).StatusCode);
    }

    [Fact]
    public async Task Not_the_same_is_said_once_and_brings_back_to_the_page_that_asked()
    {
        var (one, two) = await Pair();
        var browser = await site.As(People.Liaison);
        var page = $"/queue/{one}";

        var said = await browser.Submit(page, [], $"/incidents/{one}/compare/{two}?handler=NotSame");

        Assert.Equal((HttpStatusCode.SeeOther, page), (said.StatusCode, $"{said.Headers.Location}"));
        Assert.DoesNotContain(two, await browser.Html(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_choice_that_breaks_a_rule_comes_back_with_its_sentence_and_the_choice()
    {
        var (kept, other) = await Pair("A letter to the office", "Une lettre au bureau", "fr");
        var browser = await site.As(People.Liaison);
        var compare = $"/incidents/{kept}/compare/{other}";

        var refused = await browser.Submit(compare, [("Form.Fields[0]", "title"), ("Form.Fields[1]", "")]);

        var back = await browser.Html($"{refused.Headers.Location}");
        Assert.Contains("take title and account from the same record", back, StringComparison.Ordinal);
        Assert.Contains("value=\"title\" checked", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_compares_nothing_a_lead_only_the_own_and_nobody_a_record_with_itself()
    {
        var (one, two) = await Pair();
        var foreign = (await site.Register.As(People.Stranger).Send(Told.Incident() with { Submit = true })).Reference;

        Assert.Equal(HttpStatusCode.Forbidden, await Status(People.Ana, $"/incidents/{one}/compare/{two}"));
        Assert.Equal(HttpStatusCode.OK, await Status(People.Lead, $"/incidents/{one}/compare/{two}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(People.Lead, $"/incidents/{one}/compare/{foreign}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(People.Liaison, $"/incidents/{one}/compare/INC-2026-ZZZZZ"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(People.Liaison, $"/incidents/{one}/compare/{two}/{foreign}"));
        Assert.Equal(HttpStatusCode.Conflict, await Status(People.Liaison, $"/incidents/{one}/compare/{one}"));
        Assert.DoesNotContain("May already be recorded", await (await site.As(People.Ana)).Html($"/incidents/{one}"), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> Status(CurrentUser person, string path) => (await (await site.As(person)).Get(path)).StatusCode;

    private async Task<(string Kept, string Other)> Pair(string one = "A letter to the office", string two = "A letter to the office", string language = "en")
    {
        var day = new DateOnly(2020, 1, 1).AddDays(60 * Interlocked.Increment(ref days));
        var told = Told.Incident(one) with { Occurred = $"{day:yyyy-MM-dd}", Acts = [Told.Act(date: $"{day:yyyy-MM-dd}")], Submit = true };
        var ana = site.Register.As(People.Ana);
        return ((await ana.Send(told)).Reference, (await ana.Send(told with { Title = two, Language = language, Account = two })).Reference);
    }
}
