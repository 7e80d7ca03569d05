using FluentValidation;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Reports;

public sealed class PreviewReportTests(Register register) : IClassFixture<Register>
{
    private Register.Sender Member => register.As(register.People.Member);

    [Fact]
    public async Task What_is_written_is_told_before_it_is_kept_in_any_language_of_reports()
    {
        register.Clock.SetTo("2026-11-18T12:00Z");
        var raid = await register.Release("A raid of these days", "2026-11-17T12:00Z");

        var before = (await Member.Send(new ListReports())).Own.Count;
        var all = await Member.Send(Planned.Written(new PreviewReport()));
        var others = await Member.Send(Planned.Written(new PreviewReport { Language = "fr" }) with { Sections = ["statements"], HasCsv = false, HasDiscreetSubject = true });
        var arabic = await Member.Send(Planned.Written(new PreviewReport { Language = "ar" }));

        Assert.Contains(raid, all.Text, StringComparison.Ordinal);
        Assert.Contains(raid, all.Csv, StringComparison.Ordinal);
        Assert.Contains("A raid of these days", all.Html, StringComparison.Ordinal);
        Assert.StartsWith("[TLP:GREEN] Weekly report", all.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(raid, others.Text, StringComparison.Ordinal);
        Assert.Null(others.Csv);
        Assert.DoesNotContain("TLP", others.Subject, StringComparison.Ordinal);
        Assert.Contains("lang=\"fr\"", others.Html, StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", arabic.Html, StringComparison.Ordinal);
        Assert.Equal(before, (await Member.Send(new ListReports())).Own.Count);
    }

    [Fact]
    public async Task A_kept_report_is_told_as_it_is_written_now_and_stays_as_it_was()
    {
        register.Clock.SetTo("2026-11-18T12:00Z");
        await register.Release("Amber alone", "2026-11-17T12:00Z", tlp: "amber");
        var id = await Member.Send(Planned.Weekly);

        var above = await Member.Send(Planned.Written(new PreviewReport()) with { Id = id, Ceiling = "amber", Name = "Another name" });

        Assert.Contains("Another name", above.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Amber alone", above.Text, StringComparison.Ordinal); // further than its writer reads, it never tells
        Assert.Equal("Weekly, all regions", (await Member.Send(new ShowReport(id))).Kept!.Name);
        Assert.Empty(await register.Runs(id));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            register.As(register.People.Liaison).Send(Planned.Written(new PreviewReport()) with { Id = id }));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("367")]
    [InlineData("-7")]
    [InlineData("")]
    [InlineData("seven")]
    public async Task A_period_of_no_days_is_refused(string days)
    {
        foreach (var send in new Func<Task>[]
        {
            () => Member.Send(Planned.Written(new PreviewReport()) with { PeriodDays = days }),
            () => Member.Send(Planned.Weekly with { PeriodDays = days }),
        })
        {
            var refused = await Assert.ThrowsAsync<ValidationException>(send);
            Assert.Equal(["report.no-such-period"], refused.Errors.Select(e => e.ErrorMessage));
        }
    }
}
