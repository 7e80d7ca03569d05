using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class StatementPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private const string Joint = "{statement: Joint statement to the cooperation plenary, 21st}";
    private const string Coalition = "{statement: Coalition statement to the cooperation plenary, 23rd}";

    private static readonly Place[] Places =
    [
        new("statements", "grace", "/statements"),
        new("statements-to-read", "elif", "/statements"),
        new("add-statement", "elif", "/statements/add"),
        new("add-statement-refused", "elif", "/statements/add") { SentEmpty = true },
        new("add-statement-from-file", "elif", "/statements/add-file"),
        new("check-statement", "elif", "/statements/check"),
        new("check-statement-refused", "elif", "/statements/check") { SentEmpty = true },
        new("check-version", "elif", $"/statements/{Joint}/versions/check"),
        new("versions-of-a-statement", "grace", $"/statements/{Joint}/versions"),
        new("version-of-a-statement", "grace", $"/statements/{Joint}/versions/1"),
        new("reanchor", "elif", $"/statements/{Joint}/reanchor"),
        new("statement-for-the-liaison", "elif", $"/statements/{Joint}"),
        new("statement-for-a-member", "grace", $"/statements/{Coalition}"),
        new("passage", "grace", $"/statements/{Coalition}/v1/p3/0-10"),
        new("link-passage", "elif", $"/statements/{Joint}/link"),
        new("asks", "elif", "/responses"),
        new("asks-overdue", "elif", "/responses?due=overdue&sort=due"),
        new("ask", "elif", "/asks/{ask: Joint statement to the cooperation plenary, 21st}"),
        new("ask-step-refused", "elif", "/asks/{ask: Joint statement to the cooperation plenary, 21st}") { SentEmpty = true },
        new("matrix", "elif", "/responses/matrix"),
        new("matrix-folded", "elif", "/responses/matrix?year=2024&fold=public-statements&fold=court"),
        new("gaps", "elif", "/responses/gaps"),
        new("states", "elif", "/states"),
        new("state", "grace", "/states/SI"),
        new("state-not-recorded", "elif", "/states/NL"),
        new("record-standing", "elif", "/standings/record?party=netherlands"),
        new("record-standing-refused", "elif", "/standings/record") { SentEmpty = true },
        new("asks-proposed", "elif", "/statements/{statement: Joint statement to the cooperation plenary, 21st}/asks"),
        new("ask-by-hand", "elif", "/statements/{statement: Joint statement to the cooperation plenary, 21st}/asks/record"),
        new("responses", "grace", "/responses?show=responses"),
        new("record-response", "elif", "/responses/record?ask={ask: Joint statement to the cooperation plenary, 21st}"),
        new("record-response-refused", "elif", "/responses/record") { SentEmpty = true },
        new("announced", "grace", "/responses?show=announced"),
        new("announcement", "elif", "/announcements/{announcement: Resolution of the Assembly}"),
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
