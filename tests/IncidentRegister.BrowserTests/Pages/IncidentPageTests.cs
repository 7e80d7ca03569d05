using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

public sealed class IncidentPageTests(DemoSite site) : PageTests(site), IClassFixture<DemoSite>
{
    private const string Designation = "{incident: Six Palestinian organisations declared}";

    private static readonly Place[] Places =
    [
        new("my-incidents", "ana", "/incidents"),
        new("start-report", "ana", "/drafts"),
        new("quick-report", "ana", "/incidents/quick"),
        new("quick-report-refused", "ana", "/incidents/quick") { SentEmpty = true },
        new("paste-report", "ana", "/drafts/paste"),
        new("paste-report-refused", "ana", "/drafts/paste") { SentEmpty = true },
        new("blank-form", "ana", "/drafts/blank"),
        new("blank-form-arabic", "ana", "/drafts/blank?lang=ar"),
        new("draft-files", "ana", "/drafts/{draft: ana}/files"),
        new("add-draft-file", "ana", "/drafts/{draft: ana}/files/add"),
        new("held-reports", "bilal", "/incidents/held?for={held: [Demo] Above the limit}"),
        new("send-back", "bilal", "/incidents/{held: [Demo] Above the limit, too}/send-back"),
        new("send-back-refused", "bilal", "/incidents/{held: [Demo] Above the limit, again}/send-back") { SentEmpty = true },
        new("held-report", "ana", "/incidents/{held: [Demo] Above the limit, of late}"),
        new("log-incident", "ana", "/incidents/log"),
        new("log-incident-refused", "ana", "/incidents/log") { SentEmpty = true },
        new("incident", "ana", $"/incidents/{Designation}"),
        new("incident-with-a-question", "ana", "/incidents/{incident: [Demo] Pamphlets call}"),
        new("incident-for-the-liaison", "elif", "/incidents/{incident: [Demo] Bank closes}"),
        new("evidence", "ana", $"/incidents/{Designation}/evidence"),
        new("add-evidence", "ana", "/incidents/{incident: [Demo] Anonymous calls}/evidence/add"),
        new("amend-incident", "ana", "/incidents/{incident: [Demo] Anonymous calls}/amend"),
        new("relate-incident", "ana", $"/incidents/{Designation}/relate"),
        new("later-stage", "ana",
            "/incidents/{incident: [Demo] Anonymous calls}/stage?act={act: [Demo] Anonymous calls}"),
    ];

    public static TheoryData<string> Names => [.. Places.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_page_of_incidents_is_in_order(string name) => Inspect(Places.Single(p => p.Name == name));
}
