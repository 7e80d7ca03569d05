using System.Net;
using System.Text.Json;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class GapsAndExportTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string incident = "";
    private string president = "";
    private string states = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        var statement = await Issued.Enter(site.Register, Issued.First + "\n\n=Please, condemn this publicly.");
        incident = await Issued.Incident(site.Register);
        var asks = await Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president", "states-parties"],
            Measure = "M04",
            Incidents = [incident],
        });
        (president, states) = (asks[0].Reference, asks[1].Reference);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_took_nothing_about_an_incident_is_a_gap_until_something_is_taken_or_refused()
    {
        Assert.Equal(["asp-president", "states-parties"], await Gaps(site.People.Ana));

        await Respond("M04", "asp-president", []);
        Assert.Equal(["states-parties"], await Gaps(site.People.Ana));

        await Send(new CloseAsk(states, "declined", "It said no.", 1) { On = "2024-07-01" });
        Assert.Empty(await Gaps(site.People.Ana));
    }

    [Fact]
    public async Task A_confidential_response_closes_the_gap_for_the_liaison_alone()
    {
        await Respond("M05", "asp-president", [new(president, "partly")]);

        Assert.Equal(["states-parties"], await Gaps(site.People.Liaison));
        Assert.Equal(["asp-president", "states-parties"], await Gaps(site.People.Ana));
        Assert.Empty(await Gaps(site.People.Stranger));
        Assert.Empty(await Gaps(site.People.Member));
    }

    [Fact]
    public async Task A_refusal_stands_for_who_may_not_read_what_was_taken_after_all()
    {
        await Send(new CloseAsk(president, "declined", "It said no.", 1) { On = "2024-07-01" });
        await Respond("M05", "asp-president", [new(president, "partly")]);

        Assert.Equal(["states-parties"], await Gaps(site.People.Ana));
    }

    [Fact]
    public async Task The_page_of_gaps_leads_to_the_asks_and_refuses_what_is_malformed()
    {
        var browser = await site.As(site.People.Liaison);

        var html = await browser.Html("/responses/gaps?addressee=states-parties");

        Assert.Contains($"href=\"/responses?addressee=states-parties&amp;incident={incident}\"", html, StringComparison.Ordinal);
        foreach (var query in new[] { "addressee=nobody", "after=x" })
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get($"/responses/gaps?{query}")).StatusCode);
    }

    [Fact]
    public async Task Lists_are_handed_out_for_people_and_for_programs()
    {
        var browser = await site.As(site.People.Liaison);
        await Respond("M04", "asp-president", []);

        foreach (var (list, tag) in new[] { ("asks", "#meta+id"), ("responses", "#org+name"), ("gaps", "#org+addressee+code"), ("matrix", "#activity+code") })
        {
            Assert.Contains(tag, await Text($"{list}.csv?hxl=1"), StringComparison.Ordinal);
            Assert.DoesNotContain(tag, await Text($"{list}.csv"), StringComparison.Ordinal);
            Assert.Contains(tag, await Text($"{list}.data?hxl=1"), StringComparison.Ordinal);
            Assert.NotEmpty(JsonDocument.Parse(await Text($"{list}.json")).RootElement.EnumerateArray());
        }

        Assert.Equal(2, JsonDocument.Parse(await Text($"asks.json?incident={incident}")).RootElement.GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/responses/export/asks.exe")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/responses/export/people.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get("/responses/export/asks.csv?state=done")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Administrator)).Get("/responses/export/asks.csv")).StatusCode);

        async Task<string> Text(string file) => await (await browser.Get($"/responses/export/{file}")).Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task The_calendar_tells_references_and_days_and_nothing_else()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Get($"/responses/export/asks.ics?incident={incident}&addressee=asp-president");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains($"\r\nDTSTART;VALUE=DATE:20240731\r\nSUMMARY:{president}\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("condemn", text, StringComparison.Ordinal);
        Assert.DoesNotContain("President", text, StringComparison.Ordinal);
    }

    private Task<T> Send<T>(MediatR.IRequest<T> request) => site.Register.As(site.People.Liaison).Send(request);

    private Task<RecordedResponse> Respond(string measure, string party, FulfilledAsk[] fulfils) => Send(new RecordResponse
    {
        Measure = measure,
        Party = party,
        TakenOn = "2024-06-11",
        Title = "It speaks",
        Incidents = fulfils.Length > 0 ? [] : [incident],
        Fulfils = fulfils,
    });

    private async Task<IEnumerable<string>> Gaps(CurrentUser person)
    {
        var words = await site.Register.Get<Application.Vocabularies.Words>().Now(default);
        var gaps = await site.Register.As(person).Send(new ListGaps { IsWhole = true });
        return gaps.Lines.Where(l => l.Incident.Reference == incident).Select(l => words.KeyOf(l.Addressee)!).Order(StringComparer.Ordinal);
    }
}
