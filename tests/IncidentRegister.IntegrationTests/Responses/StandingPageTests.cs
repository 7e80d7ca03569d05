using System.Net;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class StandingPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        await site.Register.Once("states", () => StateTests.Define(site.Register));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task From_a_states_sheet_a_line_is_recorded_and_then_corrected()
    {
        var browser = await site.As(site.People.Liaison);
        Assert.Contains("href=\"/standings/record?party=ruritania\"", await browser.Html("/states/RU"), StringComparison.Ordinal);

        var answer = await browser.Submit("/standings/record?party=ruritania", Typed("A newspaper"));

        Assert.Equal("/states/RU#standing", answer.Headers.Location!.OriginalString);
        var sheet = await browser.Html("/states/RU");
        Assert.Contains("A newspaper", sheet, StringComparison.Ordinal);
        var correct = System.Text.RegularExpressions.Regex.Match(sheet, "/standings/record\\?corrects=[0-9a-f-]+").Value;
        var form = await browser.Html(correct);
        Assert.Contains("value=\"A newspaper\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"2024\"", form, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", await Refused(browser, correct, []), StringComparison.Ordinal);

        await browser.Submit(correct, [("Form.Publisher", "The depositary"), ("Form.IsReported", "true")]);
        sheet = await browser.Html("/states/RU");
        Assert.Contains("The depositary", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("A newspaper", sheet, StringComparison.Ordinal);
        Assert.Contains(">reported<", sheet, StringComparison.Ordinal);
        Assert.Contains("corrected", sheet, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(correct)).StatusCode);
    }

    [Fact]
    public async Task Of_a_group_it_is_recorded_from_the_list_of_states()
    {
        var browser = await site.As(site.People.Liaison);
        Assert.Contains("href=\"/standings/record\"", await browser.Html("/states"), StringComparison.Ordinal);

        var answer = await browser.Submit("/standings/record", [.. Typed("The Coalition"), ("Form.Party", "States Parties"), ("Form.Count", "79")]);

        Assert.Equal("/states#groups", answer.Headers.Location!.OriginalString);
        Assert.Contains("79 of them", await browser.Html("/states"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Kind", "called-for", "Kind", "This cannot be said of this instrument")]
    [InlineData("Form.SeenOn.Year", "2999", "SeenOn", "What is published cannot speak of a day")]
    [InlineData("Form.SeenOn.Year", "", "SeenOn", "")]
    [InlineData("Form.Publisher", "", "Publisher", "Fill this in")]
    [InlineData("Form.Party", "Atlantis", "Party", "")]
    [InlineData("Form.Count", "0", "Count", "")]
    [InlineData("Form.Count", "many", "Count", "")]
    [InlineData("Form.Instrument", "treaty", "Instrument", "")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_stays_as_it_was_typed(string field, string value, string at, string sentence)
    {
        var browser = await site.As(site.People.Liaison);

        var html = await Refused(browser, "/standings/record?party=borduria", [.. Typed("A newspaper").Where(t => t.Item1 != field), (field, value)]);

        Assert.Matches($"id=\"Form_{at}-error\"[^>]*>{sentence}", html);
        if (field != "Form.Publisher") Assert.Contains("value=\"A newspaper\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("A newspaper", await browser.Html("/states/BO"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_record_sees_no_way_to_it_and_is_refused()
    {
        foreach (var person in new[] { site.People.Member, site.People.Ana, site.People.Lead })
        {
            var browser = await site.As(person);
            Assert.DoesNotContain("/standings/record", await browser.Html("/states/RU"), StringComparison.Ordinal);
            Assert.DoesNotContain("/standings/record", await browser.Html("/states"), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/standings/record")).StatusCode);
        }

        var liaison = await site.As(site.People.Liaison);
        Assert.DoesNotContain("/standings/record", await liaison.Html($"/states/RU?as-of={site.Register.Clock.GetUtcNow():yyyy-MM-dd}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await liaison.Get($"/standings/record?corrects={Guid.NewGuid()}")).StatusCode);
    }

    private static async Task<string> Refused(Browser browser, string page, IEnumerable<(string, string?)> typed)
    {
        var answer = await browser.Submit(page, typed);
        return await browser.Html(answer.Headers.Location!.OriginalString);
    }

    private static (string, string?)[] Typed(string publisher) =>
    [
        ("Form.Instrument", "apic"), ("Form.Kind", "party"), ("Form.Publisher", publisher), ("Form.IsReported", "false"),
        ("Form.SeenOn.Precision", "day"), ("Form.SeenOn.Day", "5"), ("Form.SeenOn.Month", "12"), ("Form.SeenOn.Year", "2024"),
    ];
}
