using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>What the database does with terms, in memory: looks along each, latest first, and ranks by what few share.</summary>
internal sealed class CandidateShelf
{
    private readonly Dictionary<int, List<(DateOnly Day, string Key)>> shelves = [];
    private readonly IReadOnlyList<IncidentSketch> groups;

    public CandidateShelf(IReadOnlyList<IncidentSketch> incidents)
    {
        foreach (var incident in incidents)
            foreach (var term in CandidateTerms.Standard.Of(incident))
            {
                if (!shelves.TryGetValue(term, out var shelf)) shelves[term] = shelf = [];
                shelf.Add((CandidateTerms.KnownFrom(incident), incident.Key));
            }

        foreach (var shelf in shelves.Values) shelf.Sort((a, b) => b.CompareTo(a));
        groups = [.. incidents.Where(i => i.Members.Count > 0)];
    }

    /// <summary>Keys of what would be compared, with the groups of what is found and their members.</summary>
    public HashSet<string> For(StatementSketch statement, int atMost = CandidateTerms.MostCandidates)
    {
        var worth = new Dictionary<string, (double Weight, DateOnly Day)>();
        foreach (var question in CandidateTerms.Standard.AskedBy(statement))
        {
            var met = shelves.GetValueOrDefault(question.Term, [])
                .Where(p => p.Day >= question.Earliest && p.Day <= question.Latest).Take(question.Most).ToList();
            foreach (var (day, key) in met)
                worth[key] = (worth.GetValueOrDefault(key).Weight + (question.Weight / Math.Log(2 + met.Count)), day);
        }

        var found = worth.OrderByDescending(w => w.Value).ThenByDescending(w => w.Key, StringComparer.Ordinal)
            .Take(atMost).Select(w => w.Key).ToHashSet();
        var members = groups.Where(g => found.Contains(g.Key)).SelectMany(g => g.Members).ToList();
        found.UnionWith(groups.Where(g => g.Members.Any(found.Contains)).Select(g => g.Key));
        found.UnionWith(members);
        return found;
    }
}
