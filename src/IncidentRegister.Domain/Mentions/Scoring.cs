namespace IncidentRegister.Domain.Mentions;

/// <summary>Compares clauses with incidents: the sum of what agrees, less what contradicts.</summary>
internal sealed class Scoring(IncidentIndex index, DateOnly? today, HashSet<int> partiesOfText)
{
    private const int LegalReach = 8;
    private const int LeastNamed = 2;

    private readonly TargetScoring targets = new(index, partiesOfText);
    private readonly TimeScoring times = new(today);

    /// <returns>Null when something excludes the incident.</returns>
    public Fit? Of(Clause clause, IncidentProfile incident)
    {
        if (today is { } day && incident.KnownFrom is { } known && known.DayNumber > day.DayNumber + 1) return null;

        var fit = new Fit(incident);
        Instruments(clause, incident, fit);
        Acts(clause, incident, fit);
        if (!fit.HasAct && !fit.HasInstrument) return null;
        if (!ActorScoring.Add(clause, incident, fit)) return null;

        Numbers(clause, incident, fit);
        TitleWords(clause, incident, fit);
        times.Add(clause, incident, fit);
        targets.Add(clause, incident, fit);
        Mood(clause, incident, fit);
        if (fit.HasRole && incident.States.Count == 0 && clause.Families.Any(f => index.Lexicon.IsUnowned(f)
            && incident.Families.Contains(f)))
            fit.Add(Weights.Unowned);
        if (fit.HasExactRole && !fit.HasActor && fit.Days <= Weights.FreshDays
            && clause.Sentence.States.All(s => s is "other" or "ps"))
            fit.Add(Weights.Fresh);
        return fit;
    }

    /// <summary>
    /// "They are aimed at A, B and C": who they are says enough, where no word tells of an act.
    /// </summary>
    /// <returns>What was lately done to all whom the clause names, two at least, and to no others of those known.</returns>
    public Fit? Named(Clause clause)
    {
        var named = clause.Names.Where(n => index.Targets.Contains(n.Party)).ToList();
        var parties = named.Select(n => n.Party).ToHashSet();
        if (parties.Count < LeastNamed || clause.IsDenied || clause.Sentence.Court == "other") return null;

        var meant = index.All.Where(i => !i.IsGroup && parties.IsSubsetOf(i.Targets)
            && i.DaysBefore(today ?? DateOnly.MinValue, clause.Families) <= Weights.VagueDays
            && (clause.Sentence.States.Overlaps(i.States) || clause.Sentence.StatesBefore.Overlaps(i.States))).ToList();
        if (meant is not [var incident]) return null;

        var fit = new Fit(incident);
        var words = named.DistinctBy(n => n.Party).Select(n => clause.Sentence.Paragraph.Words(n.First, n.End));
        fit.Add(Weights.TargetNamed, MentionReasonKind.TargetNamed, string.Join(", ", words));
        foreach (var name in named) fit.At(name.First, name.End);
        return fit;
    }

    private static void Instruments(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        foreach (var instrument in clause.Instruments)
        {
            if (incident.Instruments.Contains(instrument.Key))
            {
                var kind = instrument.IsName ? MentionReasonKind.OwnName : MentionReasonKind.Instrument;
                if (!fit.HasInstrument)
                    fit.Add(Weights.Instrument, kind, paragraph.Words(instrument.First, instrument.End));
                fit.HasInstrument = true;
                fit.IsBasis |= paragraph.Cues.Exists(c => c.Is("legal") && c.End <= instrument.First
                    && instrument.First - c.End <= LegalReach);
                fit.At(instrument.First, instrument.End);
            }
            else if (incident.Bases.Contains(instrument.Key)) fit.Add(Weights.Basis);
        }

        if (!fit.HasInstrument && incident.Instruments.Count > 0 && incident.Phase != Phase.Ended && clause.Families.Contains("order")
            && clause.Instruments.Exists(i => i.Key.All(char.IsAsciiDigit))) fit.Add(Weights.OtherInstrument);
    }

    private void Acts(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var act in clause.Acts)
        {
            var family = act.Concept.Code;
            var isVague = index.Lexicon.IsVague(family);
            var matches = incident.Families.Contains(family) || (isVague && index.FitsWide(family, incident));
            if (!matches) continue;

            TitlePhrase(act, paragraph, incident, fit);
            if (!told.Add(family)) continue;

            fit.HasOwnAct |= incident.OwnFamilies.Contains(family);
            fit.At(act.First, act.End);
            var isFirstPlain = !isVague && told.All(f => f == family || index.Lexicon.IsVague(f));
            if (fit.ActAt < 0 || isFirstPlain) fit.ActAt = act.First;
            if (!fit.HasAct || isFirstPlain)
            {
                var before = fit.HasAct ? Weights.VagueAct : 0;
                var worth = incident.IsGroup
                    || incident.TypeFamilies.Contains(family) ? Weights.Act : Weights.ActOfTitle;
                fit.Add((isVague ? Weights.VagueAct
                    : worth) - before, MentionReasonKind.ActWord, paragraph.Words(act.First, act.End));
            }
            else fit.Add(Weights.FurtherAct);
            fit.HasAct = true;
        }
    }

    private static void TitlePhrase(Cue act, ReadParagraph paragraph, IncidentProfile incident, Fit fit)
    {
        if (fit.HasTitleWord || act.End - act.First < 2
            || !incident.TitlePhrases.Contains(IncidentReader.Phrase(paragraph.Tokens, act))) return;

        fit.HasTitleWord = true;
        fit.Add(Weights.TitleWord);
    }

    private static void Numbers(Clause clause, IncidentProfile incident, Fit fit)
    {
        var told = clause.Counts.Where(c => incident.Counts.Any(i => i.Role == c.Role)).ToList();
        if (told.Find(c => incident.Counts.Contains((c.Number, c.Role))) is { Role: not null } same)
        {
            fit.HasNumber = true;
            fit.At(same.First, same.End);
            fit.Add(Weights.Number, MentionReasonKind.NumberOfTargets, clause.Sentence.Paragraph.Words(same.First,
                same.End));
        }
        else if (told.Count > 0
            && !clause.Names.Exists(n => incident.Targets.Contains(n.Party))) fit.Add(Weights.OtherNumber);
    }

    private static void TitleWords(Clause clause, IncidentProfile incident, Fit fit)
    {
        var tokens = clause.Sentence.Paragraph.Tokens;
        var words = new List<string>();
        for (var at = clause.First; at < clause.End && incident.TitleWords.Count > 0; at++)
            if (incident.TitleWords.Contains(tokens[at].Form)
                && !words.Contains(tokens[at].Form)) words.Add(tokens[at].Form);
        if (words.Count == 0) return;

        fit.HasTitleWord = true;
        fit.Add(Math.Min(2, words.Count) * Weights.TitleWord, MentionReasonKind.TitleWords, string.Join(", ", words));
    }

    private void Mood(Clause clause, IncidentProfile incident, Fit fit)
    {
        var isThreat = incident.Phase == Phase.Threatened;
        if (clause.IsThreatened && incident.Phase is Phase.Threatened or Phase.Mixed)
            fit.Add(Weights.RightMood, MentionReasonKind.OnlyThreatened);
        else if (clause.IsThreatened && !fit.HasInstrument) fit.Add(Weights.WrongMood);
        else if (isThreat && !fit.HasInstrument && fit.Incident.Families.Contains("sanction")
            && !clause.Families.Contains("threat"))
            fit.Add(Weights.BareThreat);

        if (today >= incident.CameTrue && !fit.IsDistinct) fit.Add(Weights.CameTrue);
        if (incident.Repeats && !fit.HasOrgan && !fit.HasTitleWord) fit.Add(Weights.Repeats);
        if (incident.Phase == Phase.Ended && clause.Families.Contains("lift"))
            fit.Add(clause.IsAsked ? Weights.WrongMood : Weights.Ended);
    }
}
