using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Statements;

public class EnterStatementTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    public Task InitializeAsync() => Issued.DefineWords(register);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_statement_is_kept_with_its_paragraphs_parties_and_hash()
    {
        var entered = await Send(Issued.Statement() with
        {
            Forum = "asp",
            Session = "asp-21",
            Issuers = ["cicc", " al haq "],
            Endorsers = ["States Parties"],
            EndorsersClaimed = 28,
        });

        var sheet = await Show(entered.Reference);
        Assert.Matches("^STM-[0-9]{4}-", entered.Reference);
        Assert.Equal([(1, Issued.First), (2, Issued.Second)], sheet.Paragraphs.Select(p => (p.Number, p.Text)));
        Assert.Equal((2, 1, 28), (sheet.Issuers.Count, sheet.Endorsers.Count, sheet.EndorsersClaimed));
        Assert.Equal(("asp", "asp-21", "2024-06-01"), (sheet.Forum, sheet.Session, sheet.IssuedOn.ToString()));
        Assert.Equal((1, Extent.Whole, 64), (sheet.Version.Number, sheet.Version.Extent, sheet.Version.Sha256.Length));
    }

    [Fact]
    public async Task An_excerpt_keeps_the_numbers_of_its_paragraphs()
    {
        var entered = await Send(Issued.Statement("") with { Paragraphs = [new(3, "One."), new(7, "Two.")], Extent = "excerpt" });

        Assert.Equal([3, 7], (await Show(entered.Reference)).Paragraphs.Select(p => p.Number));
    }

    [Fact]
    public async Task Arabic_text_is_kept_as_it_is()
    {
        var entered = await Send(Issued.Statement(Issued.Arabic) with { Language = "ar", Title = "بيان مشترك" });

        var sheet = await Show(entered.Reference);
        Assert.Equal((Issued.Arabic, "بيان مشترك", "ar"), (sheet.Paragraphs[0].Text, sheet.Title, sheet.Language));
    }

    [Fact]
    public async Task A_statement_of_the_future_is_refused() =>
        Assert.Equal("statement.in-future", (await Assert.ThrowsAsync<RuleBrokenException>(
            () => Send(Issued.Statement() with { IssuedOn = "2999-01-01" }))).Rule);

    [Theory]
    [InlineData("corrected")]
    [InlineData("inferred")]
    public async Task A_date_that_is_not_the_printed_one_needs_a_reason(string basis)
    {
        var statement = Issued.Statement() with { DateBasis = basis, DateAsPrinted = "9 December 2021" };

        Assert.Equal("statement.date-needs-basis", (await Assert.ThrowsAsync<RuleBrokenException>(() => Send(statement))).Rule);
        await Send(statement with { DateNote = "The session met a year later." });
    }

    [Theory]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    [InlineData(" \u200E \n\n ", "field.required")]
    public async Task Text_that_cannot_be_kept_is_refused_beside_its_field(string text, string problem) =>
        Assert.Equal([$"Text: {problem}"], await Issued.Problems(() => Send(Issued.Statement(text))));

    [Fact]
    public async Task Half_a_character_is_refused_beside_its_field() => // in an attribute it would not survive the compiler
        Assert.Equal(["Text: text.broken-character"], await Issued.Problems(() => Send(Issued.Statement($"a{(char)0xD800}b"))));

    [Fact]
    public async Task A_paragraph_of_30_000_characters_is_refused_and_one_of_20_000_is_not()
    {
        Assert.Equal(["Text: statement.paragraph-too-long"],
            await Issued.Problems(() => Send(Issued.Statement(new string('a', 30_000)))));
        await Send(Issued.Statement(new string('a', 20_000)));
    }

    [Fact]
    public async Task What_is_no_party_kind_forum_date_or_language_is_refused_beside_its_field()
    {
        var right = Issued.Statement();
        Assert.Equal(["Issuers: party.not-known"], await Issued.Problems(() => Send(right with { Issuers = ["cicc", "Nobody known"] })));
        Assert.Equal(["Issuers: party.not-known"], await Issued.Problems(() => Send(right with { Issuers = ["a\0b"] })));
        Assert.Equal(["Issuers: statement.needs-issuer"], await Issued.Problems(() => Send(right with { Issuers = [] })));
        Assert.Equal(["Kind: field.unknown-code"], await Issued.Problems(() => Send(right with { Kind = "song" })));
        Assert.Equal(["Forum: field.unknown-code"], await Issued.Problems(() => Send(right with { Forum = "song" })));
        Assert.Equal(["IssuedOn: date.no-such-day"], await Issued.Problems(() => Send(right with { IssuedOn = "2024-02-30" })));
        Assert.Equal(["Language: field.not-understood"], await Issued.Problems(() => Send(right with { Language = "e\"n" })));
        Assert.Equal(["Title: field.required"], await Issued.Problems(() => Send(right with { Title = "" })));
    }

    [Fact]
    public async Task The_same_form_sent_twice_enters_one_statement()
    {
        var (key, before) = (Guid.NewGuid(), await Count());

        var first = await register.As(register.People.Liaison).Send(Issued.Statement(), key);
        var second = await register.As(register.People.Liaison).Send(Issued.Statement(), key);

        Assert.Equal(first, second);
        Assert.Equal(before + 1, await Count());
    }

    [Fact]
    public async Task Only_the_liaison_enters_statements()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(Issued.Statement()));
    }

    private Task<EnteredStatement> Send(EnterStatement request) => register.As(register.People.Liaison).Send(request);

    private Task<StatementSheet> Show(string reference) => register.As(register.People.Member).Send(new ShowStatement(reference));

    private Task<int> Count() => register.Read(db => db.Statements.CountAsync());
}
