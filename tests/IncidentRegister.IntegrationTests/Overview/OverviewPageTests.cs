using System.IO.Compression;
using System.Net;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Overview;

public class OverviewPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const int MostBytes = 15 * 1024;

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        await site.Register.Once("an incident of Ana", async () =>
        {
            var words = new Dictionary<string, string> { ["en"] = "Threat" };
            await site.Register.As(CurrentUser.AtTheMachine).Send(new DefineTerms("act-type", [new("threat", null, words, words)]));
            return (await site.Register.Submit(site.People.Ana)).Id;
        });
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_figures_and_the_pictures_with_their_tables_are_on_one_light_page()
    {
        var browser = await site.As(site.People.Ana);

        var html = await browser.Html("/overview?year=2026");

        Assert.Contains("Median days to first response", html, StringComparison.Ordinal);
        Assert.Contains("Kaplan", html, StringComparison.Ordinal);
        Assert.Contains("aria-labelledby=\"weeks-finding weeks-text\" role=\"img\"", html, StringComparison.Ordinal);
        Assert.Contains("Most in the week of 9 November 2026: 1. The most frequent type: Threat.", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/overview/incidents?week=2026-11-09\"", html, StringComparison.Ordinal);
        Assert.Matches("href=\"/overview\"[^>]*aria-current=\"page\"", html);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.InRange(
            Packed(html) + Packed(await browser.Html("/register.css")) + Packed(await browser.Html("/overview.css")), 1, MostBytes);
    }

    [Fact]
    public async Task A_number_leads_to_its_list()
    {
        var browser = await site.As(site.People.Ana);

        foreach (var query in new[] { "type=threat", "country=NL", "region=europe", "week=2026-11-09", "response=no" })
            Assert.Contains("A threat on the telephone", await browser.Html($"/overview/incidents?{query}"), StringComparison.Ordinal);
        foreach (var query in new[] { "review=verified", "country=UG", "region=asia", "week=2026-11-16", "response=7" })
            Assert.DoesNotContain("A threat on the telephone", await browser.Html($"/overview/incidents?{query}"), StringComparison.Ordinal);
        foreach (var query in new[] { "type=x", "country=ZZ", "region=x", "week=x", "review=x", "response=8", "since=x", "after=x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get($"/overview/incidents?{query}")).StatusCode);
    }

    [Fact]
    public async Task Few_incidents_of_a_place_are_told_to_their_organisation_alone()
    {
        var own = await (await site.As(site.People.Ana)).Html("/overview");
        var handedOn = await (await site.As(site.People.Liaison)).Html("/overview");

        Assert.Contains("/overview/incidents?country=NL", own, StringComparison.Ordinal);
        Assert.DoesNotContain("fewer than 3", own, StringComparison.Ordinal);
        Assert.DoesNotContain("/overview/incidents?country=NL", handedOn, StringComparison.Ordinal);
        Assert.Contains("Too few incidents to be told by country.", handedOn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_period_in_which_nothing_happened_says_so_and_offers_the_last_year_in_which_something_did()
    {
        var html = await (await site.As(site.People.Ana)).Html("/overview?year=2019");

        Assert.Contains("From 31 December 2018 to 29 December 2019.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/overview?year=2026\">Show 2026, the last year in which anything happened</a>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("weeks-finding", html, StringComparison.Ordinal);
        Assert.DoesNotContain("the last year in which", await (await site.As(site.People.Ana)).Html("/overview?year=2026"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_map_is_one_light_page_of_equal_tiles_with_its_table_and_its_lists()
    {
        var browser = await site.As(site.People.Ana);

        var html = await browser.Html("/overview/map");

        Assert.Contains("/overview/map", await browser.Html("/overview"), StringComparison.Ordinal);
        Assert.Contains("aria-labelledby=\"map-finding map-text\" role=\"img\"", html, StringComparison.Ordinal);
        Assert.Equal(2, Count(html, "href=\"/overview/incidents?country=NL\""));
        Assert.DoesNotContain("fewer than 3 ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
        Assert.InRange(
            Packed(html) + Packed(await browser.Html("/register.css")) + Packed(await browser.Html("/overview.css")), 1, MostBytes);
    }

    [Fact]
    public async Task Too_few_incidents_are_on_nobody_elses_map()
    {
        var html = await (await site.As(site.People.Liaison)).Html("/overview/map");

        Assert.Contains("Too few incidents to be told by country.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("country=NL", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yesterday", "This is not a day.")]
    [InlineData("9999-12-31", "This day has not come yet.")]
    [InlineData("2001-01-01", "The register held nothing yet on that day.")]
    public async Task A_day_that_cannot_be_told_is_said_on_the_page(string day, string sentence)
    {
        var browser = await site.As(site.People.Liaison);
        foreach (var page in new[] { "/overview", "/overview/incidents", "/overview/map" })
        {
            var answer = await browser.Get($"{page}?as-of={Uri.EscapeDataString(day)}");

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Who_reads_no_incidents_has_no_overview()
    {
        foreach (var person in new[] { site.People.Member, site.People.Administrator })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(person)).Get("/overview")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await site.As(site.People.Ana)).Get("/overview?year=x")).StatusCode);
        Assert.Equal(HttpStatusCode.OK,
            (await (await site.As(site.People.Ana)).Get($"/overview?as-of={DateTime.UtcNow:yyyy-MM-dd}")).StatusCode);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static int Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }
}
