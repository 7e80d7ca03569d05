using Microsoft.Playwright;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>Pictures of pages to look at, taken only if <c>REGISTER_SCREENSHOTS</c> names a folder.</summary>
internal static class Screenshots
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("REGISTER_SCREENSHOTS");

    /// <summary>Wide and light, wide and dark, narrow.</summary>
    public static async Task Take(IPage page, string name, string language)
    {
        if (string.IsNullOrEmpty(Folder)) return;

        await Take(page, $"{name}-{language}-light", 1280, ColorScheme.Light);
        await Take(page, $"{name}-{language}-dark", 1280, ColorScheme.Dark);
        await Take(page, $"{name}-{language}-320", 320, ColorScheme.Light);
    }

    private static async Task Take(IPage page, string name, int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"{name}.png"), FullPage = true });
    }
}
