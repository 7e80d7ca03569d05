using System.Net;
using System.Text.Json;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class AnnouncementPageTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string ask = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        await site.Register.Once("states", () => StateTests.Define(site.Register));
        var statement = await Issued.Enter(site.Register);
        incident = await Issued.Incident(site.Register);
        ask = (await site.Register.As(site.People.Liaison).Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["ruritania"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_is_announced_is_recorded_with_the_form_of_responses_and_told_on_every_page_of_the_ledger()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit($"/responses/record?ask={ask}", [.. Announced(), .. Planned("2024", "7")]);

        var page = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/announcements/ANN-", page, StringComparison.Ordinal);
        var html = await browser.Html(page);
        Assert.Contains("Ruritania will condemn it", html, StringComparison.Ordinal);
        Assert.Contains("July 2024", html, StringComparison.Ordinal);
        Assert.Contains(">Planned<", html, StringComparison.Ordinal);

        foreach (var told in new[]
        {
            $"/asks/{ask}", $"/responses?incident={incident}", $"/responses?show=announced&incident={incident}", "/responses/gaps", "/states/RU",
            $"/incidents/{incident}",
        })
            Assert.Contains(page, await browser.Html(told), StringComparison.Ordinal);
        var matrix = await browser.Html("/responses/matrix");
        Assert.Contains($"href=\"/responses?show=announced&amp;state=standing&amp;incident={incident}&amp;for=M04\">Planned", matrix, StringComparison.Ordinal);
        Assert.Contains("1 planned", await browser.Html("/responses/matrix?fold=public-statements"), StringComparison.Ordinal);
        var export = JsonDocument.Parse(await browser.Html($"/responses/export/announced.json?incident={incident}")).RootElement;
        Assert.Equal("standing", export[0].GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/responses?show=announced&state=x")).StatusCode);
    }

    [Fact]
    public async Task From_its_page_it_is_taken_or_dropped()
    {
        var browser = await site.As(site.People.Liaison);
        var first = await Recorded(browser);
        var second = await Recorded(browser);

        var taken = await browser.Submit($"/responses/record?announcement={first}&ask={ask}",
            [("Form.Title", "Ruritania condemns it"), .. Day("Form.TakenOn", "2024", "7", "1")]);
        var dropped = await browser.Submit($"/announcements/{second}",
            [("Form.Reason", "The minister took it back."), .. Day("Form.On", "2024", "7", "1")], $"/announcements/{second}");

        Assert.StartsWith("/responses?show=responses#RSP-", taken.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains("Carried out", await browser.Html($"/announcements/{first}"), StringComparison.Ordinal);
        Assert.Equal($"/announcements/{second}", dropped.Headers.Location!.OriginalString);
        var html = await browser.Html($"/announcements/{second}");
        Assert.Contains("The minister took it back.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\" class=\"stack\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("method=\"post\" class=\"stack\"", await (await site.As(site.People.Ana)).Html($"/announcements/{second}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/announcements/ANN-2024-00000")).StatusCode);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_beside_its_field()
    {
        var browser = await site.As(site.People.Liaison);
        var record = $"/responses/record?ask={ask}";

        Assert.Contains("The announcement lies before an incident", await Refused(record, [.. Announced("5")]), StringComparison.Ordinal);
        Assert.Contains("It cannot be planned for a day before it was announced",
            await Refused(record, [.. Announced(), .. Planned("2024", "5")]), StringComparison.Ordinal);
        Assert.Contains("What was taken is not planned any more",
            await Refused(record, [.. Announced(standing: "taken"), .. Planned("2024", "7")]), StringComparison.Ordinal);
        Assert.Contains("Name those who took it together once they took it",
            await Refused(record, [.. Announced(), ("Form.Together", "borduria")]), StringComparison.Ordinal);
        var empty = await Refused(record, [.. Announced().Where(t => !t.Item1.StartsWith("Form.TakenOn", StringComparison.Ordinal))]);
        Assert.Matches("id=\"Form_TakenOn-error\"[^>]*>[^<]", empty);
        Assert.Contains("value=\"Ruritania will condemn it\"", empty, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Submit(record, Announced(standing: "perhaps"))).StatusCode);

        async Task<string> Refused(string page, (string, string?)[] typed)
        {
            var answer = await browser.Submit(page, typed);
            return await browser.Html(answer.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task Who_comes_second_reads_what_became_of_it_and_what_they_had_written()
    {
        var browser = await site.As(site.People.Liaison);
        var reference = await Recorded(browser);
        var (_, fields) = Browser.FormOf(await browser.Html($"/announcements/{reference}"), "", $"/announcements/{reference}");
        await site.Register.As(site.People.SecondLiaison).Send(new DropAnnouncement(reference, "2024-07-01", "It was taken back.", 1));

        fields.RemoveAll(f => f.Key is "Form.Reason" or "Form.On.Day" or "Form.On.Month" or "Form.On.Year" or "Form.On.Precision");
        fields.AddRange(Day("Form.On", "2024", "7", "2").Append(("Form.Reason", "Nobody spoke of it again.")).Select(f => KeyValuePair.Create(f.Item1, f.Item2!)));
        using var content = new FormUrlEncodedContent(fields);
        var answer = await browser.Client.PostAsync($"/announcements/{reference}", content);

        var html = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("It was taken back.", html, StringComparison.Ordinal);
        Assert.Contains("Nobody spoke of it again.", html, StringComparison.Ordinal);
    }

    private async Task<string> Recorded(Browser browser)
    {
        var answer = await browser.Submit($"/responses/record?ask={ask}", Announced());
        return answer.Headers.Location!.OriginalString["/announcements/".Length..];
    }

    private static (string, string?)[] Announced(string month = "6", string standing = "announced") =>
        [("Form.Standing", standing), ("Form.Title", "Ruritania will condemn it"), .. Day("Form.TakenOn", "2024", month, "11")];

    private static (string, string?)[] Planned(string year, string month) =>
        [("Form.PlannedFor.Precision", "month"), ("Form.PlannedFor.Month", month), ("Form.PlannedFor.Year", year)];

    private static (string, string?)[] Day(string field, string year, string month, string day) =>
        [($"{field}.Precision", "day"), ($"{field}.Day", day), ($"{field}.Month", month), ($"{field}.Year", year)];
}
