using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class DoorPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private static readonly Place[] Places =
    [
        new("sign-in", null, "/sign-in"),
        new("sign-in-refused", null, "/sign-in?return=%2Fhelp") { SentEmpty = true },
        new("forgotten-password", null, "/forgotten-password"),
        new("help", null, "/help"),
        new("language", null, "/language"),
        new("unsubscribe", null, "/unsubscribe/{way-out-of: ana}"),
        new("public", null, "{public: /public}"),
        new("public-narrowed", null, "{public: /public}?year=2026"),
        new("public-release", null, "/public/{public-release: [Demo] A lawyer may no longer}"),
        new("public-page-open", "hugo", "{public: /admin/public}"),
        new("public-page-refused", "hugo", "/admin/public") { SentEmpty = true },
        new("reports-of-everybody", "hugo", "/admin/reports"),
        new("clearances", "hugo", "/admin/clearances"),
        new("clearances-refused", "hugo", "/admin/clearances") { SentEmpty = true },
        new("measures", "hugo", "/admin/measures"),
        new("measure", "hugo", "/admin/measures/M05"),
        new("measure-refused", "hugo", "/admin/measures/M05") { SentEmpty = true },
        new("prove-again", "hugo", "/prove-again?return=%2Fadmin%2Fclearances") { IsSignedInAWhileAgo = true },
        new("preferences", "grace", "/preferences"),
        new("not-found", "ana", "/nothing-here") { Status = 404 },
        new("forbidden", "ana", "/queue") { Status = 403 },
    ];

    public static TheoryData<string> Names => [.. Places.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_page_at_the_door_is_in_order(string name) => Inspect(Places.Single(p => p.Name == name));
}
