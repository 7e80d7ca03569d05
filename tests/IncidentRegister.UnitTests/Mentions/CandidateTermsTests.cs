using IncidentRegister.Domain.Mentions;
using Xunit.Abstractions;

namespace IncidentRegister.UnitTests.Mentions;

public class CandidateTermsTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2025, 12, 20);

    [Theory]
    [InlineData("seeds", 10_000)]
    [InlineData("tuned", 1000)]
    public void What_the_finder_finds_is_among_the_candidates_however_many_others_there_are(string set, int others)
    {
        var shelf = new CandidateShelf([.. Labelled.Incidents, .. MadeIncidents.Of(others)]);

        foreach (var statement in Labelled.Statements(set))
            Assert.Subset(shelf.For(statement.Sketch()), statement.Found().Select(s => s.IncidentKey).ToHashSet());
    }

    /// <summary>Over all that was known by then: what happened later is no candidate.</summary>
    [Theory]
    [InlineData("seeds", 0)]
    [InlineData("tuned", 0)]
    [InlineData("aside", 300)]
    public void Over_the_candidates_the_finder_says_what_it_says_over_all(string set, int others)
    {
        List<IncidentSketch> all = [.. Labelled.Incidents, .. MadeIncidents.Of(others)];
        var shelf = new CandidateShelf(all);
        var (said, lost, more) = (0, new List<string>(), new List<string>());
        foreach (var statement in Labelled.Statements(set))
        {
            var sketch = statement.Sketch();
            var candidates = shelf.For(sketch);
            var expected = Found(sketch, all.Where(i => CandidateTerms.KnownFrom(i) <= sketch.Date!.Value.AddDays(1)));
            var found = Found(sketch, all.Where(i => candidates.Contains(i.Key)));

            said += expected.Count;
            lost.AddRange(expected.Except(found).Select(e => $"{statement.Id} {e}"));
            more.AddRange(found.Except(expected).Select(e => $"{statement.Id} {e}"));
        }

        output.WriteLine($"{set} among {others}: {said}, lost {string.Join(", ", lost)}; more {string.Join(", ", more)}");
        Assert.Empty(lost);
        Assert.Empty(more);
    }

    [Theory]
    [InlineData("Jane Roe", "They threatened Jane Roe.")]
    [InlineData("Jane Roehampton", "They threatened Roehampton.")]
    [InlineData("Al-Haq", "AlHaq was raided.")]
    [InlineData("Al-Haq", "مؤسسة الحق")]
    [InlineData("Beit Sahour Legal Aid", "the offices of Beit-Sahour Legal Aid were closed")]
    public void A_name_is_asked_for_however_it_is_written(string target, string text) =>
        Assert.Contains(CandidateTerms.Standard.AskedBy(new StatementSketch(text, Today)), q => q.Weight > 2 && Of(target).Contains(q.Term));

    [Theory]
    [InlineData("محمد الأحمد", "اعتقل محمد الأحمد أمس")]
    [InlineData("محمد الأحمد", "تهديد لمحمد الأحمد")]
    [InlineData("赤根智子", "赤根智子 を")]
    public void A_script_without_capitals_has_names_too(string alias, string text)
    {
        var terms = CandidateTerms.Standard.Of(new IncidentSketch("X", "") { Aliases = [alias] });

        Assert.Contains(
            CandidateTerms.Standard.AskedBy(new StatementSketch(text, Today, "ar")), q => q.Weight > 2 && terms.Contains(q.Term));
    }

    [Theory]
    [InlineData("Wakili", "They threatened Wakili on Monday.", true)]
    [InlineData("Wakili on", "They threatened Wakili on Monday.", false)]
    [InlineData("WHO", "They threatened the WHO.", true)]
    [InlineData("Comisión de la verdad", "la Comisión de la verdad", true)]
    [InlineData("Comisión de la", "la Comisión de la verdad", false)]
    [InlineData("محمد علي", "تهديد محمد علي في لاهاي", true)]
    [InlineData("علي في", "تهديد محمد علي في لاهاي", false)]
    public void No_name_ends_with_a_small_word(string alias, string text, bool isAsked)
    {
        var terms = CandidateTerms.Standard.Of(new IncidentSketch("X", "") { Aliases = [alias] });

        Assert.Equal(isAsked, CandidateTerms.Standard.AskedBy(new StatementSketch(text, Today)).Any(q => q.Weight > 2 && terms.Contains(q.Term)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n \t")]
    [InlineData("\ud800")]
    [InlineData("a of the and")]
    public void A_text_without_a_term_asks_for_nothing(string text) =>
        Assert.Empty(CandidateTerms.Standard.AskedBy(new StatementSketch(text, Today, "en")));

    [Fact]
    public void An_alias_of_one_letter_is_no_term()
    {
        var bare = CandidateTerms.Standard.Of(new IncidentSketch("X", ""));

        Assert.Equal(bare, CandidateTerms.Standard.Of(new IncidentSketch("X", "") { Targets = ["A"], Aliases = ["a", "B", "é", ""] }));
    }

    [Fact]
    public void However_long_a_text_is_it_asks_for_so_much_and_no_more()
    {
        var text = string.Concat(Enumerable.Range(0, 10_000).Select(n => $"Name{n} sanctioned the US in June {2000 + (n % 100)}. "));

        Assert.InRange(CandidateTerms.Standard.AskedBy(new StatementSketch(text, Today)).Count, 1, 3000);
    }

    [Fact]
    public void An_incident_and_a_statement_that_speaks_of_it_share_a_term()
    {
        foreach (var statement in Labelled.Statements("seeds"))
        {
            var stored = CandidateTerms.Standard.Of(statement.Sketch()).ToHashSet();
            foreach (var key in statement.Found().Select(s => s.IncidentKey).Distinct())
            {
                var incident = Labelled.Incidents.Single(i => i.Key == key);
                if (incident.Members.Count == 0)
                    Assert.Contains(CandidateTerms.Standard.AskedBy(incident), q => stored.Contains(q.Term));
            }
        }
    }

    private static List<(string Key, int Start, int End)> Found(StatementSketch statement, IEnumerable<IncidentSketch> among) =>
        [.. new MentionFinder(new IncidentIndex(Lexicon.Standard, among)).Find(statement).Select(s => (s.IncidentKey, s.Start, s.End))];

    private static IReadOnlyCollection<int> Of(string target) =>
        CandidateTerms.Standard.Of(new IncidentSketch("X", "") { Targets = [target] });
}
