using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class ReviewPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private const string Waiting = "{incident: [Demo] Bank closes}";

    private static readonly Place[] Places =
    [
        new("queue", "elif", "/queue"),
        new("queue-filtered", "elif", "/queue?status=submitted&assigned=nobody"),
        new("queue-by-severity", "elif", "/queue?sort=severity&due=overdue"),
        new("queue-preview", "elif", $"/queue?sel={Waiting}"),
        new("bulk-assign", "elif", $"/queue/bulk?do=assign&on={Waiting}"),
        new("bulk-grade", "elif", $"/queue/bulk?do=grade&on={Waiting}&on=INC-2026-00000"),
        new("bulk-link", "elif", $"/queue/bulk?do=link&on={Waiting}"),
        new("bulk-export", "elif", $"/queue/bulk?do=export&on={Waiting}&on=INC-2026-00000"),
        new("bulk-nothing", "elif", "/queue/bulk?do=assign"),
        new("queue-views", "elif", "/queue/views?status=submitted"),
        new("review", "elif", $"/queue/{Waiting}"),
        new("review-decided", "elif", "/queue/{incident: Six Palestinian organisations declared}"),
        new("incident-decided", "elif", "/incidents/{incident: Six Palestinian organisations declared}"),
        new("compare", "elif", $"/incidents/{Waiting}/compare/{{incident: Six Palestinian organisations declared}}"),
        new("notices", "elif", "/notices"),
        new("reports", "elif", "/reports"),
        new("report-new", "elif", "/reports/new"),
        new("report-new-of-a-member", "grace", "/reports/new"),
        new("report-groups", "elif", "/reports/groups"),
        new("deliveries", "elif", "/reports/{run-in-doubt-for: ana}/runs/{run-in-doubt-for: ana}/deliveries"),
        new("search", "elif", "/search"),
        new("search-found", "elif", "/search?q=sanctions"),
        new("search-nothing", "elif", "/search?q=zzzzzz"),
    ];

    public static TheoryData<string> Names => [.. Places.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_page_of_the_liaison_is_in_order(string name) => Inspect(Places.Single(p => p.Name == name));
}
