using IncidentRegister.BrowserTests.Pages;
using IncidentRegister.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>The liaison's morning: what came in overnight, gone through without a hand leaving the keyboard.</summary>
public sealed class MorningTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const int Cases = 10;
    private const int Phone = 390;

    /// <summary>Milliseconds; the first page of a kind takes its time on a busy machine.</summary>
    private const int Patience = 30_000;

    [Fact]
    public async Task Ten_cases_are_opened_taken_and_verified_by_keys_alone()
    {
        for (var n = 1; n <= Cases; n++) await site.LogAndSend(Title(n));
        await using var elif = await WithKeys("elif");

        for (var n = 1; n <= Cases; n++)
        {
            await Press(elif, "g", "q");
            await There(elif, elif.Page.Locator("h1"), "Needs review");
            await MoveTo(elif, Title(n));
            await Press(elif, "Enter");
            await There(elif, elif.Page.Locator("h1"), Title(n));
            await Press(elif, "c");
            await There(elif, elif.Page.Locator("#verify h3"), "Verify");
            await Press(elif, "v", "Space", "Enter");
            await There(elif, elif.Main.Locator(".rhead"), "Verified");
        }

        Assert.Empty(elif.Troubles);
    }

    [Fact]
    public async Task Cases_are_ticked_and_given_to_a_colleague_by_keys_alone()
    {
        foreach (var letter in "ABC") await site.LogAndSend($"Overnight {letter}");
        await using var elif = await WithKeys("elif");
        await elif.Go("/queue?status=submitted&sort=age");

        await Press(elif, "j", "x", "j", "x", "j", "k");
        await Expect(elif.Main.Locator("[data-row][aria-current=true] a.t")).ToBeFocusedAsync();
        await Expect(elif.Main.Locator("[name=on]:checked")).ToHaveCountAsync(2);
        await LooksRight(elif, resize: false);
        await Press(elif, "s");
        await Expect(elif.Page.Locator("select[name='Form.Change.Liaison']")).ToBeFocusedAsync();
        await LooksRight(elif);
        await elif.Page.Keyboard.TypeAsync("Demo liaison F");
        await Press(elif, "Tab", "Enter");
        await Expect(elif.Main.Locator("h2").First).ToHaveTextAsync("Cases that go to another reviewer: 2");
        await LooksRight(elif);
        await Expect(elif.Main.Locator("button.p")).ToBeFocusedAsync();
        await Press(elif, "Enter");

        await Expect(elif.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("2 cases were changed.");
        Assert.Empty(elif.Troubles);
    }

    [Fact]
    public async Task Keys_do_nothing_in_a_field_with_another_key_held_or_for_who_left_them_off()
    {
        await using var elif = await WithKeys("elif");
        await elif.Go("/search");
        await Press(elif, "/");
        await elif.Page.Keyboard.TypeAsync("gq?jx/");
        await Expect(elif.Page.Locator("main [type=search]")).ToHaveValueAsync("gq?jx/");
        await elif.Go("/queue");
        await Press(elif, "Control+j", "Alt+x");
        await Expect(elif.Main.Locator("[aria-current=true][data-row]")).ToHaveCountAsync(0);
        await Press(elif, "?");
        await Expect(elif.Page.Locator("#keys")).ToBeInViewportAsync();

        await using var farid = await site.OpenAs("farid");
        await farid.Go("/queue");
        await Press(farid, "j", "x", "?");
        await Expect(farid.Page).ToHaveURLAsync($"{site.Address}queue");
        await Expect(farid.Main.Locator("[name=on]:checked")).ToHaveCountAsync(0);
        await Expect(farid.Page.Locator("kbd")).ToHaveCountAsync(0);
        Assert.Empty(elif.Troubles);
        Assert.Empty(farid.Troubles);
    }

    [Fact]
    public async Task On_a_phone_the_queue_shows_cards_with_their_boxes_and_nothing_scrolls_sideways()
    {
        await site.LogAndSend("A case with a title that is quite a bit longer than a telephone held upright is wide");
        await using var elif = await site.OpenAs("elif", new Manner { Width = Phone });
        await elif.Go("/queue");

        var card = elif.Main.Locator("[data-row]").First;
        Assert.Equal("grid", await card.EvaluateAsync<string>("row => getComputedStyle(row).display"));
        await Expect(card.Locator("[name=on]")).ToBeVisibleAsync();
        Assert.True(await elif.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth") <= Phone);
        await LooksRight(elif);
    }

    private static string Title(int number) => $"Morning case {number:00}";

    private async Task<Visit> WithKeys(string name)
    {
        var visit = await site.OpenAs(name);
        await visit.Go("/preferences");
        await LooksRight(visit);
        await visit.Choose("Form.HasKeys", "true");
        await visit.Press("button.p");
        await There(visit, visit.Page.GetByRole(AriaRole.Status), "Your preferences were saved.");
        return visit;
    }

    /// <summary>As many times j as a person would press it.</summary>
    private static async Task MoveTo(Visit visit, string title)
    {
        var titles = await visit.Main.Locator("[data-row] a.t").AllInnerTextsAsync();
        var at = titles.ToList().IndexOf(title);
        Assert.True(at >= 0, $"{title} is not among {string.Join(", ", titles)}");
        for (var n = 0; n <= at; n++) await Press(visit, "j");
    }

    /// <summary>Waits for a page, and for its script: nobody is as fast as this hand.</summary>
    private static async Task There(Visit visit, ILocator place, string words)
    {
        await Expect(place).ToContainTextAsync(words, new() { Timeout = Patience });
        await visit.Page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static async Task Press(Visit visit, params string[] keys)
    {
        foreach (var key in keys) await visit.Page.Keyboard.PressAsync(key);
    }

    private static async Task LooksRight(Visit visit, bool resize = true)
    {
        var inspection = new Inspection(visit);
        await inspection.Axe();
        if (resize) await inspection.NoSidewaysScroll();
        Assert.Empty(inspection.Findings);
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }
}
