using System.Text;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Local;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.IntegrationTests.Seeds;

/// <summary>The reports of the demo, as the operator runs them.</summary>
public sealed class SeededReportTests(SeededRegister seeded) : IClassFixture<SeededRegister>
{
    private const string Weekly = "Weekly, all regions";

    [Fact]
    public async Task What_was_released_was_prepared_by_one_and_approved_by_another_with_consent()
    {
        var origins = await seeded.Read(db => db.ReleaseOrigins.ToListAsync());

        Assert.Equal(7, origins.Count);
        Assert.All(origins, o => Assert.NotEqual(o.PreparedBy, o.ApprovedBy));
        Assert.Equal(1, await seeded.Read(db => db.ReleaseWithdrawals.CountAsync()));
        Assert.Equal(0, await seeded.Read(db => db.Incidents.CountAsync(
            i => db.ReleaseOrigins.Any(o => o.IncidentId == i.Id) && !i.Consents.Any())));
    }

    [Fact]
    public async Task The_week_of_2024_and_the_last_one_have_something_to_say()
    {
        var then = await Text(Weekly, new DateOnly(2024, 12, 9));
        var now = await Text(Weekly, null);
        var monthly = await Text("Monthly, what still waits", new DateOnly(2024, 12, 9));

        Assert.Contains("Weekly report, 3 to 9 December 2024", then, StringComparison.Ordinal);
        Assert.Contains("3 new incidents were released.", then, StringComparison.Ordinal);
        Assert.Contains("4 released incidents are still without a response", then, StringComparison.Ordinal);
        Assert.Contains("2 new incidents were released.", now, StringComparison.Ordinal);
        Assert.Contains("2 releases were corrected or withdrawn.", now, StringComparison.Ordinal);
        Assert.Contains("One released incident is still without a response", monthly, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "/Title (Weekly report, ")]
    [InlineData("fr", "/Lang (fr)")]
    [InlineData("es", "/Lang (es)")]
    [InlineData("ar", "/Lang (ar)")]
    public async Task It_goes_in_every_language_with_a_tagged_pdf_and_a_table(string language, string mark)
    {
        await using var services = ActingAs.Services(
            seeded.App, printing: new PdfPrinter.Settings(LocalChromium.Find, TimeSpan.FromMinutes(1)));
        var report = await Rendered(services, Weekly, null, language);

        var pdf = Encoding.Latin1.GetString(report.Files[0].Content);
        Assert.Equal(["report.pdf", "incidents.csv"], report.Files.Select(f => f.Name));
        Assert.Contains("report.pdf", report.Text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", pdf, StringComparison.Ordinal);
        Assert.Contains(mark, pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_prints_it_goes_with_the_table_and_says_so()
    {
        var report = await Rendered(seeded.Services, Weekly, null, "en");

        Assert.Equal(["incidents.csv"], report.Files.Select(f => f.Name));
        Assert.Contains("There is no PDF of this report this time", report.Text, StringComparison.Ordinal);
        Assert.Contains("There is no PDF of this report this time", report.Html, StringComparison.Ordinal);
    }

    private async Task<string> Text(string name, DateOnly? day) => (await Rendered(seeded.Services, name, day, "en")).Text;

    private static async Task<RenderedReport> Rendered(IServiceProvider services, string name, DateOnly? day, string language)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = CurrentUser.AtTheMachine;
        var run = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RunReport(name, day));
        return await scope.ServiceProvider.GetRequiredService<IReportRenderer>().Render(run.Id, language, Tlp.Green, default);
    }
}
