using System.Globalization;

namespace IncidentRegister.Domain.Mentions;

/// <summary>Reads what an incident says of itself with the same lexicon as the texts.</summary>
internal sealed class IncidentReader(IncidentIndex index)
{
    private const int ShortestTitleWord = 6;
    private const int BasisReach = 6;

    private readonly Lexicon lexicon = index.Lexicon;

    /// <summary>What was read already: many incidents have "judges" for targets, and the same State for an actor.</summary>
    private readonly Dictionary<string, (List<Token> Tokens, List<Cue> Cues)> read = new(StringComparer.Ordinal);

    /// <param name="number">Its place among all of the index.</param>
    public IncidentProfile Read(IncidentSketch sketch, int number)
    {
        if (sketch.Members.Count > 0) sketch = GroupAlone(sketch);
        var types = ActTypes.Of(sketch.Types);
        var profile = new IncidentProfile
        {
            Sketch = sketch,
            Number = number,
            Dates = ToldDates.Of(sketch),
            Phase = ActTypes.PhaseOf(types),
        };

        ReadTitle(profile);
        foreach (var type in types) profile.TypeFamilies.UnionWith(lexicon.FamiliesOf(type));
        profile.Families.UnionWith(profile.TypeFamilies);
        foreach (var act in sketch.Acts) ReadInstruments(profile, act);
        foreach (var actor in sketch.AllegedActors) ReadActor(profile, actor);
        profile.States.UnionWith(sketch.ActorCountries.Select(c => c.ToLowerInvariant()));
        foreach (var target in sketch.Targets) ReadTarget(profile, target);
        if (profile.Roles.Count == 0 && profile.Targets.Count > 0)
            profile.Roles.UnionWith(profile.Counts.Select(c => c.Role).Where(r => r != TargetCounts.Anybody));
        foreach (var alias in profile.Targets.Count == 0 ? sketch.Aliases : sketch.Aliases.Concat(sketch.TargetAliases))
            if (!IsInstitution(alias)) profile.Aliases.Add(index.Names.Add(alias, []));
        foreach (var name in profile.Targets.Count == 0
            ? sketch.OwnNames.Concat(sketch.Aliases.Where(a => !IsInstitution(a))) : sketch.OwnNames)
        {
            var own = index.Names.Add(name, []);
            index.OwnNames.Add(own);
            profile.Instruments.Add(Instruments.KeyOf(own));
        }

        if (profile.Families.Contains("order") || profile.Families.Contains("entity")
            || profile.Roles.Contains("supporter"))
            profile.Roles.Add("court");

        profile.OwnFamilies.UnionWith(profile.Families);
        return profile;
    }

    /// <summary>
    /// What a group says of acts, targets and days, its members say better, each of its own: beside them it would stand for all
    /// that any of them did to anybody.
    /// </summary>
    private static IncidentSketch GroupAlone(IncidentSketch group) =>
        new(group.Key, group.Title) { OwnNames = group.OwnNames, Aliases = group.Aliases, Members = group.Members };

    /// <summary>"ICC", "Office of the Prosecutor": the lexicon knows them, and every text of this field has them.</summary>
    private bool IsInstitution(string name)
    {
        var (tokens, cues) = Words(name);
        return cues.Exists(c => c.First == 0 && c.End == tokens.Count
            && (c.Is("court") || c.Is("role") || c.Is("place") || c.Is("organ")));
    }

    private (List<Token> Tokens, List<Cue> Cues) Words(string text)
    {
        if (read.TryGetValue(text, out var words)) return words;

        var tokens = Tokens.Of(text);
        return read[text] = (tokens, Cues.In(lexicon, tokens));
    }

    private void ReadTitle(IncidentProfile profile)
    {
        var (tokens, cues) = Words(profile.Sketch.Title);
        foreach (var cue in cues)
        {
            if (cue.Is("act") && (profile.IsGroup || MayBeTold(profile, cue.Concept.Code)))
                profile.Families.Add(cue.Concept.Code);
            if (cue.Is("act") && cue.End - cue.First > 1) profile.TitlePhrases.Add(Phrase(tokens, cue));
            else if (cue.Is("role") && profile.IsGroup) profile.Roles.Add(cue.Concept.Code);
            else if (cue.Is("place", "ps")) profile.TargetPlaces.Add("ps");
            else if (cue.Is("place") && profile.IsGroup) profile.States.Add(cue.Concept.Code);
        }

        if (!profile.IsGroup) ReadInstruments(profile, tokens, cues);
        ReadCounts(profile, tokens, cues);
        for (var at = 0; at < tokens.Count; at++)
            if (tokens[at].Form.Length >= ShortestTitleWord && !cues.Any(c => c.First <= at && at < c.End))
                profile.TitleWords.Add(tokens[at].Form);
    }

    internal static string Phrase(List<Token> tokens, Cue cue) =>
        string.Join(' ', tokens[cue.First..cue.End].Select(t => t.Form));

    /// <summary>
    /// "After the warrants", "under EO 14203": titles name what led to an incident, and its basis, too.
    /// </summary>
    private bool MayBeTold(IncidentProfile profile, string family) =>
        !lexicon.IsJudicial(family) && (family is not ("order" or "lift") || profile.Phase == Phase.Ended);

    /// <summary>
    /// An instrument that the title names is the incident itself, unless the incident stands "under" it.
    /// </summary>
    private static void ReadInstruments(IncidentProfile profile, List<Token> tokens, List<Cue> cues)
    {
        foreach (var instrument in Instruments.In(tokens))
        {
            var isBasis = cues.Any(c => c.Is("legal") && c.End <= instrument.First
                && instrument.First - c.End <= (c.Is("legal", "basis") ? BasisReach : 2));
            (isBasis ? profile.Bases : profile.Instruments).Add(instrument.Key);
        }
    }

    private static void ReadInstruments(IncidentProfile profile, ActSketch act)
    {
        if (act.Instrument is { } instrument)
            profile.Instruments.UnionWith(Instruments.In(Tokens.Of(instrument)).Select(i => i.Key));
        if (act.LegalBasis is { } basis)
            profile.Bases.UnionWith(Instruments.In(Tokens.Of(basis)).Select(i => i.Key).Except(profile.Instruments));
    }

    private void ReadActor(IncidentProfile profile, string actor)
    {
        var (tokens, cues) = Words(actor);
        var isUnknown = actor.StartsWith("un", StringComparison.OrdinalIgnoreCase)
            && tokens is [{ Form: "unattributed" or "unnamed" or "unknown" }, ..];
        if (isUnknown) return;

        foreach (var cue in cues)
        {
            if (cue.Is("place")) profile.States.Add(cue.Concept.Code);
            if (!cue.Is("organ")) continue;
            profile.Organs.Add(cue.Concept.Code);
            profile.States.Add(cue.Concept.State);
        }

        foreach (var count in TargetCounts.OfOrgans(tokens, cues)) profile.ActorCounts.Add((count.Number, count.Role));
        foreach (var hit in index.Names.Find(tokens)) profile.Actors.Add(hit.Party);
    }

    private void ReadTarget(IncidentProfile profile, string target)
    {
        var (tokens, cues) = Words(target);
        foreach (var cue in cues)
        {
            if (cue.Is("role")) profile.Roles.Add(cue.Concept.Code);
            if (cue.Is("place") && cue.Concept.Code != "other") profile.TargetPlaces.Add(cue.Concept.Code);
        }

        ReadCounts(profile, tokens, cues);
        var known = index.Names.Find(tokens);
        foreach (var hit in known) profile.Targets.Add(hit.Party);
        if (known.Count == 0) AddNewNames(profile, target, tokens, cues);
        if (cues.Find(c => c.Is("role", "prosecutor")) is { Concept: not null })
            foreach (var hit in known) index.RolesOf(hit.Party).Add("prosecutor");
    }

    /// <summary>What has capitals and is no word of the lexicon is a name; its last word alone is one too.</summary>
    private void AddNewNames(IncidentProfile profile, string target, List<Token> tokens, List<Cue> cues)
    {
        for (var at = 0; at < tokens.Count;)
        {
            var end = at;
            while (end < tokens.Count && tokens[end].IsCapital && !cues.Any(c => IsNoName(c, end))) end++;
            if (end > at)
            {
                var name = target[tokens[at].Start..tokens[end - 1].End];
                var last = tokens[end - 1];
                var isPerson = end - at > 1 && !last.IsUpper && last.Form.Length > 3;
                profile.Targets.Add(index.Names.Add(name, isPerson ? [target[last.Start..last.End]] : []));
            }

            at = Math.Max(end, at + 1);
        }
    }

    /// <summary>Another court or agency is a word of the lexicon, yet a name where it is the target.</summary>
    private static bool IsNoName(Cue cue, int at) =>
        cue.First <= at && at < cue.End && !cue.Is("court", "other");

    private static void ReadCounts(IncidentProfile profile, List<Token> tokens, List<Cue> cues)
    {
        foreach (var count in TargetCounts.In(tokens, cues)) profile.Counts.Add((count.Number, count.Role));
        if (tokens is [{ Form: "same" }, ..] && cues.Find(c => c.Is("number")) is { Concept: not null } number)
            profile.Counts.Add((int.Parse(number.Concept.Code, CultureInfo.InvariantCulture), "cso"));
    }
}
