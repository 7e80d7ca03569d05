using System.Collections.Concurrent;
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

    private Visit(IPage page)
    {
        Page = page;
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
        return new Visit(await context.NewPageAsync());
    }

    public async Task<IResponse> Go(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"No answer to {path}.");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble) troubles.Enqueue(what);
    }
}
