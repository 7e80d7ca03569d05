using IncidentRegister.Domain.Evidence;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>The register with a scanner beside it.</summary>
public sealed class ScanTests : IClassFixture<Site>, IDisposable
{
    private readonly FakeClamd clamd = new();
    private readonly Site site;

    public ScanTests(Site site)
    {
        this.site = site;
        site.Settings["Scanner:Address"] = clamd.Address;
        site.Settings["Scanner:Patience"] = "00:00:01";
    }

    public void Dispose() => clamd.Dispose();

    [Fact]
    public async Task What_lies_in_quarantine_is_scanned_and_only_the_clean_comes_out()
    {
        var incident = await site.Register.Enter(site.People.Ana, Submitted.Facts());
        var browser = await site.As(site.People.Ana);
        foreach (var says in new[] { "HANGS", "GARBAGE", "INFECTED", "nothing" })
            await browser.Upload(incident.Reference, $"{says}.txt", System.Text.Encoding.ASCII.GetBytes($"This file says {says}."));

        var files = new List<EvidenceFile>();
        for (var tries = 0; tries < 60 && files.Count(f => f.TriedAt is not null) < 4; tries++)
        {
            await Task.Delay(250);
            files = await site.Register.Read(db => db.EvidenceFiles.Where(e => e.IncidentId == incident.Id).OrderBy(e => e.Name).ToListAsync());
        }

        Assert.Equal(
            [("GARBAGE.txt", EvidenceState.Quarantined), ("HANGS.txt", EvidenceState.Quarantined), ("INFECTED.txt", EvidenceState.Refused), ("nothing.txt", EvidenceState.Clean)],
            files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, f.State)));
        var page = await browser.Html($"/incidents/{incident.Reference}/evidence");
        Assert.Contains("Eicar-Test-Signature", page, StringComparison.Ordinal);
        Assert.DoesNotContain("No scanner is set up here", page, StringComparison.Ordinal);
    }
}
