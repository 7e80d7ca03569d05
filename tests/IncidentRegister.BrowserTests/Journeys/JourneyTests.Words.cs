using IncidentRegister.BrowserTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace IncidentRegister.BrowserTests.Journeys;

/// <summary>The words of a statement, and the deeds that followed.</summary>
public abstract partial class JourneyTests
{
    private async Task LinkWords(Visit elif, string reference)
    {
        await elif.Page.Locator("header").GetByRole(Link, new() { Name = "Statements" }).ClickAsync();
        await elif.Main.GetByRole(Link, new() { Name = Statement }).ClickAsync();
        if (script) await SelectWords(elif, reference);
        else await TickSentence(elif, reference);

        await elif.Choose("Form.Relation", "describes");
        await elif.Choose("Form.Stance", "condemns");
        await elif.Press("form:has([name='Form.Stance']) button.p");
        await Expect(Cards(elif, reference)).ToHaveCountAsync(1);
        Assert.EndsWith("#p5", elif.Page.Url, StringComparison.Ordinal);
    }

    private static async Task SelectWords(Visit elif, string reference)
    {
        await elif.Page.EvaluateAsync("""
            sentence => {
              const nodes = document.createTreeWalker(document.querySelector('#p5'), NodeFilter.SHOW_TEXT);
              while (nodes.nextNode()) {
                const at = nodes.currentNode.data.indexOf(sentence);
                const end = at + sentence.length;
                if (at >= 0) getSelection().setBaseAndExtent(nodes.currentNode, at, nodes.currentNode, end);
              }
            }
            """, Sentence);
        await Expect(elif.Page.Locator("#choose .quote")).ToHaveTextAsync(Sentence);
        await elif.Write("Form.Incident", reference);
    }

    private static async Task TickSentence(Visit elif, string reference)
    {
        await Expect(elif.Page.Locator("#choose")).ToBeHiddenAsync();
        await elif.Main.Locator("a[href$='/link']").ClickAsync();
        await elif.Page.GetByLabel(Sentence).CheckAsync();
        await elif.Write("Form.Search", Title);
        await elif.Press("button[formaction*='handler=Search']");

        await Expect(elif.Page.GetByLabel(Sentence)).ToBeCheckedAsync();
        await elif.Choose("Form.Chosen", reference);
    }

    private static async Task UnlinkAndUndo(Visit elif, string reference)
    {
        await Cards(elif, reference).Locator("form[action*='handler=Unlink'] button").First.ClickAsync();
        await Expect(Cards(elif, reference)).ToHaveCountAsync(0);
        await Expect(elif.Page.GetByRole(AriaRole.Status)).ToContainTextAsync(Sentence);

        await elif.Press("form[action*='handler=Restore'] button");
        await Expect(Cards(elif, reference)).ToHaveCountAsync(1);
    }

    private static async Task RecordResponse(Visit elif, string reference)
    {
        await elif.Main.Locator("a[href*='/responses/record?ask=']").First.ClickAsync();
        await elif.WriteDay("Form.TakenOn", "2022-12-20");
        await elif.Write("Form.Title", Deed);
        var asked = await elif.Page.Locator("[name='Form.Incidents']").InputValueAsync(); // a response to an ask is about what it asks about
        await elif.Write("Form.Incidents", $"{asked}, {reference}");
        await elif.Press("form:has([name='Form.TakenOn.Year']) button.p");
        await Expect(elif.Main.Locator("li", new() { HasText = Deed })).ToContainTextAsync("19 days");
    }

    private static async Task ReadWhatBecameOfIt(Visit ana, string reference)
    {
        await ana.Go($"/incidents/{reference}");

        await Expect(ana.Page.Locator("#passages")).ToContainTextAsync(Sentence);
        await Expect(ana.Page.Locator("#passages")).ToContainTextAsync("9 December 2022");
        var deed = ana.Page.Locator("#responses tr", new() { HasText = Deed });
        await Expect(deed).ToContainTextAsync("19 after the incident");
        await Expect(deed).ToContainTextAsync("11 after");
    }

    private static ILocator Cards(Visit visit, string reference) =>
        visit.Main.Locator("section.sg", new() { HasText = reference });
}
