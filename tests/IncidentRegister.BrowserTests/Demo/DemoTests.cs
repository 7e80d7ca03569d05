using IncidentRegister.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Demo;

/// <summary>What somebody who opens the demo must find.</summary>
public sealed class DemoTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Coalition = "/statements/{statement: Coalition statement to the cooperation plenary, 23rd}";
    private const string Designation = "/incidents/{incident: Six Palestinian organisations declared}";

    [Fact]
    public async Task The_designation_of_six_organisations_shows_its_acts_and_targets()
    {
        await using var ana = await site.OpenAs("ana");

        await ana.Go(await site.Resolve(Designation));

        var acts = ana.Page.Locator("#acts tbody");
        await Expect(acts).ToContainTextAsync("1. ");
        await Expect(acts).ToContainTextAsync("2. ");
        await Expect(acts).ToContainTextAsync("Military order for the West Bank");
        await Expect(acts).Not.ToContainTextAsync("3. ");
        await Expect(ana.Page.Locator("#targets tbody tr")).ToHaveCountAsync(6);
        await Expect(ana.Page.Locator("#targets")).ToContainTextAsync("Al-Haq");
    }

    [Fact]
    public async Task It_quotes_the_joint_statement_of_the_next_year()
    {
        await using var ana = await site.OpenAs("ana");

        await ana.Go(await site.Resolve(Designation));

        var passage = ana.Page.Locator("#passages li", new()
        {
            HasText = "The Israeli government has outlawed six prominent Palestinian civil society organizations",
        });
        await Expect(passage.First).ToContainTextAsync("9 December 2022");
        await passage.First.Locator("a[href*='/statements/']").ClickAsync();
        Assert.EndsWith("#p5", ana.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_what_the_President_was_asked_and_what_was_done_and_after_how_many_days()
    {
        await using var ana = await site.OpenAs("ana");

        await ana.Go(await site.Resolve(Designation));

        var rows = ana.Page.Locator("#responses tbody tr");
        var asked = rows.Filter(new() { HasText = "President of the Assembly" });
        await Expect(asked.Filter(new() { HasText = "9 December 2022" })).ToHaveCountAsync(3);
        var given = rows.Filter(new() { HasText = "Nine European States will keep working" });
        await Expect(given).ToContainTextAsync("266 after the incident");
    }

    [Fact]
    public async Task The_statement_of_the_Coalition_shows_its_links_and_seven_asks()
    {
        await using var grace = await site.OpenAs("grace");

        await grace.Go(await site.Resolve(Coalition));

        await Expect(grace.Page.Locator(".text mark.ok").First).ToBeVisibleAsync();
        await Expect(grace.Page.Locator(".text a.ref.ask")).ToHaveCountAsync(7);
        await Expect(grace.Page.Locator(".text a.ref.ok").First).ToBeVisibleAsync();
    }
}
