using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IncidentRegister.Application.Releases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Releases;

public partial class ReleasePagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Before any page is shown, because the site keeps its words for a minute.</summary>
    public Task InitializeAsync() => Issued.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_the_incident_through_the_preview_to_approval_and_to_the_member()
    {
        var incident = await site.Register.Source();
        var (liaison, lead, member) = (await site.As(site.People.Liaison), await site.As(site.People.Lead), await site.As(site.People.Member));
        var page = $"/incidents/{incident.Reference}/release";
        Assert.Contains($"href=\"{page}\"", await liaison.Html($"/incidents/{incident.Reference}"), StringComparison.Ordinal);

        var previewed = await Preview(liaison, page, ("Form.Title", "A lawyer <b>was</b> threatened"), ("Form.Summary", "By telephone."));
        var preview = previewed.Headers.Location!.ToString();
        var shown = await liaison.Html(preview);
        Assert.Contains("A lawyer &lt;b&gt;was&lt;/b&gt; threatened", shown, StringComparison.Ordinal);
        var sent = await liaison.Submit(preview, []);
        var proposal = sent.Headers.Location!.ToString();
        Assert.StartsWith("/releases/proposals/", proposal, StringComparison.Ordinal);

        Assert.DoesNotContain("handler=Approve", await liaison.Html(proposal), StringComparison.Ordinal);
        var judged = await lead.Html(proposal);
        Assert.Equal(Body(shown), Body(judged));
        var approved = await lead.Submit(proposal, [], Handler(judged, "Approve"));
        var release = approved.Headers.Location!.ToString();
        Assert.StartsWith("/releases/REL-", release, StringComparison.Ordinal);

        var read = await member.Html(release);
        Assert.Equal(Body(shown), Body(read));
        Assert.Contains(HashOf(shown), read, StringComparison.Ordinal);
        foreach (var secret in new[] { incident.Reference, incident.Id.ToString(), "Okello", "Petitjean", "Scheveningen", "named the street", "First desk" })
            Assert.DoesNotContain(secret, read, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("A lawyer &lt;b&gt;was&lt;/b&gt; threatened", await member.Html("/releases?country=NL&year=2026"), StringComparison.Ordinal);
        Assert.DoesNotContain("A lawyer &lt;b&gt;was", await member.Html("/releases?year=2020"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_its_release_by_way_of_the_preview_and_prepared_anew()
    {
        var incident = await site.Register.Source();
        var first = await site.Register.Release(Releasing.Writing(incident));
        var (liaison, lead, member) = (await site.As(site.People.Liaison), await site.As(site.People.Lead), await site.As(site.People.Member));
        var page = $"/incidents/{incident.Reference}/release";

        var previewed = await Preview(liaison, $"{page}?corrects={first}", ("Form.Title", "Corrected"));
        var sent = await liaison.Submit(previewed.Headers.Location!.ToString(), []);
        var proposal = sent.Headers.Location!.ToString();
        await lead.Submit(proposal, [("Form.Reason", "Say more.")], Handler(await lead.Html(proposal), "Reject"));
        var anew = WebUtility.HtmlDecode(Anew().Match(await liaison.Html(proposal)).Groups[1].Value);
        previewed = await Preview(liaison, anew, ("Form.Summary", "It says more."));
        proposal = (await liaison.Submit(previewed.Headers.Location!.ToString(), [])).Headers.Location!.ToString();
        var release = (await lead.Submit(proposal, [], Handler(await lead.Html(proposal), "Approve"))).Headers.Location!.ToString();

        Assert.Contains($"href=\"/releases/{first}\"", await member.Html(release), StringComparison.Ordinal);
        Assert.Contains($"href=\"{release}\"", await member.Html($"/releases/{first}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_leaks_is_named_beside_its_field_and_nothing_typed_is_lost()
    {
        var incident = await site.Register.Source();
        var liaison = await site.As(site.People.Liaison);
        var page = $"/incidents/{incident.Reference}/release";

        var refused = await Preview(liaison, page, ("Form.Title", "A threat"), ("Form.Summary", "In Scheveningen."));

        var back = await liaison.Html(refused.Headers.Location!.ToString());
        Assert.Contains("This tells the town, which is left out: Scheveningen", back, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_Summary\"", back, StringComparison.Ordinal);
        Assert.Contains("In Scheveningen.", back, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"preview\"", back, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_whose_source_was_changed_says_so_and_offers_to_prepare_it_anew()
    {
        var incident = await site.Register.Source();
        var id = await site.Register.Prepare(site.People.Liaison, Releasing.Writing(incident));
        await site.Register.As(site.People.Ana).Send(new Application.Incidents.WithdrawConsent(incident.Reference, incident.Version));
        var lead = await site.As(site.People.Lead);

        var page = await lead.Html($"/releases/proposals/{id}");

        Assert.Contains("Void: the incident was changed since", page, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Approve", page, StringComparison.Ordinal);
        var anew = await lead.Html($"/incidents/{incident.Reference}/release?from={id}");
        Assert.Contains("A human rights lawyer was threatened", anew, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_withdrawn_says_why_and_nothing_else()
    {
        var reference = await site.Register.Release(Releasing.Writing(await site.Register.Source()) with { Title = "Told too much" });
        var lead = await site.As(site.People.Lead);

        var page = await lead.Html($"/releases/{reference}");
        var done = await lead.Submit($"/releases/{reference}", [("Form.Reason", "It was not so.")], Handler(page, "Withdraw"));

        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var member = await site.As(site.People.Member);
        foreach (var path in new[] { $"/releases/{reference}", "/releases" })
        {
            var read = await member.Html(path);
            Assert.Contains("It was not so.", read, StringComparison.Ordinal);
            Assert.DoesNotContain("Told too much", read, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_feed_is_read_under_a_secret_of_ones_own_until_it_is_revoked()
    {
        var told = Releasing.Writing(await site.Register.Source()) with { Title = "Told in a feed" };
        var (green, amber) = (await site.Register.Release(told),
            await site.Register.Release(Releasing.Writing(await site.Register.Source()) with { Title = "Amber, and in no feed", Tlp = "amber" }));
        var withdrawn = await site.Register.Release(Releasing.Writing(await site.Register.Source()) with { Title = "Gone from the feed" });
        await site.Register.As(site.People.Lead).Send(new WithdrawRelease(withdrawn, "It was not so."));
        var liaison = await site.As(site.People.Liaison);
        var made = await liaison.Submit("/releases/feeds", [], Handler(await liaison.Html("/releases/feeds"), "Make"));
        var secret = Secret().Match(await liaison.Html(made.Headers.Location!.ToString())).Groups[1].Value;
        Assert.DoesNotContain(secret, await liaison.Html("/releases/feeds"), StringComparison.Ordinal);

        var reader = site.Open();
        var atom = await reader.Get($"/feeds/{secret}.atom");
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (atom.StatusCode, atom.Content.Headers.ContentType!.MediaType));
        var text = await atom.Content.ReadAsStringAsync();
        var entries = XDocument.Parse(text).Root!.Elements(Atom + "entry").ToList();
        Assert.Contains(entries, e => (string)e.Element(Atom + "title")! == "Told in a feed" && (string)e.Element(Atom + "rights")! == "TLP:GREEN");
        Assert.Contains(entries, e => ((string)e.Element(Atom + "title")!).StartsWith(withdrawn, StringComparison.Ordinal));
        foreach (var absent in new[] { amber, "in no feed", "Gone from the feed", secret }) Assert.DoesNotContain(absent, text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(await reader.Html($"/feeds/{secret}.json?country=NL"));
        Assert.Contains(json.RootElement.GetProperty("items").EnumerateArray(), i => i.GetProperty("url").GetString()!.EndsWith($"/releases/{green}", StringComparison.Ordinal));
        using var none = JsonDocument.Parse(await reader.Html($"/feeds/{secret}.json?year=2001"));
        Assert.Empty(none.RootElement.GetProperty("items").EnumerateArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.Get($"/feeds/{secret}.json?country=%00")).StatusCode);

        await liaison.Submit("/releases/feeds", [], Handler(await liaison.Html("/releases/feeds"), "Revoke"));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/feeds/{secret}.atom")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get($"/feeds/{new string('0', 64)}.json")).StatusCode);
    }

    [Theory]
    [InlineData("/releases?type=none-such", HttpStatusCode.BadRequest)]
    [InlineData("/releases?after=x", HttpStatusCode.BadRequest)]
    [InlineData("/releases?year=20", HttpStatusCode.BadRequest)]
    [InlineData("/releases/REL-2026-ZZZZZ", HttpStatusCode.NotFound)]
    [InlineData("/releases/x", HttpStatusCode.NotFound)]
    [InlineData("/releases/proposals", HttpStatusCode.Forbidden)]
    [InlineData("/releases/proposals/00000000-0000-0000-0000-000000000001", HttpStatusCode.Forbidden)]
    [InlineData("/incidents/INC-2026-ZZZZZ/release", HttpStatusCode.Forbidden)]
    public async Task An_address_that_is_not_a_members_is_refused(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await (await site.As(site.People.Member)).Get(path)).StatusCode);

    [Fact]
    public async Task The_list_goes_on_page_by_page_and_shows_each_release_once()
    {
        var incident = await site.Register.Source(Releasing.Facts() with { Country = "UG", Situation = null });
        for (var number = 0; number < 27; number++)
            await site.Register.Release(Releasing.Writing(incident) with { Title = $"Page by page {number:00}" });
        var member = await site.As(site.People.Member);

        var first = await member.Html("/releases?q=page+by&country=UG");
        var next = WebUtility.HtmlDecode(Next().Match(first).Groups[1].Value);
        var second = await member.Html(next);

        var titles = Regex.Matches(first + second, "Page by page [0-9]{2}").Select(m => m.Value).ToList();
        Assert.Equal(Enumerable.Range(0, 27).Reverse().Select(n => $"Page by page {n:00}"), titles);
        Assert.DoesNotContain("rel=\"next\"", second, StringComparison.Ordinal);
    }

    /// <summary>Presses the first button of the form, which sends it elsewhere than the last one.</summary>
    private static async Task<HttpResponseMessage> Preview(Browser browser, string page, params (string Name, string Value)[] typed)
    {
        var html = await browser.Html(page);
        var fields = Browser.FormOf(html, page).Fields;
        fields.RemoveAll(f => typed.Any(t => t.Name == f.Key));
        fields.AddRange(typed.Select(t => KeyValuePair.Create(t.Name, t.Value)));
        using var content = new FormUrlEncodedContent(fields);
        return await browser.Client.PostAsync(Handler(html, "Preview"), content);
    }

    private static string Handler(string html, string name) => WebUtility.HtmlDecode(
        Regex.Match(html, $"(?:action|formaction)=\"([^\"]*handler={name}[^\"]*)\"").Groups[1].Value);

    private static string Body(string html) => Regex.Match(html, "<section class=\"card sec stack\" aria-labelledby=\"h-release\">.*?</section>", RegexOptions.Singleline).Value;

    private static string HashOf(string html) => Regex.Match(html, "[0-9a-f]{64}").Value;

    [GeneratedRegex("/feeds/([0-9a-f]{64})\\.atom")]
    private static partial Regex Secret();

    [GeneratedRegex("href=\"([^\"]*)\" rel=\"next\"|rel=\"next\" href=\"([^\"]*)\"")]
    private static partial Regex Next();

    [GeneratedRegex("href=\"(/incidents/[^\"]*/release\\?from=[^\"]*)\"")]
    private static partial Regex Anew();
}
