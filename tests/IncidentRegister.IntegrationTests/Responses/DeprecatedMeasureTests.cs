using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using MediatR;

namespace IncidentRegister.IntegrationTests.Responses;

/// <summary>A measure that is no longer used: nothing new by it, and what stands is told as it was.</summary>
public class DeprecatedMeasureTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private static int many;
    private readonly string measure = $"OLD{Interlocked.Increment(ref many)}";
    private string statement = "";
    private string incident = "";
    private string ask = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        statement = await Issued.Enter(site.Register);
        incident = await Issued.Incident(site.Register);
        var labels = new Dictionary<string, string> { ["en"] = "A measure of old" };
        await Machine.Send(new DefineMeasures([new MeasureFacts(measure, MeasureGroup.Practical, 77) { Labels = labels }]));
        ask = (await Send(Ask("condemn this publicly")))[0].Reference;
        await Send(Response());
        await Send(Announcement());
        await Machine.Send(new DeprecateMeasure(measure, "M04", true));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task It_is_not_asked_for_announced_or_taken_anew()
    {
        Assert.Equal(["Measure: measure.deprecated"], await Issued.Problems(() => Send(Ask("Thank you"))));
        Assert.Equal(["Measure: measure.deprecated"], await Issued.Problems(() => Send(Response())));
        Assert.Equal(["Measure: measure.deprecated"], await Issued.Problems(() => Send(Announcement())));
        await Send(Response() with { Measure = "M04", Fulfils = [new(ask, "fully")] }); // an old ask is fulfilled by what is in use
    }

    [Fact]
    public async Task What_stands_is_told_as_it_was_and_no_form_offers_it()
    {
        var browser = await site.As(site.People.Liaison);

        Assert.Contains(measure, (await Send(new ListAsks(null, measure))).Lines.Select(a => a.Measure));
        Assert.Contains(measure, (await Send(new ListResponses(measure))).Lines.Select(r => r.Measure));
        foreach (var page in new[] { $"/asks/{ask}", $"/responses?measure={measure}", "/responses?show=responses", "/responses/matrix" })
            Assert.Contains("A measure of old", await browser.Html(page), StringComparison.Ordinal);
        Assert.DoesNotContain("A measure of old", await browser.Html("/responses/record"), StringComparison.Ordinal);
        Assert.DoesNotContain("A measure of old", await browser.Html($"/statements/{statement}/asks/record"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_sent_all_the_same_is_refused_beside_its_field()
    {
        var browser = await site.As(site.People.Liaison);

        var answer = await browser.Submit("/responses/record", [("Form.Measure", measure), ("Form.Party", "asp-president"), ("Form.Title", "It speaks"),
            ("Form.TakenOn.Precision", "day"), ("Form.TakenOn.Day", "11"), ("Form.TakenOn.Month", "6"), ("Form.TakenOn.Year", "2024")]);

        Assert.Matches("id=\"Form_Measure-error\"[^>]*>This measure is no longer used", await browser.Html(answer.Headers.Location!.OriginalString));
    }

    [Fact]
    public async Task Only_who_keeps_the_words_takes_one_out_of_use_and_another_one_in_use_takes_its_place()
    {
        await Assert.ThrowsAsync<ForbiddenException>(() => Send(new DeprecateMeasure("M05", null, true)));
        await Assert.ThrowsAsync<NotFoundException>(() => Machine.Send(new DeprecateMeasure("M99", null, true)));
        Assert.Equal(["Successor: field.unknown-code"], await Issued.Problems(() => Machine.Send(new DeprecateMeasure("M05", measure, true))));
        Assert.Equal("measure.own-successor",
            (await Assert.ThrowsAsync<RuleBrokenException>(() => Machine.Send(new DeprecateMeasure("M05", "M05", true)))).Rule);
    }

    private RecordAsk Ask(string words) => new(statement, PassageChoice.Of(2, words))
    {
        Issuer = "cicc",
        Addressees = ["asp-president"],
        Measure = measure,
        Incidents = [incident],
    };

    private RecordResponse Response() => new()
    {
        Measure = measure,
        Party = "asp-president",
        TakenOn = "2024-06-11",
        Title = "It speaks",
        Incidents = [incident],
    };

    private RecordAnnouncement Announcement() => new()
    {
        Measure = measure,
        Party = "asp-president",
        AnnouncedOn = "2024-06-11",
        Title = "It will speak",
        Incidents = [incident],
    };

    private Register.Sender Machine => site.Register.As(CurrentUser.AtTheMachine);

    private Task<T> Send<T>(IRequest<T> request) => site.Register.As(site.People.Liaison).Send(request);
}
