using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class StatementPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private const string Joint = "{statement: Joint statement to the cooperation plenary, 21st}";
    private const string Coalition = "{statement: Coalition statement to the cooperation plenary, 23rd}";

    private static readonly Place[] Places =
    [
        new("statements", "grace", "/statements"),
        new("enter-statement", "elif", "/statements/enter"),
        new("enter-statement-refused", "elif", "/statements/enter") { SentEmpty = true },
        new("statement-for-the-liaison", "elif", $"/statements/{Joint}"),
        new("statement-for-a-member", "grace", $"/statements/{Coalition}"),
        new("link-passage", "elif", $"/statements/{Joint}/link"),
        new("asks", "elif", "/responses"),
        new("responses", "grace", "/responses?show=responses"),
        new("record-response", "elif", "/responses/record?ask={ask: Joint statement to the cooperation plenary, 21st}"),
        new("record-response-refused", "elif", "/responses/record") { SentEmpty = true },
        new("releases", "grace", "/releases"),
        new("releases-filtered", "grace", "/releases?year=2026&q=threat"),
        new("release-feeds", "grace", "/releases/feeds"),
        new("release-proposals", "elif", "/releases/proposals"),
        new("prepare-release", "elif", "/incidents/{incident: Six Palestinian organisations declared}/release"),
        new("prepare-release-refused", "elif", "/incidents/{incident: Six Palestinian organisations declared}/release") { SentEmpty = true },
    ];

    public static TheoryData<string> Names => [.. Places.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_page_of_words_and_deeds_is_in_order(string name) => Inspect(Places.Single(p => p.Name == name));
}
