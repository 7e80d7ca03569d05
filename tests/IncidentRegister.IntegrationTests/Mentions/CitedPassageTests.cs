using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>What is cited for good: words of one version, its text, and what programs read of an incident.</summary>
public class CitedPassageTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const string Quote = "raided their offices";
    private const string Note = "Of the raid in May, I think.";

    private readonly People people = register.People;
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register, $"Look 😀 here.\n\n{Issued.First}");
        incident = await Issued.Incident(register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_passage_is_quoted_as_it_stands_in_the_text_that_was_cited_also_when_a_newer_one_lacks_it()
    {
        await AddVersion("Quite other words.");

        var cited = await Cite(people.Member);

        Assert.Equal((Quote, 2, 1, false), (cited.Quote, cited.Paragraph, cited.Version, cited.IsNewest));
        Assert.Equal("Joint statement", cited.Title);
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(people.Member).Send(new ShowPassage(statement, 2, 2, 0, 5)));
        Assert.True((await register.As(people.Member).Send(new ShowPassage(statement, 2, 1, 0, 5))).IsNewest);
    }

    [Theory]
    [InlineData(1, 1, 5, 6)] // half of a character
    [InlineData(1, 1, 0, 999)]
    [InlineData(1, 1, -1, 4)]
    [InlineData(1, 1, 4, 4)]
    [InlineData(1, 1, 9, 4)]
    [InlineData(1, 9, 0, 4)]
    [InlineData(0, 1, 0, 4)]
    [InlineData(3, 1, 0, 4)]
    public async Task Words_that_do_not_stand_there_are_no_passage(int version, int paragraph, int start, int end) =>
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(people.Liaison).Send(new ShowPassage(statement, version, paragraph, start, end)));

    [Fact]
    public async Task A_passage_shows_of_its_links_those_that_its_reader_may_see()
    {
        await Link();
        var hidden = await Issued.Incident(register, "A raid elsewhere", by: people.Stranger);
        await register.As(people.Liaison).Send(new LinkPassage(statement, PassageChoice.Of(2, Quote)) { Incident = hidden });

        Assert.Equal(2, (await Cite(people.Liaison)).Links.Count);
        Assert.Equal(incident, Assert.Single((await Cite(people.Ana)).Links).Incident!.Reference);
        Assert.Equal(hidden, Assert.Single((await Cite(people.StrangeLead)).Links).Incident!.Reference);
        Assert.Empty((await Cite(people.Member)).Links);
    }

    [Fact]
    public async Task A_link_that_was_taken_back_stands_neither_beside_the_words_nor_beside_the_incident()
    {
        var link = await Link();
        Assert.Single(await Annotate(people.Ana, incident));

        await register.As(people.Liaison).Send(new UndoMention(link.Mention));

        Assert.Empty((await Cite(people.Liaison)).Links);
        Assert.Empty(await Annotate(people.Ana, incident));
    }

    [Fact]
    public async Task What_programs_read_of_an_incident_is_the_place_and_the_words_and_not_the_note_of_who_linked_them()
    {
        await Link();

        var read = Assert.Single(await Annotate(people.Ana, incident));

        Assert.Equal((incident, statement, 1, 2, Quote), (read.Incident, read.Statement, read.Version, read.Paragraph, read.Quote.Exact));
        // As the W3C counts: code points of the whole text, of which the emoji is one.
        var text = (await Text(1)).EnumerateRunes().ToArray();
        Assert.Equal(Quote, string.Concat(text[read.Start..read.End]));
        Assert.DoesNotContain(Note, JsonSerializer.Serialize(read), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_annotates_an_incident_that_they_may_not_read_and_reading_a_marked_one_is_kept()
    {
        await Link();
        var red = (await register.As(people.Ana).Send(Incidents.Told.Incident("For few eyes") with { Handling = "red" })).Reference;

        foreach (var (person, reference) in new[] { (people.Stranger, incident), (people.Bo, red), (people.Liaison, red), (people.Ana, "INC-2024-00000"), (people.Ana, "x") })
            await Assert.ThrowsAsync<NotFoundException>(() => Annotate(person, reference));
        Assert.Empty(await Annotate(people.Ana, red));

        var id = await register.Read(db => db.Incidents.Where(i => i.Reference == red).Select(i => i.Id).SingleAsync());
        var kept = await register.Read(db => db.Database.SqlQuery<int>(
            $"select count(*)::int as \"Value\" from audit.entries where object = {$"incidents/{id}"} and action like '%AnnotateIncident%'").SingleAsync());
        Assert.Equal(1, kept);
    }

    [Fact]
    public async Task A_text_is_read_to_the_letter_that_its_hash_is_of_in_every_version()
    {
        await AddVersion("Cafe\u0301, and more.");

        var sheet = await register.As(people.Member).Send(new ShowStatement(statement));
        Assert.Equal("Café, and more.", await Text(2));
        Assert.Equal(sheet.Version.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(await Text(2)))));
        Assert.Equal($"Look 😀 here.\n\n{Issued.First}", await Text(1));
        foreach (var (reference, version) in new[] { (statement, 3), (statement, 0), ("STM-2024-00000", 1), (incident, 1), ("a\0b", 1) })
            await Assert.ThrowsAsync<NotFoundException>(() => register.As(people.Member).Send(new ReadText(reference, version)));
    }

    private Task<LinkedPassage> Link() => register.As(people.Liaison).Send(
        new LinkPassage(statement, PassageChoice.Of(2, Quote)) { Incident = incident, Note = Note });

    private Task<PassageSheet> Cite(CurrentUser person)
    {
        var at = Issued.First.IndexOf(Quote, StringComparison.Ordinal);
        return register.As(person).Send(new ShowPassage(statement, 1, 2, at, at + Quote.Length));
    }

    private Task<IReadOnlyList<Annotation>> Annotate(CurrentUser person, string reference) =>
        register.As(person).Send(new AnnotateIncident(reference));

    private async Task<string> Text(int version) => (await register.As(people.Member).Send(new ReadText(statement, version))).Text;

    private Task<AddedVersion> AddVersion(string text) =>
        register.As(people.Liaison).Send(new AddVersion(statement, 1) { Text = text });
}
