using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>
/// How many of the suggestions are right, and how many of the labels are found; a group counts half for a member.
/// </summary>
internal sealed class FinderScore
{
    private double suggested, right, labels, found;
    private double suggestedSets, rightSets, labelSets, foundSets;

    public FinderScore(IEnumerable<LabelledStatement> statements, MentionStrength least = MentionStrength.Possible)
        : this(statements.Select(s => (s, s.Found())), least)
    {
    }

    public FinderScore(
        IEnumerable<(LabelledStatement Statement, IReadOnlyList<Suggestion> Found)> read, MentionStrength least = MentionStrength.Possible)
    {
        foreach (var (statement, found) in read) Add(statement, [.. found.Where(s => s.Strength >= least)]);
    }

    /// <summary>Suggestions where there is nothing to link.</summary>
    public int FalseOnNone { get; private set; }

    public double PassagePrecision => right / suggested;
    public double PassageRecall => found / labels;
    public double PassageF1 => Harmonic(PassagePrecision, PassageRecall);
    public double StatementPrecision => rightSets / suggestedSets;
    public double StatementRecall => foundSets / labelSets;
    public double StatementF1 => Harmonic(StatementPrecision, StatementRecall);

    public override string ToString() =>
        $"statement {StatementPrecision:F3} {StatementRecall:F3} {StatementF1:F3}, passage {PassagePrecision:F3} {PassageRecall:F3} "
        + $"{PassageF1:F3}, false on none {FalseOnNone}";

    private void Add(LabelledStatement statement, List<Suggestion> all)
    {
        var groups = statement.Incidents.Where(i => i.Members.Count > 0).ToList();
        double Weight(string one, string other) => one == other ? 1
            : groups.Exists(g => (g.Key == one && g.Members.Contains(other))
                || (g.Key == other && g.Members.Contains(one))) ? 0.5 : 0;

        var meant = statement.Mentions.Where(m => m.MentionType != "generic").ToList();
        var asked = statement.Mentions.Where(m => !m.AsksForNothing).ToList();
        var made = all.FindAll(s => meant.Exists(m => Weight(s.IncidentKey, m.IncidentKey!) > 0)
            || !statement.AmbiguousSpans.Any(a => Overlap(s, statement.Place(a))));

        labels += asked.Count;
        found += asked.Sum(m => made.Where(s => Overlap(s, statement.Place(m))).Max(s =>
            (double?)Weight(s.IncidentKey, m.IncidentKey!)) ?? 0);
        suggested += made.Count;
        foreach (var suggestion in made)
        {
            var weight = meant.Where(m => Overlap(suggestion, statement.Place(m))).Max(m =>
                (double?)Weight(suggestion.IncidentKey, m.IncidentKey!)) ?? 0;
            right += weight;
            var isGeneric = statement.Mentions.Any(m => m.MentionType == "generic"
                && Overlap(suggestion, statement.Place(m)));
            if (meant.Count == 0 || (weight == 0 && isGeneric)) FalseOnNone++;
        }

        var askedKeys = asked.Select(m => m.IncidentKey!).Distinct().ToList();
        var madeKeys = made.Select(s => s.IncidentKey).Distinct().ToList();
        (labelSets, suggestedSets) = (labelSets + askedKeys.Count, suggestedSets + madeKeys.Count);
        foundSets += askedKeys.Sum(k => madeKeys.Max(s => (double?)Weight(s, k)) ?? 0);
        rightSets += madeKeys.Sum(s => meant.Max(m => (double?)Weight(s, m.IncidentKey!)) ?? 0);
    }

    private static bool Overlap(Suggestion suggestion, (int Start, int End) place)
    {
        var shared = Math.Min(suggestion.End, place.End) - Math.Max(suggestion.Start, place.Start);
        return Math.Max(0, shared) >= 0.5 * Math
            .Max(1, Math.Min(suggestion.End - suggestion.Start, place.End - place.Start));
    }

    private static double Harmonic(double one, double other) => one + other > 0 ? 2 * one * other / (one + other) : 0;
}
