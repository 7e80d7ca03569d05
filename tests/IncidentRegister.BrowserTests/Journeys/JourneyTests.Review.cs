using IncidentRegister.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>The review: the liaison's queue, a question, its answer, the decision.</summary>
public abstract partial class JourneyTests
{
    private const AriaRole Link = AriaRole.Link;

    private static async Task<string> ClaimAndAsk(Visit elif)
    {
        await elif.Page.Locator("header").GetByRole(Link, new() { Name = "Queue" }).ClickAsync();
        await elif.Page.GetByRole(Link, new() { Name = "Newest first" }).ClickAsync();
        var first = elif.Main.Locator("tbody tr").First;
        await Expect(first).ToContainTextAsync(Title);
        await first.GetByRole(Link, new() { Name = Title }).ClickAsync();
        var reference = elif.Page.Url[(elif.Page.Url.LastIndexOf('/') + 1)..];

        await elif.Press("form[action*='handler=Claim'] button");
        await elif.Write("Form.Text", Question);
        await elif.Press("form[action*='handler=Ask'] button");
        await Expect(elif.Page.Locator("#questions")).ToContainTextAsync(Question);
        return reference;
    }

    private static async Task AnswerQuestion(Visit ana)
    {
        await ana.Page.Locator("header").GetByRole(Link, new() { Name = "My incidents" }).ClickAsync();
        await ana.Main.GetByRole(Link, new() { Name = Title }).ClickAsync();
        await Expect(ana.Page.Locator("#questions")).ToContainTextAsync(Question);

        await ana.Write("Form.Answer", Answer);
        await ana.Press("form[action*='handler=Answer'] button");
        await Expect(ana.Page.Locator("#questions")).ToContainTextAsync(Answer);
    }

    private static async Task Verify(Visit elif, string reference)
    {
        await elif.Go($"/incidents/{reference}");
        await Expect(elif.Page.Locator("#questions")).ToContainTextAsync(Answer);

        await elif.Choose("Form.Grade", "verified");
        await elif.Press("form[action*='handler=Verify'] button");
        await Expect(elif.Main.Locator(".rhead")).ToContainTextAsync("Verified");
    }
}
