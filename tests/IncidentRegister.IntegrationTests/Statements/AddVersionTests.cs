using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Statements;

public class AddVersionTests(Register register) : IClassFixture<Register>, IAsyncLifetime
{
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
    public async Task What_hangs_on_words_goes_with_them_into_the_newer_text()
    {
        var link = await Link(1, "raided their offices");
        await Ask(2, "condemn this publicly");

        var added = await Add($"A new beginning.\n\n{Issued.First}\n\n{Issued.Second}");

        Assert.Equal((2, 2, 0), (added.Number, added.Moved, added.Waiting));
        var sheet = await Show();
        Assert.Equal((2, 3, 0), (sheet.Version.Number, sheet.Paragraphs.Count, sheet.Waiting));
        var card = Assert.Single(sheet.Links);
        Assert.Equal((2, "raided their offices", true, link.Mention), (card.Paragraph, card.Quote, card.Stands, card.Links[0].Mention));
        Assert.Equal((3, "condemn this publicly"), (sheet.Asks[0].Paragraph, sheet.Asks[0].Quote));
        Assert.Equal(1, (await Liaison().Send(new ListStatements())).Lines.Single(l => l.Reference == statement).Links);
    }

    [Fact]
    public async Task An_older_text_reads_as_it_did_and_says_where_its_words_stand_now()
    {
        await Link(1, "raided their offices");
        await Ask(2, "condemn this publicly");
        await Add($"New.\n\n{Issued.First}");

        var old = await register.As(register.People.Liaison).Send(new ShowVersion(statement, 1));
        var member = await register.As(register.People.Member).Send(new ShowVersion(statement, 1));

        Assert.Equal([Issued.First, Issued.Second], old.Paragraphs.Select(p => p.Text));
        Assert.Equal((2, false), (Assert.Single(old.Paragraphs[0].Marks).NowAt!.Value, old.Paragraphs[0].Marks[0].IsAsk));
        Assert.Equal((null, true), (Assert.Single(old.Paragraphs[1].Marks).NowAt, old.Paragraphs[1].Marks[0].IsAsk));
        Assert.Empty(member.Paragraphs[0].Marks); // no incident that a member may read hangs on it
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison().Send(new ShowVersion(statement, 3)));
    }

    [Fact]
    public async Task Words_that_changed_wait_until_somebody_places_them()
    {
        var link = await Link(1, "raided their offices");
        var added = await Add("We regret the threats. The government outlawed six organisations and searched their offices.");
        Assert.Equal((0, 1), (added.Moved, added.Waiting));
        Assert.Equal((0, 1), ((await Show()).Links.Count, (await Show()).Waiting));

        var desk = await Liaison().Send(new PrepareReanchor(statement));
        var waiting = Assert.Single(desk.Waiting);
        Assert.Equal((1, 1, "raided their offices", 1, 0), (waiting.Version, waiting.Paragraph, waiting.Quote, waiting.Links, waiting.Asks));
        var placed = await Liaison().Send(new ReanchorPassage(statement, waiting.Id) { Choice = PassageChoice.Of(1, "searched their offices") with { Version = 2 } });

        Assert.Equal((1, 0), (placed.Paragraph!.Value, placed.Left));
        var card = Assert.Single((await Show()).Links);
        Assert.Equal(("searched their offices", link.Mention), (card.Quote, card.Links[0].Mention));
        Assert.Equal("passage.placed-already", await Rule(() => Liaison().Send(new ReanchorPassage(statement, waiting.Id))));
        Assert.Empty((await Liaison().Send(new PrepareReanchor(statement))).Waiting);
    }

    [Fact]
    public async Task A_link_that_was_taken_back_goes_along_and_can_be_restored()
    {
        var link = await Link(1, "raided their offices");
        await Liaison().Send(new UndoMention(link.Mention));
        await Add($"New.\n\n{Issued.First}");

        await Liaison().Send(new RestoreMention(link.Mention));

        Assert.Equal(2, Assert.Single((await Show()).Links).Paragraph);
    }

    [Fact]
    public async Task Words_that_are_gone_stay_on_record_and_come_back_with_their_text()
    {
        var link = await Link(1, "raided their offices");
        await Add("Nothing of it.");
        var waiting = (await Liaison().Send(new PrepareReanchor(statement))).Waiting[0].Id;
        var gone = await Liaison().Send(new ReanchorPassage(statement, waiting));
        Assert.Equal((null, 0), (gone.Paragraph, gone.Left));

        await Add("Nothing again.");
        var line = (await Liaison().Send(new ListVersions(statement))).Lines[0];
        Assert.Equal((3, 0, 0, 1), (line.Number, line.Moved, line.Waiting, line.Gone));
        Assert.True((await Liaison().Send(new PrepareReanchor(statement, waiting))).Shown!.IsGone);

        var back = await Add(Issued.First);
        Assert.Equal((1, 0), (back.Moved, back.Waiting));
        Assert.Equal(link.Mention, Assert.Single((await Show()).Links).Links[0].Mention);
    }

    [Fact]
    public async Task What_the_liaison_may_not_see_goes_along_as_well()
    {
        var link = await Link(1, "raided their offices");
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red' where reference = '{incident}'");

        await Add($"New.\n\n{Issued.First}");

        var passage = await register.Read(db => db.Mentions.Where(m => m.Id == link.Mention)
            .Join(db.Passages, m => m.PassageId, p => p.Id, (_, p) => p).SingleAsync());
        Assert.Equal((2, "raided their offices"), (passage.Paragraph, passage.Quote));
        Assert.Empty((await Show()).Links);
    }

    [Fact]
    public async Task Two_passages_that_are_placed_on_the_same_words_make_one_link()
    {
        await Link(1, "raided their offices");
        await Link(1, "outlawed six organisations");
        await Add("The government did it.");
        var desk = await Liaison().Send(new PrepareReanchor(statement));

        foreach (var waiting in desk.Waiting)
            await Liaison().Send(new ReanchorPassage(statement, waiting.Id) { Choice = PassageChoice.Of(1, "The government did it") });

        Assert.Single(Assert.Single((await Show()).Links).Links);
        Assert.Equal(2, await register.Read(db => db.Mentions.CountAsync(m => db.Passages.Any(p => p.Id == m.PassageId && p.Quote == "The government did it"))));
    }

    [Fact]
    public async Task A_translation_is_a_text_of_the_same_statement_and_takes_nothing_along()
    {
        await Link(1, "raided their offices");

        var added = await Liaison().Send(new AddVersion(statement, 1) { Text = "Nous regrettons.\n\nNous demandons.", Language = "fr", IsTranslation = true });

        var sheet = await Show();
        Assert.Equal((2, 0, 0), (added.Number, added.Moved, added.Waiting));
        Assert.Equal((1, Issued.First), (sheet.Version.Number, sheet.Paragraphs[0].Text));
        Assert.Equal([new TranslationTag(2, "fr")], sheet.Translations);
        Assert.Single(sheet.Links);
        await Link(2, "condemn this publicly"); // words are still marked in the text itself
        var french = await Liaison().Send(new ShowVersion(statement, 2));
        Assert.Equal(("fr", true, 1), (french.Language, french.IsTranslation, french.Newest));
        Assert.Equal(sheet.Translations, french.Translations);
        Assert.Single((await Liaison().Send(new ListStatements())).Lines, l => l.Reference == statement);
        Assert.Equal(1, (await Liaison().Send(new ListVersions(statement))).Lines[0].TranslationOf);

        Assert.Equal((3, 2), ((await Liaison().Send(new AddVersion(statement, 2) { Text = $"New.\n\n{Issued.First}\n\n{Issued.Second}" })).Number, (await Show()).Translations[0].Number));
        Assert.Equal(2, (await Show()).Links.Count);
    }

    [Fact]
    public async Task What_is_no_other_text_is_refused()
    {
        Assert.Equal("statement.version-same-text", await Rule(() => Add(Issued.First + "\r\n\r\n  " + Issued.Second)));
        Assert.Equal("statement.version-other-language", await Rule(() => Liaison().Send(new AddVersion(statement, 1) { Text = "Non.", Language = "fr" })));
        Assert.Equal("statement.translation-same-language", await Rule(() => Liaison().Send(new AddVersion(statement, 1) { Text = "No.", IsTranslation = true })));
        Assert.Equal(["Text: text.control-character"], await Issued.Problems(() => Add("a\0b")));
        Assert.Equal(["Text: field.required"], await Issued.Problems(() => Add(" ")));
        Assert.Equal(["Text: field.too-long"], await Issued.Problems(() => Add(new string('a', 400_001))));
        await Assert.ThrowsAsync<NotFoundException>(() => Liaison().Send(new AddVersion("STM-2024-00000", 1) { Text = "No." }));
    }

    [Fact]
    public async Task Whoever_saw_an_older_text_is_told_and_a_form_sent_twice_adds_one()
    {
        var key = Guid.NewGuid();
        var request = new AddVersion(statement, 1) { Text = "Another text.", Original = "Another\ntext." };

        var first = await register.As(register.People.Liaison).Send(request, key);
        var second = await register.As(register.People.Liaison).Send(request, key);

        Assert.Equal(first, second);
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Liaison().Send(new AddVersion(statement, 1) { Text = "A third." }));
        Assert.Equal((1, 2), (stale.Shown, stale.Stored));
        Assert.Equal("passage.text-moved", await Rule(() => Liaison().Send(
            new LinkPassage(statement, PassageChoice.Of(1, "Another") with { Version = 1 }))));
        Assert.Equal("Another\ntext.", (await Liaison().Send(new ShowVersion(statement, 2, WithOriginal: true))).Original);
        Assert.Null((await Liaison().Send(new ShowVersion(statement, 2))).Original);
    }

    [Fact]
    public async Task Only_the_liaison_adds_texts_and_places_passages()
    {
        foreach (var person in register.People.All.Where(p => p.Role != Role.Liaison))
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new AddVersion(statement, 1) { Text = "No." }));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new ReanchorPassage(statement, Guid.NewGuid())));
            await Assert.ThrowsAsync<ForbiddenException>(() => register.As(person).Send(new PrepareReanchor(statement)));
        }

        await Assert.ThrowsAsync<NotFoundException>(() => Liaison().Send(new ReanchorPassage(statement, Guid.NewGuid())));
        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Administrator).Send(new ListVersions(statement)));
    }

    private Register.Sender Liaison() => register.As(register.People.Liaison);

    private Task<LinkedPassage> Link(int paragraph, string words) =>
        Liaison().Send(new LinkPassage(statement, PassageChoice.Of(paragraph, words)) { Incident = incident });

    private Task<IReadOnlyList<RecordedAsk>> Ask(int paragraph, string words) => Liaison().Send(
        new RecordAsk(statement, PassageChoice.Of(paragraph, words)) { Issuer = "cicc", Addressees = ["asp-president"], Measure = "M04" });

    private async Task<AddedVersion> Add(string text) => await Liaison().Send(
        new AddVersion(statement, (await Liaison().Send(new ListVersions(statement))).Lines[0].Number) { Text = text });

    private Task<StatementSheet> Show() => Liaison().Send(new ShowStatement(statement));

    private static async Task<string> Rule(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule;
}
