using IncidentRegister.BrowserTests.Pages;
using IncidentRegister.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>A report that is written in sections, left for later, found again and sent.</summary>
public abstract partial class JourneyTests
{
    private const string Raid = "Three vans outside the office at dawn";

    [Fact]
    public async Task A_report_is_written_in_sections_left_and_found_again()
    {
        await using var ana = await SignIn("ana@demo.example");

        await ana.Page.Locator("header").GetByRole(Link, new() { Name = "Log an incident" }).ClickAsync();
        await ana.Press("button.p");
        await TellWhatHappened(ana);
        await ana.WriteDay("Form.Occurred", "2022-12-31");
        await ana.Write("Form.Occurred.Month", "11"); // a day that does not exist
        await ana.Press("button[name=step][value=leave]");

        await ana.Page.GetByRole(Link, new() { Name = Raid }).ClickAsync();
        await Expect(ana.Page.Locator(".sum")).ToContainTextAsync("When it happened");
        await ana.Page.Locator(".sum a").First.ClickAsync();
        await Expect(ana.Page.Locator("[name='Form.Occurred.Day']")).ToHaveValueAsync("31");
        await ana.Write("Form.Occurred.Month", "12");
        await ana.Press("button[name=step][value=continue]");
        foreach (var section in new[] { "Who was targeted", "Who did it", "Sources" })
        {
            await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(section);
            await ana.Press("button[name=step][value=continue]");
        }

        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync("Weight, consent and sharing");
        await ana.Choose("Form.Severity", "high");
        await ana.Choose("Form.Consent[liaison.event]", "given");
        if (script) await LooksRight(ana); // axe is a script itself
        await ana.Press("button[name=step][value=continue]");
        await Expect(ana.Page.Locator(".sum")).ToHaveCountAsync(0);
        await ana.Press("button.p");

        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(Raid);
        await Expect(ana.Page.GetByText("Your receipt is INC-")).ToBeVisibleAsync();
        await Expect(ana.Page.Locator("#acts")).ToContainTextAsync("Second floor");
        Assert.Empty(ana.Troubles);
    }

    private async Task TellWhatHappened(Visit ana)
    {
        await ana.Write("Form.Title", Raid);
        await ana.Choose("Form.Acts[0].Type", "physical.raid-seizure");
        if (script) await Expect(ana.Page.Locator("[data-draft-status]")).ToContainTextAsync("Draft saved");
        await ana.Press("button[name=questions]");
        await ana.Write("Form.Acts[0].Details[premises]", "Second floor");
        await ana.Press("button[name=step][value=continue]"); // without an account and a stage

        await Expect(ana.Page.Locator(".sum a")).ToHaveCountAsync(3);
        await ana.Write("Form.Account", Account);
        await ana.Choose("Form.Acts[0].Stages[0].Kind", "carried-out");
        await ana.WriteDay("Form.Acts[0].Stages[0].Date", "2022-12-31");
        await ana.Press("button[name=step][value=continue]");
        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync("When and where");
    }

    private static async Task LooksRight(Visit visit)
    {
        var inspection = new Inspection(visit);
        await inspection.Axe();
        await inspection.NoSidewaysScroll();
        Assert.Empty(inspection.Findings);
    }
}
