using System.Net;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class ResponsePageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string ask = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        var statement = await Issued.Enter(site.Register);
        incident = await Issued.Incident(site.Register);
        ask = (await site.Register.As(site.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_response_to_an_ask_is_recorded_from_its_page()
    {
        var browser = await site.As(site.People.Liaison);
        var page = $"/responses/record?ask={ask}";

        var answer = await browser.Submit(page, Day("11", "6"));

        Assert.StartsWith("/responses?show=responses#RSP-", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        var html = await browser.Html("/responses?show=responses&measure=M04");
        Assert.Contains("The President condemns it", html, StringComparison.Ordinal);
        Assert.Contains("30 days after it happened", html, StringComparison.Ordinal);
        Assert.Contains("10 days after the ask", html, StringComparison.Ordinal);
        Assert.Contains("First response after 10 days", await browser.Html("/responses?state=taken"), StringComparison.Ordinal);
        Assert.DoesNotContain(incident, await (await site.As(site.People.Member)).Html("/responses?show=responses"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", "5", "The response lies before the ask")]
    [InlineData("1", "5", "The response lies before an incident that it answers")]
    [InlineData("31", "6", "There is no such day")]
    public async Task A_day_that_cannot_be_is_refused_beside_the_date(string day, string month, string sentence)
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit($"/responses/record?ask={ask}", Day(day, month));

        var html = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Matches($"class=\"err\"[^>]*>{sentence}", html);
        Assert.Contains("value=\"The President condemns it\"", html, StringComparison.Ordinal);
        Assert.Contains(ask, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_about_another_incident_than_the_ask_is_refused_beside_the_incidents()
    {
        var browser = await site.As(site.People.Liaison);
        var other = await Issued.Incident(site.Register, "Another raid");

        var answer = await browser.Submit($"/responses/record?ask={ask}", [.. Day("11", "6"), ("Form.Incidents", other)]);

        Assert.Matches("id=\"Form_Incidents-error\"[^>]*>The response is about other incidents", await browser.Html(answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task A_thousand_names_in_one_statement_are_refused_beside_their_field_at_once()
    {
        var browser = await site.As(site.People.Liaison);

        var names = string.Join('\n', Enumerable.Range(1, 1000).Select(n => $"State {n}"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var answer = await browser.Submit($"/responses/record?ask={ask}", [.. Day("11", "6"), ("Form.Together", names)]);
        var html = await browser.Html(answer.Headers.Location!.OriginalString);

        Assert.Matches("id=\"Form_Together-error\"[^>]*>These are too many names", html);
        Assert.Contains("State 1000", html, StringComparison.Ordinal);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20)); // on a busy machine; nothing is looked up
    }

    [Fact]
    public async Task Waiting_asks_tell_their_days_and_filters_keep_to_known_codes()
    {
        var browser = await site.As(site.People.Member);

        var html = await browser.Html("/responses?state=open&measure=M04");

        Assert.Contains($"id=\"{ask}\"", html, StringComparison.Ordinal);
        Assert.Contains("Waiting for", html, StringComparison.Ordinal);
        foreach (var query in new[] { "state=done", "measure=M99", "show=all", "after=x", "show=responses&measure=M99" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get($"/responses?{query}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/responses/record")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound,
            (await (await site.As(site.People.Liaison)).Get("/responses/record?ask=ASK-2024-00000")).StatusCode);
    }

    private static (string Name, string? Value)[] Day(string day, string month) =>
    [
        ("Form.Title", "The President condemns it"), ("Form.TakenOn.Precision", "day"), ("Form.TakenOn.Day", day),
        ("Form.TakenOn.Month", month), ("Form.TakenOn.Year", "2024"),
    ];
}
