using System.Net;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class AskPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
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
    public async Task The_words_stand_in_their_passage_and_what_happened_below()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit($"/asks/{ask}", Step("acknowledged", "By letter."));

        Assert.Equal($"/asks/{ask}#history", answer.Headers.Location!.OriginalString);
        var html = await (await site.As(site.People.Member)).Html($"/asks/{ask}");
        Assert.Contains("We call on the President to", html, StringComparison.Ordinal);
        Assert.Contains("By letter.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Form.Reason", html, StringComparison.Ordinal);
        Assert.DoesNotContain(incident, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_whose_time_is_over_is_proposed_to_be_closed()
    {
        var browser = await site.As(site.People.Liaison);

        var list = await browser.Html($"/responses?due=overdue&incident={incident}");
        var answer = await browser.Submit($"/asks/{ask}?Form.As=no-reply", [("Form.As", "no-reply"), ("Form.Reason", "Nothing came.")]);

        Assert.Contains($"href=\"/asks/{ask}?Form.As=no-reply#step\"", list, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain($"id=\"{ask}\"", await browser.Html($"/responses?due=overdue&incident={incident}"), StringComparison.Ordinal);
        Assert.Contains($"id=\"{ask}\"", await browser.Html($"/responses?state=no-reply&incident={incident}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_sees_what_the_first_did_and_keeps_what_was_typed()
    {
        var browser = await site.As(site.People.SecondLiaison);
        await (await site.As(site.People.Liaison)).Submit($"/asks/{ask}", Step("acknowledged", "By letter."));

        var answer = await browser.Submit($"/asks/{ask}", [.. Step("declined", "It said no."), ("Form.Version", "1")]);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("It said no.", html, StringComparison.Ordinal);
        Assert.Contains("By letter.", html, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Version\" value=\"2\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("acknowledged", "1", "5", "The day lies before the ask")]
    [InlineData("declined", "31", "6", "There is no such day")]
    public async Task What_cannot_be_is_said_beside_its_field(string what, string day, string month, string sentence)
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit($"/asks/{ask}", Step(what, "It said so.", day, month));

        var html = await browser.Html(answer.Headers.Location!.OriginalString);
        Assert.Matches($"class=\"err\"[^>]*>{sentence}", html);
        Assert.Contains("It said so.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_asks_and_what_is_none_is_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Administrator)).Get($"/asks/{ask}")).StatusCode);
        var member = await site.As(site.People.Member);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/asks/ASK-2024-00000")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await member.Get("/asks/x")).StatusCode);
        foreach (var query in new[] { "addressee=nobody", "issuer=x", "incident=x", "due=soon", "sort=size", "show=responses&ask=x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await member.Get($"/responses?{query}")).StatusCode);
    }

    private static (string Name, string? Value)[] Step(string what, string reason, string day = "3", string month = "6") =>
    [
        ("Form.As", what), ("Form.Reason", reason), ("Form.On.Precision", "day"), ("Form.On.Day", day), ("Form.On.Month", month),
        ("Form.On.Year", "2024"),
    ];
}
