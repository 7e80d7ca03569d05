using System.Net;
using System.Text.Json;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class StatePageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string ask = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        await site.Register.Once("states", () => StateTests.Define(site.Register));
        var statement = await Issued.Enter(site.Register);
        ask = (await site.Register.As(site.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["ruritania"],
            Measure = "M04",
            Incidents = [await Issued.Incident(site.Register)],
        }))[0].Reference;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_sheet_says_what_is_not_recorded_and_names_the_source_of_what_is()
    {
        var browser = await site.As(site.People.Member);
        Assert.Contains("The register holds no source on this", await browser.Html("/states/RU"), StringComparison.Ordinal);

        await site.Register.As(CurrentUser.AtTheMachine).Send(new RecordStandings(
            [new("ruritania", "apic", "party", "2024-12-05", "A newspaper") { IsReported = true, Title = "An article" }]));
        var html = await browser.Html("/states/RU");

        Assert.Contains("A newspaper: An article", html, StringComparison.Ordinal);
        Assert.Contains("5 December 2024", html, StringComparison.Ordinal);
        Assert.Contains(">reported<", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"/asks/{ask}\"", html, StringComparison.Ordinal);
        Assert.Contains("days", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/states/RU\"", await browser.Html("/states"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_asks_leads_to_a_list_of_just_as_many_those_of_its_organs_included()
    {
        var browser = await site.As(site.People.Liaison);
        await site.Register.As(site.People.Liaison).Send(
            new RecordAsk(await Issued.Enter(site.Register), PassageChoice.Of(2, "condemn this publicly"))
            {
                Issuer = "cicc",
                Addressees = ["ruritania", "ruritania-ministry"],
                Measure = "M04",
                Incidents = [await Issued.Incident(site.Register)],
            });
        var sheet = await browser.Html("/states/RU");

        var told = System.Text.RegularExpressions.Regex.Match(sheet, "<a href=\"/responses\\?country=RU\">(\\d+) asks</a>").Groups[1].Value;
        var listed = JsonDocument.Parse(await browser.Html("/responses/export/asks.json?country=RU")).RootElement.GetArrayLength();
        var list = await browser.Html("/responses?country=RU");

        Assert.Equal(told, $"{listed}");
        Assert.True(listed > 1);
        Assert.Contains("or its organs.", list, StringComparison.Ordinal);
        Assert.Contains("name=\"country\" value=\"RU\"", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/responses?country=XX")).StatusCode);
    }

    [Fact]
    public async Task What_is_not_there_or_not_allowed_is_refused()
    {
        var browser = await site.As(site.People.Member);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/states/XX")).StatusCode);
        foreach (var path in new[] { "/states", "/states/RU" })
            Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Administrator)).Get(path)).StatusCode);
    }

    [Fact]
    public async Task A_day_past_stands_over_the_page_and_in_its_links_and_files()
    {
        var browser = await site.As(site.People.Liaison);
        var today = site.Register.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", null);

        foreach (var path in new[] { "/responses", "/responses?show=responses", "/responses/matrix", "/responses/gaps", "/states", "/states/RU", $"/asks/{ask}" })
        {
            var html = await browser.Html($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}as-of={today}");
            Assert.Contains("As the register knew it at the end of", html, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"{path.Split('?')[0]}\">Show what is known today</a>", html, StringComparison.Ordinal);
            Assert.Contains($"as-of={today}", html, StringComparison.Ordinal);
            Assert.DoesNotContain("/responses/record?ask=", html, StringComparison.Ordinal);
            Assert.DoesNotContain("As the register knew it", await browser.Html(path), StringComparison.Ordinal);
        }

        Assert.Contains($"href=\"/responses/export/asks.csv?as-of={today}\"", await browser.Html($"/responses?as-of={today}"), StringComparison.Ordinal);
        foreach (var list in new[] { "asks", "responses", "gaps", "matrix", "states" })
            Assert.Equal(HttpStatusCode.OK, (await browser.Get($"/responses/export/{list}.json?as-of={today}")).StatusCode);
        Assert.Contains(JsonDocument.Parse(await browser.Html("/responses/export/states.json")).RootElement.EnumerateArray(),
            s => s.GetProperty("state_code").GetString() == "RU" && s.GetProperty("asked").ToString() != "0");
    }

    [Theory]
    [InlineData("2999-01-01", "This day has not come yet")]
    [InlineData("2021-12-05", "The register held nothing yet on that day")]
    [InlineData("5.12.2024", "This is not a day")]
    public async Task A_day_that_cannot_be_told_is_asked_again_with_its_reason_beside_it(string day, string sentence)
    {
        var browser = await site.As(site.People.Liaison);

        foreach (var path in new[]
        {
            "/responses", "/responses/matrix", "/responses/gaps", "/states", "/states/RU", $"/asks/{ask}", "/responses/export/asks.csv", "/overview",
        })
        {
            var answer = await browser.Get($"{path}?measure=M04&word=a&word=%3Cb%3E&as-of={day}&page=0");
            var html = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Matches($"""<span class="err" id="as-of-error">{sentence}[^<]*</span>\s*<input [^>]*name="as-of" value="{day}"[^>]*aria-describedby="as-of-error" """.TrimEnd(), html);
            Assert.Contains($"action=\"{path}\"", html, StringComparison.Ordinal);
            foreach (var (name, value) in new[] { ("measure", "M04"), ("word", "a"), ("word", "&lt;b&gt;"), ("page", "0") })
                Assert.Contains($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_joint_statement_is_recorded_with_its_states_one_on_each_line()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit("/responses/record",
        [
            ("Form.Measure", "M04"), ("Form.Party", "states-parties"), ("Form.PartyCount", "93"), ("Form.Together", "syldavia\r\nelbonia\r\n"),
            ("Form.TakenOn.Precision", "day"), ("Form.TakenOn.Day", "11"), ("Form.TakenOn.Month", "6"), ("Form.TakenOn.Year", "2024"),
            ("Form.Title", "Many speak"),
        ]);

        Assert.StartsWith("/responses?show=responses#RSP-", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Many speak", await browser.Html("/states/EL"), StringComparison.Ordinal);
    }
}
