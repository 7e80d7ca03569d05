using System.Net;
using System.Security.Cryptography;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>Files through the pages, without script and without a scanner; who scans is played by the test.</summary>
public class EvidencePagesTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(200_000)];

    private Register Register => site.Register;
    private People People => site.People;
    private IEnumerable<string> Stored => Directory.Exists(site.EvidenceFolder) ? Directory.GetFiles(site.EvidenceFolder) : [];

    [Fact]
    public async Task A_file_is_brought_waits_in_quarantine_and_can_be_downloaded_once_it_is_clean()
    {
        var incident = await Draft();
        var browser = await site.As(People.Ana);

        var answer = await browser.Upload(incident.Reference, "letter.pdf", Pdf, "The letter of <May>");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var file = await Only(incident);
        Assert.Equal($"/incidents/{incident.Reference}/evidence#f-{file.Id}", answer.Headers.Location!.ToString());
        Assert.Equal(SHA256.HashData(Pdf), file.Sha256);
        var page = await browser.Html($"/incidents/{incident.Reference}/evidence");
        Assert.Contains("letter.pdf", page, StringComparison.Ordinal);
        Assert.Contains("The letter of &lt;May&gt;", page, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(file.Sha256), page.Replace("<wbr>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("In quarantine until it has been scanned", page, StringComparison.Ordinal);
        Assert.Contains("No scanner is set up here", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">Download<", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Get(Address(incident, file))).StatusCode);

        await Pass(file);
        var download = await browser.Get(Address(incident, file));

        Assert.Equal(HttpStatusCode.OK, download.StatusCode);
        Assert.Equal(Pdf, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment; filename=letter.pdf; filename*=UTF-8''letter.pdf", Header(download, "Content-Disposition"));
        Assert.Equal("sandbox; default-src 'none'; frame-ancestors 'none'", Header(download, "Content-Security-Policy"));
        Assert.Equal(("nosniff", "no-store", "same-origin", "application/pdf"), (Header(download, "X-Content-Type-Options"),
            Header(download, "Cache-Control"), Header(download, "Cross-Origin-Resource-Policy"), Header(download, "Content-Type")));
        page = WebUtility.HtmlDecode(await browser.Html($"/incidents/{incident.Reference}/evidence"));
        Assert.Contains("Received from you", page, StringComparison.Ordinal);
        Assert.Contains("Scanned by the register", page, StringComparison.Ordinal);
        Assert.Contains("Opened by you", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_do_not_see_what_is_in_quarantine_and_strangers_see_nothing()
    {
        var incident = await Draft();
        var ana = await site.As(People.Ana);
        await ana.Upload(incident.Reference, "secret.pdf", Pdf);
        await Register.Read(db => db.Database.ExecuteSqlAsync($"update incidents set status = 'submitted' where id = {incident.Id}"));
        var file = await Only(incident);

        foreach (var person in new[] { People.Bo, People.Liaison })
        {
            var browser = await site.As(person);
            Assert.DoesNotContain("secret.pdf", await browser.Html($"/incidents/{incident.Reference}/evidence"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Address(incident, file))).StatusCode);
        }

        await Pass(file);
        Assert.Equal(HttpStatusCode.OK, (await (await site.As(People.Liaison)).Get(Address(incident, file))).StatusCode);
        var stranger = await site.As(People.Stranger);
        foreach (var address in new[] { Address(incident, file), $"/incidents/{incident.Reference}/evidence", $"/incidents/{incident.Reference}/evidence/add" })
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get(address)).StatusCode);
    }

    [Fact]
    public async Task A_file_of_26_MB_is_refused_with_the_words_of_its_form()
    {
        var incident = await Draft();
        var before = Stored.Count();

        var answer = await (await site.As(People.Ana)).Upload(
            incident.Reference, "film.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. new byte[26 * 1024 * 1024]], "Filmed from the window");

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("A file may have up to 25 MB", page, StringComparison.Ordinal);
        Assert.Contains("Filmed from the window", page, StringComparison.Ordinal);
        Assert.Equal(before, Stored.Count());
        Assert.Empty(await Files(incident));
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray(), "Web pages and SVG drawings are not taken" },
        { "a.pdf", [.. "%PDF-1.7\n"u8, .. "PK\x01\x02"u8, .. new byte[42], .. "PK\x05\x06"u8, .. new byte[8], 46, 0, 0, 0, .. new byte[6]], "two kinds of file at once" },
        { "a.gif", "GIF89a/*"u8.ToArray(), "Files of this kind are not taken" },
        { "a.exe", [.. "MZ"u8, 0, 0], "Programs and scripts are not taken" },
        { "a.txt", [], "The file is empty" },
        { "", [], "Fill this in" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_not_taken_is_told_beside_the_field_and_leaves_nothing(string name, byte[] content, string sentence)
    {
        var incident = await Draft();
        var before = Stored.Count();
        var browser = await site.As(People.Ana);

        var answer = await browser.Upload(incident.Reference, name, content, "Words to keep");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var page = WebUtility.HtmlDecode(await browser.Html(answer.Headers.Location!.ToString()));
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains("href=\"#Form_File\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Words to keep\"", page, StringComparison.Ordinal);
        Assert.Equal(before, Stored.Count());
        Assert.Empty(await Files(incident));
    }

    [Fact]
    public async Task A_name_loses_its_path_and_its_marks_and_cannot_write_a_header()
    {
        var incident = await Draft();
        var browser = await site.As(People.Ana);
        await browser.Upload(incident.Reference, "../../raport\u202Eطfdp.%0d%0aX-Evil: 1é.pdf", Pdf);
        var file = await Only(incident);
        await Pass(file);

        var download = await browser.Get(Address(incident, file));

        Assert.Equal("raportطfdp._0d_0aX-Evil_ 1é.pdf", file.Name);
        Assert.Equal("../../raport[U+202E]طfdp.%0d%0aX-Evil: 1é.pdf", file.GivenName);
        Assert.False(download.Headers.Contains("X-Evil"));
        Assert.Equal("raportطfdp._0d_0aX-Evil_ 1é.pdf", download.Content.Headers.ContentDisposition!.FileNameStar);
        Assert.All(Header(download, "Content-Disposition"), c => Assert.InRange(c, ' ', '~'));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(100_000)]
    [InlineData(200_050)]
    public async Task An_upload_that_is_cut_off_leaves_nothing(int missing)
    {
        var incident = await Draft();
        var before = Stored.Count();

        var answer = await (await site.As(People.Ana)).Upload(incident.Reference, "letter.pdf", Pdf, change: body => body[..^(missing + 6)]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, Stored.Count());
        Assert.Empty(await Files(incident));
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_before_its_file_is_read()
    {
        var incident = await Draft();
        var before = Stored.Count();

        var answer = await (await site.As(People.Ana)).Upload(incident.Reference, "letter.pdf", Pdf, "Words to keep",
            body => [.. System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(body).Replace("__af", "other", StringComparison.Ordinal))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Words to keep", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, Stored.Count());
    }

    [Fact]
    public async Task Verifying_tells_a_match_a_mismatch_and_what_cannot_be_told()
    {
        var incident = await Draft();
        var browser = await site.As(People.Ana);
        await browser.Upload(incident.Reference, "letter.pdf", Pdf);
        var path = Path.Combine(site.EvidenceFolder, $"{(await Only(incident)).Id:N}.sealed");
        var list = $"/incidents/{incident.Reference}/evidence";

        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Submit(list, [])).StatusCode);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[100_000] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await browser.Submit(list, []);
        File.Delete(path);
        await browser.Submit(list, []);

        var outcomes = await Register.Read(db => db.CustodyEntries.Where(c => c.IncidentId == incident.Id && c.Kind == CustodyKind.Verified)
            .OrderBy(c => c.At).Select(c => c.Outcome).ToListAsync());
        Assert.Equal([CustodyOutcome.Match, CustodyOutcome.Mismatch, CustodyOutcome.NotVerifiable], outcomes);
        Assert.Contains("mismatch: the file is not what was received", WebUtility.HtmlDecode(await browser.Html(list)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_never_handed_out_as_whole()
    {
        var incident = await Draft();
        var browser = await site.As(People.Ana);
        await browser.Upload(incident.Reference, "letter.pdf", Pdf);
        var file = await Only(incident);
        await Pass(file);
        var path = Path.Combine(site.EvidenceFolder, $"{file.Id:N}.sealed");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        await Assert.ThrowsAnyAsync<Exception>(async () => await (await browser.Get(Address(incident, file))).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_page_of_another_kind_cannot_take_a_file_in()
    {
        var incident = await Draft();
        var file = await Brought(incident);
        var browser = await site.As(People.Ana);
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Dest", "iframe");

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get(Address(incident, file))).StatusCode);
        Assert.Equal(1, await Register.Read(db => db.CustodyEntries.CountAsync(c => c.EvidenceId == file.Id && c.Kind != CustodyKind.Scanned)));
    }

    [Fact]
    public async Task The_page_of_the_incident_leads_to_its_files()
    {
        var incident = await Draft();

        Assert.Contains($"href=\"/incidents/{incident.Reference}/evidence\"",
            await (await site.As(People.Ana)).Html($"/incidents/{incident.Reference}"), StringComparison.Ordinal);
    }

    private async Task<EvidenceFile> Brought(Incident incident)
    {
        await (await site.As(People.Ana)).Upload(incident.Reference, "letter.pdf", Pdf);
        var file = await Only(incident);
        await Pass(file);
        return file;
    }

    private Task<Incident> Draft() => Register.Enter(People.Ana, Submitted.Facts());

    private Task<List<EvidenceFile>> Files(Incident incident) =>
        Register.Read(db => db.EvidenceFiles.Where(e => e.IncidentId == incident.Id).ToListAsync());

    private async Task<EvidenceFile> Only(Incident incident) => Assert.Single(await Files(incident));

    private async Task Pass(EvidenceFile file) => await Register.As(CurrentUser.TheCustodian).Send(new RecordScan(file.Id, ScanAnswer.Clean));

    private static string Address(Incident incident, EvidenceFile file) => $"/incidents/{incident.Reference}/evidence/{file.Id}";

    private static string Header(HttpResponseMessage answer, string name) =>
        (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? values.Single() : "");
}
