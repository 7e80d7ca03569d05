using IncidentRegister.Local;
using Microsoft.Playwright;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>The one browser of a test process; every <see cref="Visit"/> has a context of its own in it.</summary>
internal static class Chromium
{
    // A window without a screen still draws its own bar from web pages, each in a process of its own and as busy as the
    // page that is tested. Naming what is off replaces what Playwright names, so its own that matter stand here again.
    private const string Off =
        "InitialWebUI,PreloadTopChromeWebUI,WebUILocationBar,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,WebUIOmniboxPopup,"
        + "WebUIReloadButton,WebUIToolbar,"
        + "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,"
        + "HttpsUpgrades,LensOverlay,MediaRouter,NetworkTimeServiceQuerying,OptimizationHints,PaintHolding,"
        + "ThirdPartyStoragePartitioning,Translate";

    // Without a sandbox, because tests also run as root; without anything that speaks to the network by itself.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-features=" + Off,
    ];

    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <exception cref="InvalidOperationException">There is none; the message tells the ways out.</exception>
    public static Task<IBrowser> Browser => Started.Value;

    private static async Task<IBrowser> Start()
    {
        var path = LocalChromium.Find() ?? throw new InvalidOperationException(
            "Browser tests found no Chromium: install one, or name one in CHROMIUM_PATH, or let npm bring one (x64).");
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }
}
