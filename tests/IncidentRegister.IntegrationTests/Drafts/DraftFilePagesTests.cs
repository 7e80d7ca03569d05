using System.Net;
using System.Security.Cryptography;
using IncidentRegister.IntegrationTests.Evidence;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Drafts;

/// <summary>Files within a draft through the pages, without script.</summary>
public class DraftFilePagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(100_000)];
    private IEnumerable<string> Stored => Directory.Exists(site.EvidenceFolder) ? Directory.GetFiles(site.EvidenceFolder) : [];

    public Task InitializeAsync() => Told.DefineWords(site.Register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_is_added_on_the_way_and_goes_with_the_report()
    {
        var (browser, draft) = await Begin();

        var onward = await browser.Submit($"{draft}/evidence", [("step", "files")]);
        var brought = await browser.UploadAt($"{draft}/files/add", "letter.pdf", Pdf, "The letter of <May>");
        var files = await browser.Html($"{draft}/files");
        var check = await browser.Html($"{draft}/check");
        await Fill(browser, draft);
        var sent = await browser.Submit($"{draft}/check", []);
        var evidence = await browser.Html($"{sent.Headers.Location!.OriginalString.Split('?')[0]}/evidence");

        Assert.Equal($"{draft}/files", onward.Headers.Location!.OriginalString);
        Assert.StartsWith($"{draft}/files#f-", brought.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("The letter of &lt;May&gt;", files, StringComparison.Ordinal);
        Assert.Contains("Only you know that a file is here", files, StringComparison.Ordinal);
        Assert.Contains("letter.pdf", check, StringComparison.Ordinal);
        Assert.Contains("letter.pdf", evidence, StringComparison.Ordinal);
        Assert.Contains("Sent with the report by you", evidence, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"{draft}/files")).StatusCode);
    }

    [Fact]
    public async Task What_is_taken_out_or_thrown_away_is_gone_from_the_disk_as_well()
    {
        var (browser, draft) = await Begin();
        var before = Stored.Order().ToArray();
        await browser.UploadAt($"{draft}/files/add", "a.pdf", Pdf);
        await browser.UploadAt($"{draft}/files/add", "b.pdf", Pdf);
        Assert.Equal(before.Length + 2, Stored.Count());

        var removed = await browser.Submit($"{draft}/files", []);
        Assert.Equal($"{draft}/files", removed.Headers.Location!.OriginalString);
        Assert.Equal(before.Length + 1, Stored.Count());
        Assert.Contains("b.pdf", await browser.Html($"{draft}/files"), StringComparison.Ordinal);

        await browser.Submit($"{draft}/check", [], $"{draft}/check?handler=Discard");
        Assert.Equal(before, Stored.Order());
    }

    [Fact]
    public async Task A_file_that_is_none_of_those_taken_comes_back_with_its_reason_beside_the_field()
    {
        var (browser, draft) = await Begin();

        var refused = await browser.UploadAt($"{draft}/files/add", "picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "Kept words");
        var page = await browser.Html(refused.Headers.Location!.OriginalString);

        Assert.Contains("href=\"#Form_File\"", page, StringComparison.Ordinal);
        Assert.Contains("Kept words", page, StringComparison.Ordinal);
        Assert.DoesNotContain("picture.svg", await browser.Html($"{draft}/files"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_the_files_of_a_draft()
    {
        var (browser, draft) = await Begin();
        await browser.UploadAt($"{draft}/files/add", "a.pdf", Pdf);

        foreach (var person in new[] { site.People.Bo, site.People.Lead, site.People.Stranger })
            foreach (var page in new[] { $"{draft}/files", $"{draft}/files/add" })
                Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(person)).Get(page)).StatusCode);
    }

    private async Task<(Browser Browser, string Draft)> Begin()
    {
        var browser = await site.As(site.People.Ana);
        var begun = await browser.Submit("/drafts", []);
        return (browser, begun.Headers.Location!.OriginalString[..^"/what".Length]);
    }

    private static async Task Fill(Browser browser, string draft)
    {
        await browser.Submit($"{draft}/what",
        [
            ("Form.Title", "A raid"), ("Form.Account", "They came at six."), ("Form.Acts[0].Type", "intimidation.personal"),
            ("Form.Acts[0].Stages[0].Kind", "carried-out"), .. Day("Form.Acts[0].Stages[0].Date"), ("step", "continue"),
        ]);
        await browser.Submit($"{draft}/when", [.. Day("Form.Occurred"), ("step", "continue")]);
        await browser.Submit($"{draft}/sharing", [("Form.Severity", "high"), ("step", "continue")]);
    }

    private static (string, string?)[] Day(string field) =>
        [($"{field}.Precision", "day"), ($"{field}.Day", "14"), ($"{field}.Month", "11"), ($"{field}.Year", "2025")];
}
