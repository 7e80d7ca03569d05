using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Mentions;

public class MentionFinderProperties
{
    private static readonly DateOnly Today = new(2025, 12, 20);

    private static readonly string[] Pieces =
    [
        "The United States ", "sanctions ", "designated ", "judges ", "of the ICC", ", ", ". ", "\n", "Al-Haq ",
            "Khan ", "H.R. 23 ",
        "Executive Order 14203 ", "June 2025 ", "31 ", "2025-02-31 ", "and ", "Russian ", "arrest warrants ",
            "against ", "\ud83d", "\ude00",
        "😀", "عقوبات ", "والمحكمة ",
            "s'", "’s ", "é", "\0", "\u200d", "U.", "S.", "les sanctions ", "cyber-", "9999 ", "１２ ", "𝟙𝟜 ", "ﷺ",
    ];

    private static Gen<string> Texts => Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static MentionFinder Finder { get; } = new(Labelled.Index);
    private static MentionFinder Another { get; } = new(new IncidentIndex(Lexicon.Standard, Labelled.Incidents));

    [Fact]
    public void The_same_text_gives_the_same_suggestions() => Properties.Hold(Texts, text =>
        Assert.Equal(Lines(text, Finder), Lines(text, Another)));

    [Fact]
    public void A_suggestion_lies_within_the_text_and_splits_no_character() => Properties.Hold(Texts, text =>
        Assert.All(Finder.Find(new StatementSketch(text, Today, "en")), s =>
            Assert.True(new TextSpan(s.Start, s.End).FitsIn(text))));

    [Fact]
    public void Nothing_is_suggested_that_was_not_known_yet() => Properties.Hold(Texts, text =>
        Assert.DoesNotContain(Finder.Find(new StatementSketch(text, new DateOnly(2017, 1, 1), "en")), s =>
            s.IncidentKey != "I-30"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t")]
    [InlineData("\ud800")]
    [InlineData("ಅಂತರರಾಷ್ಟ್ರೀಯ ಅಪರಾಧ ನ್ಯಾಯಾಲಯ 国際刑事裁判所への制裁")]
    public void A_text_without_words_we_know_gives_nothing(string text) =>
        Assert.Empty(Finder.Find(new StatementSketch(text, null, "kn")));

    [Fact]
    public void A_thousand_incidents_with_one_name_give_a_handful_of_suggestions()
    {
        var likes = Enumerable.Range(0, 1000).Select(n =>
            new IncidentSketch($"X{n:D4}", "Sanctions", "2025-01-01", "MEASURE.SANCTIONS_DESIGNATION")
            { Targets = ["Jane Roe"], AllegedActors = ["US"] }).ToList();

        var found = Over(likes).Find(new StatementSketch("The US imposed sanctions on Jane Roe of the ICC.",
            new DateOnly(2025, 1, 2)));

        Assert.InRange(found.Count, 1, 6);
    }

    [Fact]
    public void An_alias_of_one_letter_is_no_name()
    {
        var incident = new IncidentSketch("X", "Raid", "2025-01-01", "PHYSICAL.RAID_SEIZURE")
        {
            Targets = ["A"],
            Aliases = ["a", "B"]
        };

        Assert.Empty(Over([incident]).Find(new StatementSketch("A raid. B raid. What a raid!", new DateOnly(2025, 1,
            2))));
    }

    /// <summary>A minute is for the slowest machine: time that grew with the square of the text would take many.</summary>
    [Theory]
    [InlineData("The US designated Al-Haq and sanctioned judges of the ICC on 5 June 2025, and Russian warrants followed. ", 300_000)]
    [InlineData("sanctions, ", 300_000)]
    [InlineData("Moscow City Court sentenced judges of the ICC in absentia.\nTurning to climate change, the advisory opinion of the Tribunal for the Law of the Sea is a milestone for small island States, which depend on international law more than others do, as my delegation said in New York and in Geneva.\n", 300_000)]
    [InlineData("U.S. ", 300_000)]
    [InlineData("😀", 300_000)]
    [InlineData("x", 300_000)]
    public void A_long_text_comes_to_an_end(string piece, int length)
    {
        var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var watch = Stopwatch.StartNew();

        Finder.Find(new StatementSketch(text, Today, "en"));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static MentionFinder Over(IReadOnlyList<IncidentSketch> incidents) =>
        new(new IncidentIndex(Lexicon.Standard, incidents));

    private static string Lines(string text, MentionFinder finder) =>
        string.Join('\n', finder.Find(new StatementSketch(text, Today, "en"))
        .Select(s => $"{s.IncidentKey} {s.Start} {s.End} {s.Strength} {string.Join('|', s.Reasons.Select(Explanation.InEnglish))}"));
}
