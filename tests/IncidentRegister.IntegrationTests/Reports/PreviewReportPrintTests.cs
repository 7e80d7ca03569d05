using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Reports;

public sealed class PreviewReportPrintTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task What_is_printed_is_what_its_owner_may_read_marked_on_every_page_and_kept_nowhere()
    {
        register.Clock.SetTo("2026-11-18T12:00Z");
        await register.Release("<b>A raid</b> that all may know of", "2026-11-17T12:00Z");
        await register.Release("Only for those who are cleared", "2026-11-17T12:00Z", tlp: "amber");
        var id = await register.As(register.People.Member).Send(Planned.Weekly);

        var page = await register.As(register.People.Member).Send(Planned.Written(new PreviewReportPrint()) with { Id = id, Ceiling = "amber" });

        Assert.Contains("&lt;b&gt;A raid&lt;/b&gt; that all may know of", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Only for those who are cleared", page, StringComparison.Ordinal);
        Assert.Contains("@top-right{content:\"TLP:GREEN\"", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Empty(await register.Runs(id));
    }

    [Fact]
    public async Task Nobody_elses_report_is_printed_and_none_that_was_deleted()
    {
        var member = register.As(register.People.Member);
        var id = await member.Send(Planned.Weekly);

        foreach (var other in new[] { register.People.Liaison, register.People.Ana })
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(other).Send(Print(id)));
        await member.Send(new DeleteReport(id, (await member.Send(new ListReports())).Own.Single(r => r.Id == id).Version));
        await Assert.ThrowsAsync<NotFoundException>(() => member.Send(Print(id)));
    }

    private static PreviewReportPrint Print(Guid report) => Planned.Written(new PreviewReportPrint()) with { Id = report };
}
