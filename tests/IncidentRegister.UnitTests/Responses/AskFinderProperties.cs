using System.Diagnostics;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Responses;

public class AskFinderProperties
{
    private static readonly DateOnly Today = new(2025, 12, 20);

    private static readonly string[] Pieces =
    [
        "We call on ", "States Parties ", "to: ", "should ", "must ", "the Bureau ", "and ",
        "to ratify the APIC ", "; ", "(i) ", "- ", ". ", ": ", ", ", "by ", "31 ", "February ", "9999 ",
        "2026 ", "end of ", "1er mars ", "her ", "you ", "urging ", "called on ", "not ", "if ",
        "we hope that ", "Requests ", "nous appelons ", "la Cour ", "debe ", "la UE ", "ندعو ", "الدول ",
        "الأطراف ", "إلى ", "؛ ", "\ud83d", "\ude00", "😀", "\0", "\u200d", "é", "١٢ ", "ﷺ", "lift ", "…",
    ];

    private static Gen<string> Texts => Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static Gen<string?> Languages => Gen.Elements<string?>("en", "fr", "es", "ar", "xx", null);

    [Fact]
    public void The_same_text_gives_the_same_asks() => Properties.Hold(Texts, Languages, (text, language) =>
        Assert.Equal(Lines(Find(language, text)), Lines(Find(language, text))));

    [Fact]
    public void An_ask_lies_within_its_paragraph_and_splits_no_character() =>
        Properties.Hold(Texts.Two(), Languages, (texts, language) =>
        {
            string[] paragraphs = [texts.Item1, texts.Item2];
            Assert.All(Find(language, paragraphs), a => Assert.True(a.Span.FitsIn(paragraphs[a.Paragraph - 1])));
        });

    [Fact]
    public void A_strong_ask_says_whom_and_what() => Properties.Hold(Texts, Languages, (text, language) =>
        Assert.All(Find(language, text).Where(a => a.Strength == AskStrength.Strong), a =>
        {
            Assert.NotEmpty(a.Addressees);
            Assert.NotEmpty(a.Measures);
        }));

    [Fact]
    public void Every_ask_has_reasons_and_no_code_twice() => Properties.Hold(Texts, Languages, (text, language) =>
        Assert.All(Find(language, text), a =>
        {
            Assert.NotEmpty(a.Reasons);
            Assert.Equal(a.Measures.Count, a.Measures.DistinctBy(m => m.Code).Count());
            Assert.Equal(a.Addressees.Count, a.Addressees.DistinctBy(m => m.Code).Count());
        }));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(":")]
    [InlineData("We call on:")]
    [InlineData("\ud83d")]
    public void Nothing_comes_of_next_to_nothing(string text) => Assert.Empty(Find("en", text));

    [Theory]
    [InlineData("We call on States Parties to ratify the APIC and must lift the sanctions against the Court, ")]
    [InlineData("We call on States Parties to: ratify; ")]
    [InlineData("States Parties and ")]
    [InlineData("call on her ")]
    [InlineData("by end of ")]
    [InlineData("a")]
    public void A_long_text_comes_to_an_end(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
        var clock = Stopwatch.StartNew();

        _ = Find("en", text);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    private static IReadOnlyList<FoundAsk> Find(string? language, params string[] paragraphs) =>
        AskFinder.Find(new AskText([.. paragraphs.Select((p, at) => new Paragraph(at + 1, p))], language, Today));

    private static IEnumerable<string> Lines(IReadOnlyList<FoundAsk> asks) =>
        asks.Select(a => JsonSerializer.Serialize(a));
}
