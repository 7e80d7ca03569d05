using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Statements;

public class CarryOverTests
{
    private const string First = "The government outlawed six organisations and raided their offices.";
    private const string Second = "We call on the President to condemn this publicly.";
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(First + "\n\n" + Second, 1)]
    [InlineData(Second + "\n\n" + First, 2)]
    [InlineData("New.\n\n" + First + " More.\n\n" + Second, 2)]
    [InlineData("New. " + First, 1)]
    public void Words_that_stand_once_take_their_passage_along(string next, int paragraph)
    {
        var (before, passage) = Marked("raided their offices");

        var carried = Carry(before, passage, next);

        var moved = Assert.Single(carried.Passages);
        Assert.Equal(("raided their offices", paragraph), (moved.Quote, moved.Paragraph));
        Assert.Equal((MoveState.Moved, passage.Id, moved.Id), (carried.Moves[0].State, carried.Moves[0].PassageId, carried.Moves[0].ToPassageId!.Value));
    }

    [Theory]
    [InlineData("Nothing of it.")]
    [InlineData("The government outlawed six organisations and searched their offices.")]
    [InlineData("The government outlawed seven bodies and raided their offices.")]
    [InlineData(First + "\n\n" + First)]
    [InlineData(First + " " + First + "\n\n" + First)]
    public void Words_that_changed_or_stand_twice_wait_for_a_person(string next)
    {
        var (before, passage) = Marked("raided their offices");

        var carried = Carry(before, passage, next);

        Assert.Empty(carried.Passages);
        Assert.Equal((MoveState.Waiting, null), (Assert.Single(carried.Moves).State, carried.Moves[0].ToPassageId));
    }

    [Fact]
    public void Two_passages_do_not_fall_together()
    {
        var statement = Entered();
        var before = Add(statement, "They were raided.\n\nThey were raided.");
        Passage[] both = [before.Mark(1, new TextSpan(5, 9), Now), before.Mark(2, new TextSpan(5, 9), Now)];
        var next = Add(statement, "They were raided.");

        var carried = CarryOver.Into(next, [.. both.Select(p => new StandingPassage(p))], Now);

        Assert.Empty(carried.Passages);
        Assert.Equal([MoveState.Waiting, MoveState.Waiting], carried.Moves.Select(m => m.State));
    }

    [Fact]
    public void What_is_gone_stays_gone_until_its_words_come_back()
    {
        var (statement, passage) = Marked("raided their offices");

        Assert.Equal(MoveState.Gone, CarryOver.Into(Add(statement, "Nothing."), [new(passage, IsGone: true)], Now).Moves[0].State);
        Assert.Equal(MoveState.Moved, CarryOver.Into(Add(statement, First), [new(passage, IsGone: true)], Now).Moves[0].State);
    }

    [Fact]
    public void A_passage_is_placed_once_and_on_the_newer_text()
    {
        var (statement, passage) = Marked("raided their offices");
        var next = Add(statement, "They searched their offices.");
        var move = CarryOver.Into(next, [new(passage)], Now).Moves[0];
        var place = next.Mark(1, new TextSpan(5, 13), Now);

        Assert.Equal("passage.text-moved", Assert.Throws<RuleBrokenException>(() => move.Place(passage, Guid.NewGuid(), Now)).Rule);
        move.SayGone(Guid.NewGuid(), Now);
        move.Place(place, Guid.NewGuid(), Now);

        Assert.Equal((MoveState.Placed, place.Id), (move.State, move.ToPassageId!.Value));
        Assert.Equal("passage.placed-already", Assert.Throws<RuleBrokenException>(() => move.SayGone(Guid.NewGuid(), Now)).Rule);
    }

    [Fact]
    public void A_translation_is_of_a_text_of_the_statement_and_in_another_language()
    {
        var statement = Entered();
        var text = StatementText.FromPlain("Bonjour.");
        Assert.Equal("statement.translation-of-nothing", Rule(() => statement.AddVersion(text, new TakenFacts { Language = "fr", TranslationOf = Guid.NewGuid() }, Now)));
        var first = Add(statement, First);

        Assert.Equal("statement.translation-same-language", Rule(() => statement.AddVersion(text, new TakenFacts { TranslationOf = first.Id }, Now)));
        Assert.Equal("statement.version-other-language", Rule(() => statement.AddVersion(text, new TakenFacts { Language = "fr" }, Now)));
        var french = statement.AddVersion(text, new TakenFacts { Language = "fr", TranslationOf = first.Id, Original = "Bon\0jour\uD800." }, Now);
        Assert.Equal(("fr", 2, "Bon\uFFFDjour\uFFFD."), (french.Language, french.Number, french.Original!.Text));
        Assert.Equal("statement.translation-of-nothing", Rule(() => statement.AddVersion(text, new TakenFacts { Language = "es", TranslationOf = french.Id }, Now)));
    }

    /// <summary>The promise of the whole: whatever is done to the text, words are pinned on nobody else's words.</summary>
    [Fact]
    public void No_passage_ever_ends_on_other_words_than_its_own() =>
        Properties.Hold(Edits, edit =>
        {
            var statement = Entered();
            var before = Add(statement, string.Join("\n\n", edit.Before));
            var marked = before.Paragraphs.SelectMany(p => edit.Spans
                    .Select(s => new TextSpan(s.From % p.Text.Length, Math.Min(p.Text.Length, (s.From % p.Text.Length) + s.Length)))
                    .Where(s => s.FitsIn(p.Text)).Distinct().Select(s => before.Mark(p.Number, s, Now))).ToList();
            var next = Add(statement, string.Join("\n\n", edit.After));

            var carried = CarryOver.Into(next, [.. marked.Select(p => new StandingPassage(p))], Now);

            Assert.Equal(marked.Select(p => p.Id), carried.Moves.Select(m => m.PassageId));
            Assert.Equal(carried.Passages.Select(p => p.Id), carried.Moves.Where(m => m.ToPassageId is not null).Select(m => m.ToPassageId!.Value));
            Assert.Equal(carried.Passages.Count, carried.Passages.DistinctBy(p => (p.Paragraph, p.Start, p.End)).Count());
            foreach (var move in carried.Moves.Where(m => m.ToPassageId is not null))
            {
                var (old, place) = (marked.Single(p => p.Id == move.PassageId), carried.Passages.Single(p => p.Id == move.ToPassageId));
                var text = next.Paragraphs.Single(p => p.Number == place.Paragraph).Text;
                Assert.Equal(old.Quote, text[place.Start..place.End]);
                Assert.EndsWith(old.Prefix, text[..place.Start], StringComparison.Ordinal);
                Assert.StartsWith(old.Suffix, text[place.End..], StringComparison.Ordinal);
            }
        });

    // Few words, so that they come twice; paragraphs lost, doubled, swapped, joined, and words changed.
    private static readonly Gen<string> Paragraphs = Gen.Elements("raid", "the raid", "a raid on", "Court", "six", "😀", "judges", "said.", "again")
        .ListOf().Where(words => words.Count > 0).Select(words => string.Join(' ', words));

    private static readonly Gen<(List<string> Before, List<string> After, List<(int From, int Length)> Spans)> Edits =
        from before in Paragraphs.ListOf().Where(p => p.Count > 0)
        from kinds in Gen.Choose(0, 5).ListOf(before.Count)
        from extra in Paragraphs
        from spans in Gen.Choose(0, 60).SelectMany(start => Gen.Choose(1, 30).Select(length => (start, length))).ListOf()
        select (before.ToList(), before.Zip(kinds).SelectMany(p => Edited(p.First, p.Second, extra)).Append(extra).ToList(), spans.ToList());

    private static string[] Edited(string paragraph, int kind, string extra) => kind switch
    {
        0 => [],
        1 => [paragraph, paragraph],
        2 => [$"{extra} {paragraph}"],
        3 => [paragraph.Replace("raid", "search", StringComparison.Ordinal)],
        4 => paragraph.Split(" on ", 2),
        _ => [paragraph],
    };

    private static string Rule(Action act) => Assert.Throws<RuleBrokenException>(act).Rule;

    private static (Statement Statement, Passage Passage) Marked(string words)
    {
        var statement = Entered();
        var version = Add(statement, First + "\n\n" + Second);
        return (statement, version.Mark(1, new TextSpan(First.IndexOf(words, StringComparison.Ordinal), First.IndexOf(words, StringComparison.Ordinal) + words.Length), Now));
    }

    private static CarryOver Carry(Statement statement, Passage passage, string next) => CarryOver.Into(Add(statement, next), [new(passage)], Now);

    private static Statement Entered() => Statement.Enter(
        "STM-2026-00001", new StatementFacts { Title = "A statement", Kind = "report", IssuedOn = IncidentDate.Parse("2026-11-15") }, Guid.NewGuid(), Now);

    private static StatementVersion Add(Statement statement, string text) =>
        statement.AddVersion(StatementText.FromPlain(text), Extent.Whole, null, Now);
}
