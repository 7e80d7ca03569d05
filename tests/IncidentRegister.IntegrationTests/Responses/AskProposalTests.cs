using System.Net;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Parties;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Responses;

public class AskProposalTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Text =
        "We regret the threats.\n\nWe call on States Parties to issue a public statement. We urge the Netherlands to condemn the sanctions publicly.";

    private string statement = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        await site.Register.Once("a State by its country", () => site.Register.As(CurrentUser.AtTheMachine).Send(
            new EnterParty("the-kingdom", PartyKind.State, "NL", [new("Kingdom of the Netherlands", "en", NameKind.Official)])));
        statement = await Issued.Enter(site.Register, Text);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Parties_are_found_by_their_key_and_States_by_their_country()
    {
        var desk = await Desk();

        var words = await site.Register.Get<Application.Vocabularies.Words>().Now(default);
        Assert.Equal(
            ["states-parties", "the-kingdom"],
            desk.Proposals.SelectMany(p => p.Addressees).Select(a => words.KeyOf(a.Party!.Value)!));
        Assert.Equal("cicc", words.KeyOf(desk.Issuer!.Value));
        Assert.All(desk.Proposals, p => Assert.NotEmpty(p.Reasons));
    }

    [Fact]
    public async Task What_is_recorded_or_refused_is_not_proposed_again_until_it_is_reopened()
    {
        var (first, second) = ((await Desk()).Proposals[0], (await Desk()).Proposals[1]);
        await Send(new RecordAsk(statement, Words(first)) { Issuer = "cicc", Addressees = ["states-parties"], Measure = "M04" });
        var refusal = await Send(new RefuseAsk(statement, Words(second)));
        var again = await Send(new RefuseAsk(statement, Words(second)));

        var after = await Desk();
        Assert.Equal((0, 1, refusal), (after.Proposals.Count, after.Refused.Count, again));

        await Send(new ReopenAskProposal(refusal));
        Assert.Equal([second.Quote], (await Desk()).Proposals.Select(p => p.Quote));
        Assert.Equal("ask.refusal-undone",
            (await Assert.ThrowsAsync<Domain.RuleBrokenException>(() => Send(new ReopenAskProposal(refusal)))).Rule);
    }

    [Fact]
    public async Task A_refusal_is_the_liaisons_alone_in_the_liaisons_own_name()
    {
        await Send(new RefuseAsk(statement, Words((await Desk()).Proposals[0])));

        foreach (var person in new[] { site.People.Ana, site.People.Lead, site.People.Member, site.People.Administrator })
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => site.Register.As(person).Send(new ProposeAsks(statement)));
            Assert.Equal(0, await Seen(person));
        }

        Assert.NotEqual(0, await Seen(site.People.SecondLiaison));
    }

    [Fact]
    public async Task A_proposal_is_recorded_as_it_is_changed_first_or_refused_on_its_page()
    {
        var browser = await site.As(site.People.Liaison);
        var (page, record) = ($"/statements/{statement}/asks", $"/statements/{statement}/asks/record");

        var changed = await browser.Submit(page, [("Form.Measure", "M04")], record);
        Assert.Equal(page, changed.Headers.Location!.OriginalString);
        var refused = await browser.Submit(page, [], $"{page}?handler=Refuse");
        Assert.Equal(page, refused.Headers.Location!.OriginalString);

        var html = await browser.Html(page);
        Assert.Contains("The finder sees no more asks", html, StringComparison.Ordinal);
        Assert.Single((await site.Register.As(site.People.Liaison).Send(new ListAsks
        {
            Filter = new() { Addressee = "states-parties" },
        })).Lines, l => l.Statement == statement);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Member)).Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/statements/STM-2024-00000/asks")).StatusCode);
    }

    [Fact]
    public async Task By_hand_sentences_are_ticked_and_what_is_missing_is_said_beside_its_field()
    {
        var browser = await site.As(site.People.Liaison);
        var page = $"/statements/{statement}/asks/record";
        (string, string?)[] filled =
        [
            ("Form.Passage.Sentences", "2.1"), ("Form.Issuer", "cicc"), ("Form.Addressees", "States Parties\r\nthe-kingdom"), ("Form.Measure", "M04"),
        ];

        var nothing = await browser.Submit(page, []);
        Assert.Contains("class=\"err\"", await browser.Html(nothing.Headers.Location!.OriginalString), StringComparison.Ordinal);
        var done = await browser.Submit(page, filled);
        Assert.Equal($"/statements/{statement}/asks", done.Headers.Location!.OriginalString);
        var lines = (await site.Register.As(site.People.Liaison).Send(new ListAsks())).Lines.Where(l => l.Statement == statement);
        Assert.Equal(2, lines.Count());
        Assert.Contains("stands already", await browser.Html((await browser.Submit(page, filled)).Headers.Location!.OriginalString), StringComparison.Ordinal);
    }

    private Task<AskDesk> Desk() => site.Register.As(site.People.Liaison).Send(new ProposeAsks(statement));

    private Task<T> Send<T>(MediatR.IRequest<T> request) => site.Register.As(site.People.Liaison).Send(request);

    private async Task<long> Seen(CurrentUser person)
    {
        await using var connection = new Npgsql.NpgsqlConnection(site.Register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        await using var set = new Npgsql.NpgsqlCommand("select set_config('app.context', $1, false)", connection);
        set.Parameters.AddWithValue($"{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}");
        await set.ExecuteNonQueryAsync();
        await using var count = new Npgsql.NpgsqlCommand("select count(*) from ask_refusals", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static PassageChoice Words(AskProposal proposal) => new()
    {
        Paragraph = proposal.Paragraph,
        Start = proposal.Start,
        End = proposal.End,
        Quote = proposal.Quote,
    };
}
