using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Mentions;

public class LinkPassageTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
    private const string Quote = "raided their offices";
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(register);
        statement = await Issued.Enter(register);
        incident = await Issued.Incident(register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Words_are_linked_and_marked_in_the_text()
    {
        await Send(Link(Placed(1, Quote)) with { Relation = "alludes-to", Stance = "condemns", Note = " A  note " });

        var sheet = await Show(register.People.Liaison);
        var card = Assert.Single(sheet.Links);
        var link = Assert.Single(card.Links);
        Assert.Equal((1, 1, Quote, true), (card.Number, card.Paragraph, card.Quote, card.Stands));
        Assert.Equal((incident, MentionRelation.AlludesTo, Stance.Condemns, "A note"), (link.Incident!.Reference, link.Relation, link.Stance, link.Note));
        var mark = Assert.Single(sheet.Paragraphs[0].Marks);
        Assert.Equal(Quote, Issued.First[mark.Start..mark.End]);
        Assert.Equal(("1", "s1", false), (mark.Tag, mark.Anchor, mark.IsAsk));
    }

    [Fact]
    public async Task The_same_words_are_one_passage_and_the_same_link_is_made_once()
    {
        var other = await Issued.Incident(register, "Another raid");
        await Send(Link(Placed(1, Quote)));
        await Send(Link(PassageChoice.Of(1, Quote)) with { Incident = other });
        await Send(Link(PassageChoice.Of(1, Quote)) with { Incident = null });

        Assert.Equal("mention.already-there", await Rule(Link(Placed(1, Quote))));
        Assert.Equal("mention.already-there", await Rule(Link(PassageChoice.Of(1, Quote)) with { Incident = null }));
        Assert.Equal(3, Assert.Single((await Show(register.People.Liaison)).Links).Links.Count);
    }

    [Fact]
    public async Task A_span_grows_to_whole_words()
    {
        var at = Issued.First.IndexOf("aided their off", StringComparison.Ordinal);

        var linked = await Send(Link(new() { Paragraph = 1, Start = at, End = at + 15, Quote = "aided their off" }));

        Assert.Equal(Quote, linked.Quote);
    }

    [Fact]
    public async Task Sentences_that_follow_each_other_are_linked()
    {
        var linked = await Send(Link(new() { Sentences = ["1.2", "1.1"], Version = 1 }));

        Assert.Equal(Issued.First, linked.Quote);
    }

    [Fact]
    public async Task Sentences_with_a_gap_of_two_paragraphs_or_beyond_the_text_are_refused()
    {
        var three = await Issued.Enter(register, "One is here. Two is here. Three is here.");

        Assert.Equal("passage.not-contiguous", await Rule(new LinkPassage(three, new() { Sentences = ["1.1", "1.3"] })));
        Assert.Equal("passage.not-contiguous", await Rule(Link(new() { Sentences = ["1.2", "2.1"] })));
        Assert.Equal("passage.outside-text", await Rule(Link(new() { Sentences = ["1.99"] })));
        Assert.Equal("passage.outside-text", await Rule(Link(new() { Sentences = ["1.0"] })));
        await Assert.ThrowsAsync<TamperedException>(() => Send(Link(new() { Sentences = ["one"] })));
        Assert.Equal("passage.text-moved", await Rule(Link(new() { Sentences = ["1.1"], Version = 2 })));
    }

    [Theory]
    [InlineData(1, 5, 999, "x", "passage.outside-text")]
    [InlineData(1, -1, 4, "x", "passage.outside-text")]
    [InlineData(1, 4, 4, "x", "passage.outside-text")]
    [InlineData(1, 0, 2, "Us", "passage.text-moved")]
    [InlineData(9, 0, 2, "We", "passage.no-such-paragraph")]
    [InlineData(-1, 0, 2, "We", "passage.no-such-paragraph")]
    [InlineData(1, 21, 22, ".", "passage.no-words")]
    public async Task Words_that_do_not_stand_there_are_refused(int paragraph, int start, int end, string quote, string rule) =>
        Assert.Equal(rule, await Rule(Link(new() { Paragraph = paragraph, Start = start, End = end, Quote = quote })));

    [Fact]
    public async Task A_span_that_cuts_a_character_is_refused()
    {
        var emoji = await Issued.Enter(register, "Look 😀 here.");

        Assert.Equal("passage.splits-character", await Rule(new LinkPassage(emoji, new() { Paragraph = 1, Start = 6, End = 12, Quote = "x" })));
    }

    [Fact]
    public async Task Words_that_stand_twice_must_be_placed()
    {
        var twice = await Issued.Enter(register, "A raid and a raid.");

        Assert.Equal("passage.text-moved", await Rule(new LinkPassage(twice, PassageChoice.Of(1, "raid"))));
    }

    [Fact]
    public async Task No_words_at_all_are_refused_beside_the_field()
    {
        Assert.Equal(["Passage.Sentences: passage.no-words"], await Issued.Problems(() => Send(Link(new()))));
        Assert.Equal(["Passage.Quote: passage.no-words"],
            await Issued.Problems(() => Send(Link(new() { Paragraph = 1, Start = 2, End = 3, Quote = " " }))));
    }

    [Fact]
    public async Task An_incident_that_is_unknown_or_a_draft_is_refused_beside_the_field()
    {
        var draft = await Issued.Incident(register, submit: false);

        foreach (var typed in new[] { draft, "INC-2024-00000", "the raid", "a\0b" })
            Assert.Equal(["Incident: incident.not-known"],
                await Issued.Problems(() => Send(Link(PassageChoice.Of(1, Quote)) with { Incident = typed })));
    }

    [Theory]
    [InlineData("a\0b", "text.control-character")]
    [InlineData("a\u202Eb", "text.hidden-direction")]
    public async Task A_note_that_cannot_be_kept_is_refused(string note, string problem) =>
        Assert.Equal([$"Note: {problem}"], await Issued.Problems(() => Send(Link(PassageChoice.Of(1, Quote)) with { Note = note })));

    [Fact]
    public async Task Who_may_not_read_the_incident_does_not_see_the_link()
    {
        await Send(Link(PassageChoice.Of(1, Quote)));
        await Send(Link(PassageChoice.Of(1, "the threats")) with { Incident = null });

        var people = register.People;
        foreach (var (person, seen) in new[]
        {
            (people.Ana, 2), (people.Bo, 2), (people.Lead, 2), (people.Liaison, 2), (people.Stranger, 1), (people.StrangeLead, 1), (people.Member, 1),
        })
        {
            var sheet = await Show(person);
            var line = (await register.As(person).Send(new ListStatements())).Lines.Single(l => l.Reference == statement);
            Assert.Equal((seen, seen, seen), (sheet.Links.Count, sheet.Paragraphs[0].Marks.Count, line.Links));
        }

        Assert.Equal("the threats", Assert.Single((await Show(people.Member)).Links).Quote);
    }

    [Fact]
    public async Task A_link_is_taken_back_and_restored()
    {
        var linked = await Send(Link(PassageChoice.Of(1, Quote)));
        var liaison = register.As(register.People.SecondLiaison);

        var place = await liaison.Send(new UndoMention(linked.Mention));
        var sheet = await register.As(register.People.Liaison).Send(new ShowStatement(statement, linked.Mention));

        Assert.Equal((statement, 1), (place.Statement, place.Paragraph));
        Assert.Empty(sheet.Links);
        Assert.Equal((linked.Mention, Quote, "The raid"), (sheet.Undone!.Mention, sheet.Undone.Quote, sheet.Undone.IncidentTitle));
        Assert.Equal("mention.already-undone", await Rule(() => liaison.Send(new UndoMention(linked.Mention))));

        await liaison.Send(new RestoreMention(linked.Mention));
        Assert.Single((await Show(register.People.Liaison)).Links);
        Assert.Equal("mention.stands", await Rule(() => liaison.Send(new RestoreMention(linked.Mention))));
    }

    [Fact]
    public async Task A_link_that_was_made_anew_is_not_restored_beside_it()
    {
        var linked = await Send(Link(PassageChoice.Of(1, Quote)));
        await register.As(register.People.Liaison).Send(new UndoMention(linked.Mention));
        await Send(Link(PassageChoice.Of(1, Quote)));

        Assert.Equal("mention.already-there", await Rule(() => register.As(register.People.Liaison).Send(new RestoreMention(linked.Mention))));
    }

    [Fact]
    public async Task Twenty_who_link_the_same_words_at_once_make_one_link()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try
            {
                await Send(Link(PassageChoice.Of(1, Quote)));
                return "";
            }
            catch (RuleBrokenException broken)
            {
                return broken.Rule;
            }
        }));

        Assert.Single(results, r => r.Length == 0);
        Assert.Equal(19, results.Count(r => r == "mention.already-there"));
    }

    [Fact]
    public async Task Only_the_liaison_links_and_unlinks()
    {
        var linked = await Send(Link(PassageChoice.Of(1, Quote)));

        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(Link(PassageChoice.Of(1, "threats"))));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new UndoMention(linked.Mention)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new RestoreMention(linked.Mention)));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new PrepareLink(statement)));
        }

        await Assert.ThrowsAsync<NotFoundException>(() => register.As(register.People.Liaison).Send(new UndoMention(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotFoundException>(() => Send(new("STM-2024-00000", PassageChoice.Of(1, Quote))));
    }

    [Fact]
    public async Task Incidents_are_offered_that_the_liaison_may_read()
    {
        await Issued.Incident(register, "Bankers close accounts");
        await Issued.Incident(register, "Bankers in a draft", submit: false);
        var liaison = register.As(register.People.Liaison);

        Assert.Equal(["Bankers close accounts"], (await liaison.Send(new PrepareLink(statement, "banker"))).Incidents.Select(i => i.Title));
        Assert.Equal([incident], (await liaison.Send(new PrepareLink(statement, incident.ToLowerInvariant()))).Incidents.Select(i => i.Reference));
        Assert.Empty((await liaison.Send(new PrepareLink(statement, "a\0b"))).Incidents);
        Assert.Equal(["We call on the President to condemn this publicly.", "Thank you."], (await liaison.Send(new PrepareLink(statement))).Paragraphs[1].Sentences);
    }

    private LinkPassage Link(PassageChoice passage) => new(statement, passage) { Incident = incident };

    private static PassageChoice Placed(int paragraph, string quote)
    {
        var at = Issued.First.IndexOf(quote, StringComparison.Ordinal);
        return new() { Paragraph = paragraph, Start = at, End = at + quote.Length, Quote = quote, Version = 1 };
    }

    private Task<LinkedPassage> Send(LinkPassage request) => register.As(register.People.Liaison).Send(request);

    private Task<StatementSheet> Show(CurrentUser person) => register.As(person).Send(new ShowStatement(statement));

    private Task<string> Rule(LinkPassage request) => Rule(() => Send(request));

    private static async Task<string> Rule(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule;
}
