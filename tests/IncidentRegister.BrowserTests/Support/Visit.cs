using System.Collections.Concurrent;
using IncidentRegister.Web.Http;
using Microsoft.Playwright;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>How a browser is set up.</summary>
public sealed record Manner
{
    public bool Script { get; init; } = true;
    public string Language { get; init; } = "en";
    public int Width { get; init; } = 1280;
}

/// <summary>
/// One browser window with a jar of its own. Everything it complains about is kept in <see cref="Troubles"/>: refused
/// content (CSP), errors of script, files that did not come.
/// </summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> troubles = new();
    private readonly Uri address;

    private Visit(IPage page, Uri address)
    {
        (Page, this.address) = (page, address);
        page.Console += (_, said) => Note(said.Type is "error" or "warning", $"{said.Text} ({said.Location})");
        page.PageError += (_, error) => Note(true, error);
        page.RequestFailed += (_, request) => Note(true, $"{request.Url} {request.Failure}");
    }

    public IPage Page { get; }
    public IReadOnlyCollection<string> Troubles => troubles;

    internal static async Task<Visit> Begin(Uri address, Manner manner)
    {
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            JavaScriptEnabled = manner.Script,
            Locale = manner.Language,
            ViewportSize = new() { Width = manner.Width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Visit(await context.NewPageAsync(), address);
    }

    /// <summary>From now on pages come in a language, wide and light again: cheaper than a second window.</summary>
    public async Task Read(string language)
    {
        await Page.Context.AddCookiesAsync([Kept(Languages.CookieName, language)]);
        await Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(1280, 900);
    }

    public async Task<IResponse> Go(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"No answer to {path}.");

    /// <summary>What the register keeps on a device, as it would be kept.</summary>
    public Cookie Kept(string name, string value) => new()
    {
        Name = name,
        Value = value,
        Url = $"https://localhost:{address.Port}/",
        Secure = true,
        HttpOnly = true,
        SameSite = SameSiteAttribute.Lax,
    };

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble) troubles.Enqueue(what);
    }
}
