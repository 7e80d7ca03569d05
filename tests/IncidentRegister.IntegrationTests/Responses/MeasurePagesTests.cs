using System.Net;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Responses;

/// <summary>The administrator puts a measure out of use and back, and is asked once more before.</summary>
public class MeasurePagesTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Catalogue = "/admin/measures";
    private static int many;
    private readonly string measure = $"PAG{Interlocked.Increment(ref many)}";

    private string Page => $"{Catalogue}/{measure}";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        var labels = new Dictionary<string, string> { ["en"] = $"Measure {measure} of a page" };
        await site.Register.As(CurrentUser.AtTheMachine)
            .Send(new DefineMeasures([new MeasureFacts(measure, MeasureGroup.Practical, 78) { Labels = labels }]));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_measure_goes_out_of_use_once_it_is_confirmed_and_the_catalogue_says_since_when()
    {
        var administrator = await site.As(site.People.Administrator);

        var unmeant = await administrator.Submit(Page, [("Form.Successor", "M04")], $"{Page}?handler=Out");
        var asked = await administrator.Html(unmeant.Headers.Location!.OriginalString);
        Assert.Contains("Tick this", asked, StringComparison.Ordinal);
        Assert.Matches("value=\"M04\" selected", asked);
        Assert.Null((await Line()).OutOfUseSince);

        var done = await administrator.Submit(Page, [("Form.Successor", "M04"), ("Form.IsConfirmed", "true")], $"{Page}?handler=Out");
        Assert.Equal(Catalogue, done.Headers.Location!.OriginalString);
        var line = await Line();
        Assert.Equal("M04", line.Successor);
        var shown = await administrator.Html(Catalogue);
        Assert.Matches(
            $"Measure {measure} of a page</th>\\s*<td[^>]*><span class=\"pill\">Out of use since</span> "
                + $"<time datetime=\"{line.OutOfUseSince:yyyy-MM-dd}\"", shown);
        administrator.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("fr");
        Assert.Contains("Hors d’usage depuis", WebUtility.HtmlDecode(await administrator.Html(Catalogue)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_once_that_is_confirmed_and_both_are_on_record()
    {
        var administrator = await site.As(site.People.Administrator);
        await administrator.Submit(Page, [("Form.IsConfirmed", "true")], $"{Page}?handler=Out");

        await administrator.Submit(Page, [], $"{Page}?handler=Back");
        Assert.NotNull((await Line()).OutOfUseSince);
        await administrator.Submit(Page, [("Form.IsConfirmed", "true")], $"{Page}?handler=Back");

        Assert.Equal(new MeasureLine(measure, MeasureGroup.Practical, null, null), await Line());
        Assert.Equal((1, 1), (await Audited(nameof(DeprecateMeasure)), await Audited(nameof(RestoreMeasure))));
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_is_said_beside_the_box()
    {
        var administrator = await site.As(site.People.Administrator);
        var (address, fields) = Browser.FormOf(await administrator.Html(Page), Page, $"{Page}?handler=Out");
        await site.Register.As(CurrentUser.AtTheMachine).Send(new DeprecateMeasure(measure, null, true));

        using var content = new FormUrlEncodedContent(fields.Append(new("Form.IsConfirmed", "true")));
        var refused = await administrator.Client.PostAsync(address, content);

        var shown = await administrator.Html(refused.Headers.Location!.OriginalString);
        Assert.Contains("This measure is out of use already", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.Get($"{Catalogue}/M99")).StatusCode);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_opens_them()
    {
        foreach (var other in new[] { site.People.Liaison, site.People.Lead, site.People.Member })
            foreach (var page in new[] { Catalogue, Page })
                Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(other)).Get(page)).StatusCode);
    }

    private Task<int> Audited(string action)
    {
        var kept = $"strategy_measures/{measure}";
        return site.Register.Read(db => db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from audit.entries where action = {action} and object = {kept}").SingleAsync());
    }

    private async Task<MeasureLine> Line() =>
        (await site.Register.As(site.People.Administrator).Send(new ListMeasures())).Single(m => m.Code == measure);
}
