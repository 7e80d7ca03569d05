using System.Globalization;

namespace IncidentRegister.Domain.Mentions;

/// <summary>How many of whom: "six prominent Palestinian organisations", "four ICC judges", "111 NGOs".</summary>
internal readonly record struct TargetCount(int Number, string Role, int First, int End);

internal static class TargetCounts
{
    /// <summary>"Four individuals": of no kind.</summary>
    public const string Anybody = "person";

    private const int Reach = 7;
    private const int OrganReach = 3;
    private const int Most = 500;

    public static List<TargetCount> In(List<Token> tokens, List<Cue> cues)
    {
        var counts = new List<TargetCount>();
        foreach (var role in cues.Where(c => c.Is("role") || c.Is("person")))
            for (var at = role.First - 1; at >= Math.Max(0, role.First - Reach); at--)
            {
                if (NumberAt(tokens, cues, at) is not { } number) continue;
                counts.Add(new TargetCount(number, role.Is("person") ? Anybody : role.Concept.Code, at, role.End));
                break;
            }

        return counts;
    }

    /// <summary>"Twelve Republican senators": of those who act.</summary>
    public static List<TargetCount> OfOrgans(List<Token> tokens, List<Cue> cues)
    {
        var counts = new List<TargetCount>();
        foreach (var organ in cues)
            for (var at = organ.First - 1; organ.Is("organ") && at >= Math.Max(0, organ.First - OrganReach); at--)
                if (NumberAt(tokens, cues, at) is { } number)
                {
                    counts.Add(new TargetCount(number, organ.Concept.Code, at, organ.End));
                    break;
                }

        return counts;
    }

    private static int? NumberAt(List<Token> tokens, List<Cue> cues, int at)
    {
        if (tokens[at].Form.Length <= 3
            && int.TryParse(tokens[at].Form, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
            return digits is > 1 and <= Most ? digits : null;

        foreach (var cue in cues)
            if (cue.Is("number") && cue.First == at) return int.Parse(cue.Concept.Code, CultureInfo.InvariantCulture);

        return null;
    }
}
