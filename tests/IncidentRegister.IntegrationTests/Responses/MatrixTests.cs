using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class MatrixTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private string incident = "";
    private string ask = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        var statement = await Issued.Enter(site.Register);
        incident = await Issued.Incident(site.Register, "A raid of its own");
        ask = (await Send(new RecordAsk(statement, PassageChoice.Of(2, "condemn this publicly"))
        {
            Issuer = "cicc",
            Addressees = ["asp-president"],
            Measure = "M04",
            Incidents = [incident],
        }))[0].Reference;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_was_asked_and_not_taken_stands_until_it_is_taken()
    {
        var asked = await Cell("M04", site.People.Ana);
        await Respond("M04");
        var taken = await Cell("M04", site.People.Ana);

        Assert.Equal((CellMark.Asked, "2024-06-01"), (asked!.Mark, asked.On.ToString()));
        Assert.Equal((CellMark.Taken, "2024-06-11", 1), (taken!.Mark, taken.On.ToString(), taken.Count));
    }

    [Fact]
    public async Task A_confidential_response_shows_in_the_liaisons_matrix_alone()
    {
        await Respond("M05");

        Assert.Equal(CellMark.Taken, (await Cell("M05", site.People.Liaison))!.Mark);
        Assert.Equal(CellMark.Taken, (await Cell("M04", site.People.Liaison))!.Mark);
        Assert.Null(await Cell("M05", site.People.Ana));
        Assert.Equal(CellMark.Asked, (await Cell("M04", site.People.Ana))!.Mark);
        Assert.Empty((await As(site.People.Member).Send(new ShowMatrix())).Rows);
        Assert.DoesNotContain((await As(site.People.Stranger).Send(new ShowMatrix())).Rows, r => r.Incident.Reference == incident);
    }

    [Theory]
    [InlineData(2024, null, true)]
    [InlineData(2023, null, false)]
    [InlineData(null, "NL", false)]
    public async Task Filters_narrow_it(int? year, string? country, bool isThere)
    {
        var matrix = await As(site.People.Liaison).Send(new ShowMatrix { Year = year, Country = country });

        Assert.Equal(isThere, matrix.Rows.Any(r => r.Incident.Reference == incident));
    }

    [Fact]
    public async Task The_cells_of_the_page_lead_to_what_is_behind_them_and_groups_fold()
    {
        var browser = await site.As(site.People.Liaison);
        await Respond("M05");

        var html = await browser.Html("/responses/matrix?year=2024");
        var folded = await browser.Html("/responses/matrix?fold=public-statements");
        var behind = await browser.Html($"/responses?show=responses&incident={incident}&for=M04");

        Assert.Contains($"href=\"/responses?show=responses&amp;incident={incident}&amp;for=M04\"", html, StringComparison.Ordinal);
        Assert.Contains("It speaks", behind, StringComparison.Ordinal);
        Assert.DoesNotContain(">Public statement<", folded, StringComparison.Ordinal);
        Assert.Contains("href=\"/responses/matrix\"", folded, StringComparison.Ordinal);
        foreach (var query in new[] { "year=x", "year=99999", "type=x", "country=XX", "fold=x", "after=x" })
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await browser.Get($"/responses/matrix?{query}")).StatusCode);
    }

    private Register.Sender As(CurrentUser person) => site.Register.As(person);

    private Task<T> Send<T>(MediatR.IRequest<T> request) => As(site.People.Liaison).Send(request);

    private Task<RecordedResponse> Respond(string measure) => Send(new RecordResponse
    {
        Measure = measure,
        Party = "asp-president",
        TakenOn = "2024-06-11",
        Title = "It speaks",
        Incidents = [incident],
        Fulfils = [new(ask, "fully")],
    });

    private async Task<MatrixCell?> Cell(string measure, CurrentUser person) => (await As(person).Send(new ShowMatrix()))
        .Rows.Single(r => r.Incident.Reference == incident).Cells.GetValueOrDefault(measure);
}
