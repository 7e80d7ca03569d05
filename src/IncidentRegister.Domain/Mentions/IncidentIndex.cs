namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Incidents made ready to be looked for: read once, then used for any number of statements, by any number of threads.
/// </summary>
public sealed class IncidentIndex
{
    private readonly Dictionary<string, IncidentProfile> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> roles = [];

    /// <summary>States that are said to have done any of the incidents, and those that the finder always tells
    /// apart.</summary>
    private readonly HashSet<string> acting = new(["us", "il", "ru", "gb", "ve", "ps", "nl"], StringComparer.Ordinal);

    public IncidentIndex(Lexicon lexicon, IEnumerable<IncidentSketch> incidents)
    {
        Lexicon = lexicon;
        Names = new NameIndex(lexicon.KnownParties.Names);
        foreach (var (party, offices) in lexicon.KnownParties.Offices) RolesOf(party).UnionWith(offices);

        var reader = new IncidentReader(this);
        foreach (var incident in incidents)
        {
            if (incident.Key.Length == 0 || byKey.ContainsKey(incident.Key)) continue;
            byKey[incident.Key] = reader.Read(incident, byKey.Count);
        }

        new IncidentTies(this).Settle([.. byKey.Values]);
        foreach (var profile in byKey.Values) acting.UnionWith(profile.States);
        foreach (var profile in byKey.Values) Enter(profile);
    }

    private static Concept OtherState { get; } = new("place", "other");

    internal Lexicon Lexicon { get; }
    internal NameIndex Names { get; }
    internal IReadOnlyCollection<IncidentProfile> All => byKey.Values;
    internal Dictionary<string, List<IncidentProfile>> ByFamily { get; } = new(StringComparer.Ordinal);
    internal Dictionary<string, List<IncidentProfile>> ByInstrument { get; } = new(StringComparer.Ordinal);

    /// <summary>Names in <see cref="Names"/> that are none of a party, but of an incident.</summary>
    internal HashSet<int> OwnNames { get; } = [];

    /// <summary>The words of all their titles that are worth a look.</summary>
    internal HashSet<string> TitleWords { get; } = new(StringComparer.Ordinal);

    /// <summary>Everybody who is the target of any of the incidents.</summary>
    internal HashSet<int> Targets { get; } = [];

    /// <summary>
    /// What a database would be asked for to find candidates: folded words of names and titles, and families of acts.
    /// </summary>
    public IReadOnlyList<string> CandidateTerms(string text)
    {
        var tokens = Tokens.Of(text);
        var words = Names.Find(tokens).SelectMany(h => tokens[h.First..h.End]).Select(t => t.Form);
        var families = Cues.In(Lexicon, tokens).Where(c => c.Is("act")).Select(c => c.Concept.Code);

        var numbers = Instruments.In(tokens).Select(i => i.Key);

        return [.. words.Concat(families).Concat(numbers).Distinct().Order(StringComparer.Ordinal)];
    }

    internal IncidentProfile? Find(string key) => byKey.GetValueOrDefault(key);

    /// <summary>
    /// Whether a wide word may stand for the incident: "measure" for what was done, "threat" for a threat.
    /// </summary>
    internal static bool FitsWide(string family, IncidentProfile incident) => incident.WideFamilies.Contains(family);

    /// <summary>A State that did none of the incidents is one of the others.</summary>
    internal List<Cue> AsIncidentsSee(List<Cue> cues)
    {
        for (var at = 0; at < cues.Count; at++)
            if (cues[at].Is("place") && !acting.Contains(cues[at].Concept.Code))
                cues[at] = cues[at] with { Concept = OtherState };

        return cues;
    }

    internal HashSet<string> RolesOf(int party)
    {
        if (!roles.TryGetValue(party, out var held)) roles[party] = held = new(StringComparer.Ordinal);
        return held;
    }

    private void Enter(IncidentProfile profile)
    {
        foreach (var wide in Lexicon.Wide)
            if (MayStandFor(wide, profile)) profile.WideFamilies.Add(wide);
        profile.Sides = TargetScoring.SidesOf(profile.Roles);
        TitleWords.UnionWith(profile.TitleWords);
        foreach (var family in profile.Families) List(ByFamily, family).Add(profile);
        foreach (var wide in profile.WideFamilies)
            if (!profile.Families.Contains(wide)) List(ByFamily, wide).Add(profile);
        foreach (var instrument in profile.Instruments) List(ByInstrument, instrument).Add(profile);
        Targets.UnionWith(profile.Targets);
    }

    private bool MayStandFor(string family, IncidentProfile incident) => family == "threat"
        ? incident.IsGroup || incident.Phase == Phase.Threatened
        : incident.Phase != Phase.Ended && Lexicon.MayStandFor(family, incident.Families);

    private static List<IncidentProfile> List(Dictionary<string, List<IncidentProfile>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }
}
