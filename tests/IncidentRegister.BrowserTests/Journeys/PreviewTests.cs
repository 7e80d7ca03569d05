using IncidentRegister.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>A report being planned, with the mail that it makes beside it.</summary>
public sealed class PreviewTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_mail_follows_what_is_typed_and_a_step_back_leaves_the_page()
    {
        await using var elif = await site.OpenAs("elif");
        await elif.Go("/reports");
        await elif.Go("/reports/new");
        await Expect(Mail(elif).Locator("h1")).ToContainTextAsync("Weekly report");

        await elif.Page.GetByLabel("Every day").CheckAsync();
        await Expect(Mail(elif).Locator("h1")).ToContainTextAsync("Daily report");
        await elif.Page.SelectOptionAsync("[name='Form.Language']", "fr");
        await Expect(Mail(elif).Locator("h1")).ToContainTextAsync("Rapport quotidien");
        await elif.Page.GoBackAsync();

        await Expect(elif.Page.Locator("h1")).ToHaveTextAsync("Reports");
    }

    [Fact]
    public async Task Without_script_a_button_shows_it_and_nothing_that_was_typed_is_lost()
    {
        await using var elif = await site.OpenAs("elif", new Manner { Script = false });
        await elif.Go("/reports/new");
        await elif.Page.FillAsync("[name='Form.Name']", "Of the night");
        await elif.Page.GetByLabel("Every day").CheckAsync();

        await elif.Page.GetByRole(AriaRole.Button, new() { Name = "Text", Exact = true }).ClickAsync();

        await Expect(Mail(elif).Locator("pre")).ToContainTextAsync("Daily report");
        await Expect(Mail(elif).Locator("pre")).ToContainTextAsync("Of the night");
        await Expect(elif.Page.Locator("[name='Form.Name']")).ToHaveValueAsync("Of the night");
        Assert.Empty(elif.Troubles);
    }

    private static IFrameLocator Mail(Visit visit) => visit.Page.FrameLocator("iframe[name=mail]");
}
