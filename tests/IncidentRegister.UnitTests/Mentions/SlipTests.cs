using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

public class SlipTests
{
    [Theory]
    [InlineData("Kowalski", "one")]
    [InlineData("Kowalsky", "one")]
    [InlineData("Kowalskii", "one")]
    [InlineData("Kowalsi", "one")]
    [InlineData("Kovalsky", "two")]
    [InlineData("Kovalski", "two")] // a letter is missing; for the first, one would be another
    [InlineData("Marinela", "three")] // as near to the fourth
    [InlineData("Covalsci", null)]
    [InlineData("kovalsky", null)]
    public void A_slip_is_read_as_the_nearest_name_and_as_the_first_of_two_as_near(string written, string? meant)
    {
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard,
        [
            Arrest("one", "Kowalski"), Arrest("two", "Kovalskyi"), Arrest("three", "Marinelas"), Arrest("four", "Tmarinela"),
        ]));

        Assert.Equal(meant, Named(finder, written));
    }

    [Fact]
    public void Whichever_letter_slips_the_name_is_read()
    {
        const string name = "Ostrowski";
        var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, [Arrest("one", name)]));
        var slips = Enumerable.Range(1, name.Length - 1)
            .SelectMany(at => new[] { name.Remove(at, 1), name.Insert(at, "x"), name.Remove(at, 1).Insert(at, "x") });

        Assert.All([.. slips, $"{name}x", "Qstrowski"], slip => Assert.Equal("one", Named(finder, slip)));
    }

    private static string? Named(MentionFinder finder, string written)
    {
        var text = $"On 3 June 2025 Russia issued an arrest warrant against {written}, a judge of the International Criminal Court.";

        var found = finder.Find(new StatementSketch(text, new DateOnly(2025, 6, 5), "en", "A coalition", "A statement"));

        return found.Where(s => s.Reasons.Any(r => r.Kind == MentionReasonKind.TargetNamed)).Select(s => s.IncidentKey).Distinct().SingleOrDefault();
    }

    private static IncidentSketch Arrest(string key, string target) => new(key, "A warrant", "2025-06-03", "judicial.arrest-warrant")
    {
        Targets = [target, "a judge"],
        AllegedActors = ["Russia"],
    };
}
