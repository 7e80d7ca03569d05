using System.IO.Compression;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using IncidentRegister.BrowserTests.Support;
using Microsoft.Playwright;

namespace IncidentRegister.BrowserTests.Pages;

/// <summary>What every page owes its readers, looked at in a browser. What is amiss is kept as sentences.</summary>
internal sealed partial class Inspection(Visit visit)
{
    private const int WeightMaxBytes = 15 * 1024;
    private const int Narrow = 320;
    private const int Wide = 1280;
    private const int Presses = 3;

    // What stands in a frame is a mail, looked at by tests of its own. Stylesheets are not fetched a second time for the one
    // rule that reads them, about the way a telephone is held.
    private const string Everything = "{ resultTypes: ['violations'], preload: false, iframes: false }";

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> findings = [];

    private IPage Page => visit.Page;

    public IReadOnlyList<string> Findings => findings;

    /// <summary>What the browser complained about. That a page for a refusal is one is no complaint.</summary>
    public void Listen(IResponse html)
    {
        foreach (var trouble in visit.Troubles)
        {
            var isItself = !html.Ok && trouble.Contains(html.Url, StringComparison.Ordinal);
            Expect(isItself, $"makes the browser complain: {trouble}");
        }
    }

    /// <summary>Size of the page and its stylesheet as they are sent without script: gzip.</summary>
    public async Task Weigh(IResponse html)
    {
        var bytes = Packed(await html.BodyAsync());
        var links = Page.Locator("link[rel=stylesheet]");
        var styles = await links.EvaluateAllAsync<string[]>("all => all.map(l => l.href)");
        foreach (var style in styles) bytes += Packed(await (await Page.APIRequest.GetAsync(style)).BodyAsync());
        Expect(bytes <= WeightMaxBytes, $"weighs {bytes} bytes, more than {WeightMaxBytes}");
    }

    public async Task Head(string language)
    {
        var root = Page.Locator("html");
        Expect(await root.GetAttributeAsync("lang") == language, $"is not marked as {language}");
        Expect(await root.GetAttributeAsync("dir") == "ltr", $"has no direction in {language}");
        var headings = await Page.Locator("h1").CountAsync();
        Expect(headings == 1, $"has {headings} h1 in {language}");
        Expect(await Page.Locator("main").CountAsync() == 1, "has not exactly one main");
        Expect((await Page.TitleAsync()).Trim().Length > 0, $"has no title in {language}");
        var keys = TextKey().Matches(await Page.Locator("body").InnerTextAsync()).Select(m => m.Value);
        foreach (var key in keys.Distinct()) Expect(false, $"shows a key instead of a text in {language}: {key}");
    }

    /// <summary>The summary of errors has the focus, and every line of it leads to a field.</summary>
    public async Task Refused()
    {
        var summary = Page.Locator(".sum");
        if (await summary.CountAsync() != 1)
        {
            Expect(false, "comes back without a summary of its errors");
            return;
        }

        Expect(await Comes(".sum:focus"), "has a summary without the focus");
        var astray = await summary.Locator("a").EvaluateAllAsync<string[]>("""
            links => links.map(l => l.hash.slice(1))
              .filter(id => !document.getElementById(id)?.matches('input, select, textarea, fieldset'))
            """);
        Expect(astray.Length == 0, $"has a summary that leads to no field: {string.Join(", ", astray)}");
    }

    /// <summary>
    /// axe wide and narrow, light and dark, without loading the page again: what is dark is looked at where it is narrow.
    /// A page that is still coming has no colours yet.
    /// </summary>
    public async Task Axe()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await Page.EvaluateAsync(AxeScript);
        await Resize(Wide);
        await LookFor("wide, light", ColorScheme.Light);
        await Resize(Narrow);
        await LookFor("narrow, dark", ColorScheme.Dark);
    }

    /// <summary>Nothing sticks out of a narrow window, in either direction of writing.</summary>
    public async Task NoSidewaysScroll()
    {
        await Resize(Narrow);
        foreach (var direction in new[] { "rtl", "ltr" })
        {
            await Page.EvaluateAsync("direction => { document.documentElement.dir = direction }", direction);
            var width = await Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
            if (width > Narrow)
                Expect(false, $"is {width} wide in {direction} at {Narrow} px: {await StickingOut()}");
        }
    }

    public async Task Keyboard()
    {
        await Resize(Wide);
        await Page.Locator("body").EvaluateAsync("body => { document.activeElement?.blur(); scrollTo(0, 0) }");
        if (await Page.Locator(".sum").CountAsync() == 0) // which takes the focus
        {
            Expect(await TabLeadsToSkipLink(), "does not begin with the skip link");
            Expect(await EnterLeadsToMain(), "has a skip link that leads nowhere");
        }

        var forms = await Page.Locator("form").EvaluateAllAsync<string[]>("""
            forms => forms
              .filter(form => ![...form.elements].some(e => e.matches('button:not([type=button]), input[type=submit]')))
              .map(form => form.getAttribute('action') ?? form.className)
            """);
        Expect(forms.Length == 0, $"has forms that Enter cannot send: {string.Join(", ", forms)}");

        // Enter in a field presses the first button of its form, which must not add or take away anything.
        var first = Page.Locator("main form:has(input:not([type=hidden]))").Locator("button, input[type=submit]").First;
        if (await first.CountAsync() > 0)
        {
            var name = await first.GetAttributeAsync("name");
            Expect(name is not ("add" or "remove"), "has a form in which Enter adds or removes");
        }
    }

    // In the page itself: the package's own way opens a second page for every look, at five times the cost.
    private async Task LookFor(string where, ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var violations = await Page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run({{Everything}})).violations.map(v =>
              `${v.id} (${v.help}) at ${v.nodes.slice(0, 4).map(n => n.target.join(' ')).join(' | ')}`)
            """);
        foreach (var violation in violations) Expect(false, $"axe, {where}: {violation}");
    }

    // A busy browser drops a key now and then; a page that begins elsewhere begins there with the first key that counts.
    private async Task<bool> TabLeadsToSkipLink()
    {
        for (var press = 0; press < Presses; press++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Comes("body :focus")) break;
        }

        return await Focused("class") == "skip";
    }

    // A link that leads nowhere never leads anywhere.
    private async Task<bool> EnterLeadsToMain()
    {
        for (var press = 0; press < Presses; press++)
        {
            await Page.Locator("a.skip").PressAsync("Enter");
            if (await Comes("#main:target")) return true;
        }

        return false;
    }

    // A busy browser runs the page's own script, and follows its links, a moment after the page has come.
    private async Task<bool> Comes(string selector)
    {
        try
        {
            await Page.Locator(selector).WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 3_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private Task<string?> Focused(string attribute) =>
        Page.EvaluateAsync<string?>("name => document.activeElement?.getAttribute(name)", attribute);

    private Task<string> StickingOut() => Page.EvaluateAsync<string>("""
        width => {
          const sticksOut = ({ width: own, left, right }) => own > 0 && (right > width + 1 || left < -1);
          const scrollsItself = e =>
            e && (getComputedStyle(e).overflowX !== 'visible' || scrollsItself(e.parentElement));
          return [...document.body.querySelectorAll('*')]
            .filter(e => sticksOut(e.getBoundingClientRect()) && !scrollsItself(e.parentElement))
            .slice(0, 5).map(e => e.tagName.toLowerCase() + (e.id ? '#' + e.id : '')).join(', ');
        }
        """, Narrow);

    private Task Resize(int width) => Page.SetViewportSizeAsync(width, 900);

    private void Expect(bool isSo, string otherwise)
    {
        if (!isSo) findings.Add(otherwise);
    }

    private static int Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(body);
        return (int)packed.Length;
    }

    // Keys look like "field.required"; addresses and file names do not end in a lower-case word after one point alone.
    [GeneratedRegex(
        @"(?<![\w@/.-])(?:field|date|case|incident|statement|response|ask|queue|search|error|nav|label)\."
        + @"[a-z]+(?:-[a-z]+)*(?![\w.@/])")]
    private static partial Regex TextKey();
}
