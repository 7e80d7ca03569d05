using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class OverviewPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private static readonly Place[] Places =
    [
        new("overview", "elif", "/overview"),
        new("overview-of-a-year", "elif", "/overview?year=2024"),
        new("overview-of-no-day", "elif", "/overview?as-of=yesterday") { Status = 400 },
        new("overview-map", "elif", "/overview/map"),
        new("counted-incidents", "elif", "/overview/incidents?region=asia"),
    ];

    public static TheoryData<string> Names => [.. Places.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_page_of_figures_is_in_order(string name) => Inspect(Places.Single(p => p.Name == name));
}
