namespace IncidentRegister.Domain.Mentions;

/// <summary>Compares clauses with incidents: the sum of what agrees, less what contradicts.</summary>
internal sealed class Scoring(IncidentIndex index, DateOnly? today, HashSet<int> partiesOfText)
{
    private const int LegalReach = 8;
    private const int LeastNamed = 2;

    private readonly TargetScoring targets = new(index, partiesOfText);
    private readonly TimeScoring times = new(today);
    private readonly ActScoring acts = new(index.Lexicon);
    private readonly bool?[] areKnown = new bool?[index.All.Count];
    private readonly int[] comparedIn = new int[index.All.Count];
    private readonly List<string> titleWords = [];
    private int clauses;

    /// <summary>Those that share an act or a number with the clause, each once, without what excludes itself.</summary>
    public List<Fit> Of(Clause clause)
    {
        Enter(clause);
        var fits = new List<Fit>();
        foreach (var family in clause.Families) Add(index.ByFamily.GetValueOrDefault(family), clause, fits);
        foreach (var instrument in clause.Instruments) Add(index.ByInstrument.GetValueOrDefault(instrument.Key), clause, fits);
        return fits;
    }

    private void Add(List<IncidentProfile>? incidents, Clause clause, List<Fit> fits)
    {
        if (incidents is null) return;

        foreach (var incident in incidents)
        {
            if (comparedIn[incident.Number] == clauses) continue;

            comparedIn[incident.Number] = clauses;
            if (Of(clause, incident) is { } fit) fits.Add(fit);
        }
    }

    /// <summary>What is the same for all incidents that the clause is compared with.</summary>
    private void Enter(Clause clause)
    {
        clauses++;
        var tokens = clause.Sentence.Paragraph.Tokens;
        titleWords.Clear();
        for (var at = clause.First; at < clause.End; at++)
            if (index.TitleWords.Contains(tokens[at].Form) && !titleWords.Contains(tokens[at].Form)) titleWords.Add(tokens[at].Form);

        acts.Enter(clause);
        targets.Enter(clause);
    }

    /// <returns>Null when something excludes the incident.</returns>
    private Fit? Of(Clause clause, IncidentProfile incident)
    {
        if (!(areKnown[incident.Number] ??= IsKnown(incident, clause.Sentence))) return null;
        if (clause.Instruments.Count == 0 && ActorScoring.Excludes(clause, incident)) return null;

        var fit = new Fit(incident);
        if (clause.Instruments.Count > 0)
        {
            Instruments(clause, incident, fit);
            if (!fit.HasInstrument && ActorScoring.Excludes(clause, incident)) return null;
        }

        acts.Add(clause, incident, fit);
        if (!fit.HasAct && !fit.HasInstrument) return null;

        ActorScoring.Add(clause, incident, fit);
        Numbers(clause, incident, fit);
        TitleWords(incident, fit);
        times.Add(clause, incident, fit);
        targets.Add(clause, incident, fit);
        Mood(clause, incident, fit);
        fit.IsByNobody = fit.HasRole && IsByNobody(clause, incident, fit);
        if (fit.IsByNobody || (fit.HasRole && incident.States.Count == 0 && IsUnowned(clause, incident))) fit.Add(Weights.Unowned);
        if (fit.HasExactRole && !fit.HasActor && fit.Days <= Weights.FreshDays
            && clause.Sentence.States.All(s => s is "other" or "ps"))
            fit.Add(Weights.Fresh);
        return fit;
    }

    /// <summary>
    /// "They are aimed at A, B and C": who they are says enough, where no word tells of an act.
    /// </summary>
    /// <param name="told">What the text told of.</param>
    /// <returns>
    /// What was done to all whom the clause names, and to no others of those known: lately, or in the same way as something that
    /// the text told of. They are two at least, but in a list, where one with an office is enough.
    /// </returns>
    public Fit? Named(Clause clause, IReadOnlyList<IncidentProfile> told)
    {
        if (clause.Names.Count == 0 || clause.IsDenied || clause.Sentence.Court == "other") return null;

        var named = clause.Names.Where(n => index.Targets.Contains(n.Party)).ToList();
        var parties = named.Select(n => n.Party).ToHashSet();
        var isEntry = clause.Roles.Count > 0 && clause.Sentence.Paragraph.IsEntryOfList;
        if (parties.Count < (isEntry ? 1 : LeastNamed)) return null;

        var meant = index.All.Where(i => !i.IsGroup && parties.IsSubsetOf(i.Targets)
            && ((parties.Count > 1 && i.DaysBefore(today ?? DateOnly.MinValue, clause.Families) <= Weights.VagueDays
                && (clause.Sentence.States.Overlaps(i.States) || clause.Sentence.StatesBefore.Overlaps(i.States)))
            || told.Any(t => IsLike(t, i)))).ToList();
        if (meant is not [var incident]) return null;

        var fit = new Fit(incident);
        var words = named.DistinctBy(n => n.Party).Select(n => clause.Sentence.Paragraph.Words(n.First, n.End));
        fit.Add(Weights.TargetNamed, MentionReasonKind.TargetNamed, string.Join(", ", words));
        foreach (var name in named) fit.At(name.First, name.End);
        return fit;
    }

    /// <summary>"The Mossad wanted to compromise her": who and to whom of what the text told of, in whatever words.</summary>
    /// <param name="told">What the text told of.</param>
    /// <returns>Null where it may be more than one.</returns>
    public Fit? Known(Clause clause, IReadOnlyList<IncidentProfile> told)
    {
        if (clause.IsDenied || clause.Organs.Count == 0 || clause.Sentence.Court == "other") return null;

        var meant = told.Where(i => !i.IsGroup
            && clause.Organs.Exists(o => i.Organs.Contains(o.Concept.Code) && !ActorScoring.IsWholeState(o.Concept.Code))
            && clause.Names.Exists(n => i.Targets.Contains(n.Party))).ToList();
        if (meant is not [var incident]) return null;

        Enter(clause);
        var fit = new Fit(incident);
        ActorScoring.Add(clause, incident, fit);
        times.Add(clause, incident, fit);
        targets.Add(clause, incident, fit);
        return clause.Times.Count == 0 || fit.HasTime ? fit : null;
    }

    /// <summary>
    /// "The following were designated: four judges, in June": the act is told once, and carries on to what follows.
    /// </summary>
    /// <param name="before">The clause that tells of it.</param>
    /// <returns>What fits best of that whose targets are named or counted, on its day or in its month.</returns>
    public Fit? Carried(Clause clause, Clause? before)
    {
        if (before is null || before.IsThreatened || clause.IsDenied || clause.Sentence.Court == "other"
            || clause.Roles.Count + clause.Names.Count == 0
            || clause.Sentence.Clauses.TrueForAll(c => c.Times.Count == 0)) return null;

        Enter(clause);
        Fit? best = null;
        foreach (var act in before.Acts)
            foreach (var incident in index.ByFamily.GetValueOrDefault(act.Concept.Code) ?? [])
            {
                if (comparedIn[incident.Number] == clauses || incident.IsGroup) continue;

                comparedIn[incident.Number] = clauses;
                if (Carried(clause, incident, before, act) is { } fit && !(fit.Score <= best?.Score)) best = fit;
            }

        return best;
    }

    /// <summary>"Four of her colleagues had met with the same fate in June": what was told happened to others as well.</summary>
    /// <param name="told">What the text told of.</param>
    /// <returns>What fits best of that which was done by the same State, and in the same way, to whom the clause names or counts.</returns>
    public Fit? Same(Clause clause, IReadOnlyList<IncidentProfile> told)
    {
        if (!clause.IsTheSame || clause.IsDenied || clause.IsThreatened || clause.Sentence.Court == "other") return null;

        Enter(clause);
        return index.All.Where(i => !i.IsGroup && i.Phase == Phase.Done && told.Any(t => IsLike(t, i)))
            .Select(i => Same(clause, i)).OfType<Fit>().MaxBy(f => f.Score);
    }

    /// <summary>Done by the same State in the same way.</summary>
    private static bool IsLike(IncidentProfile one, IncidentProfile other) =>
        one.TypeFamilies.Overlaps(other.TypeFamilies) && one.States.Overlaps(other.States);

    private Fit? Same(Clause clause, IncidentProfile incident)
    {
        if (!(areKnown[incident.Number] ??= IsKnown(incident, clause.Sentence))) return null;

        var fit = new Fit(incident);
        ActorScoring.Add(clause, incident, fit);
        Numbers(clause, incident, fit);
        times.Add(clause, incident, fit);
        targets.Add(clause, incident, fit);
        return (fit.HasTargetHere && (clause.Times.Count == 0 || fit.HasTime)) || (fit.HasNumber && fit.HasDate) ? fit : null;
    }

    private Fit? Carried(Clause clause, IncidentProfile incident, Clause before, Cue act)
    {
        if (!(areKnown[incident.Number] ??= IsKnown(incident, clause.Sentence))) return null;
        if (clause.Organs.Count > 0 && ActorScoring.Excludes(clause, incident)) return null;

        var fit = new Fit(incident) { HasAct = true };
        fit.Add(Weights.CarriedAct, MentionReasonKind.ActWord, before.Sentence.Paragraph, act.First, act.End);
        ActorScoring.Add(clause, incident, fit);
        Numbers(clause, incident, fit);
        times.Add(clause, incident, fit);
        targets.Add(clause, incident, fit);
        var isTold = fit.HasTargetHere || (fit.HasOwnRole && (fit.HasNumber || clause.Sentence.Paragraph.Lead is not null));
        return fit.Score >= Weights.Possible && fit.HasDate && isTold ? fit : null;
    }

    /// <summary>It was known on the day of the text, or no day is. Who did it knew from the day on which it was done.</summary>
    private bool IsKnown(IncidentProfile incident, Sentence sentence)
    {
        if (today is not { } day) return true;

        var known = sentence.OrgansOfIssuer.Overlaps(incident.Organs) && incident.Dates.Periods is { Count: > 0 } periods
            ? periods.Min(p => p.From) : incident.KnownFrom;
        return known is null || known.Value.DayNumber <= day.DayNumber + 1;
    }

    private bool IsUnowned(Clause clause, IncidentProfile incident) =>
        clause.Families.Any(f => index.Lexicon.IsUnowned(f) && incident.Families.Contains(f));

    /// <summary>A threat of these days by nobody in particular, where the text names nobody either.</summary>
    private static bool IsByNobody(Clause clause, IncidentProfile incident, Fit fit) => incident.Phase == Phase.Threatened
        && incident.States.Count + incident.Organs.Count + incident.Actors.Count == 0 && fit.Days <= Weights.FreshDays
        && clause.Sentence.States.Count + clause.Sentence.StatesOfIssuer.Count == 0;

    private static void ActorNumbers(Clause clause, IncidentProfile incident, Fit fit)
    {
        var told = clause.OrganCounts.Find(c => incident.ActorCounts.Contains((c.Number, c.Role)));
        if (told.Role is not null)
        {
            fit.HasNumber = true;
            fit.At(told.First, told.End);
            fit.Add(Weights.Number, MentionReasonKind.NumberOfActors, clause.Sentence.Paragraph, told.First, told.End);
        }
        else if (clause.OrganCounts.Exists(c => incident.ActorCounts.Any(a => a.Organ == c.Role))) fit.Add(Weights.OtherActors);
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
                    fit.Add(Weights.Instrument, kind, paragraph, instrument.First, instrument.End);
                fit.HasInstrument = true;
                fit.IsBasis |= paragraph.Cues.Exists(c => c.Is("legal") && c.End <= instrument.First
                    && instrument.First - c.End <= LegalReach);
                fit.At(instrument.First, instrument.End);
            }
            else if (incident.Bases.Contains(instrument.Key)) fit.Add(Weights.Basis);
        }

        if (!fit.HasInstrument && incident.Instruments.Count + incident.Bases.Count > 0 && incident.Phase != Phase.Ended
            && clause.Families.Contains("order") && clause.Instruments.Exists(i =>
                i.Key.All(char.IsAsciiDigit) && !incident.Bases.Contains(i.Key))) fit.Add(Weights.OtherInstrument);
    }

    private static void Numbers(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (clause.OrganCounts.Count > 0 && incident.ActorCounts.Count > 0) ActorNumbers(clause, incident, fit);
        if (clause.Counts.Count == 0 || incident.Counts.Count == 0) return;

        var told = clause.Counts.Where(c => incident.Counts.Any(i => i.Role == c.Role)).ToList();
        if (told.Find(c => incident.Counts.Contains((c.Number, c.Role))
            || incident.Counts.Contains((c.Number, TargetCounts.Anybody))) is { Role: not null } same)
        {
            fit.HasNumber = true;
            fit.At(same.First, same.End);
            fit.Add(Weights.Number, MentionReasonKind.NumberOfTargets, clause.Sentence.Paragraph, same.First, same.End);
        }
        else if (told.Exists(c => !IsOfOthers(clause, c))
            && !clause.Names.Exists(n => incident.Targets.Contains(n.Party))) fit.Add(Weights.OtherNumber);
    }

    /// <summary>"Five others": beside somebody, so that all together are more.</summary>
    private static bool IsOfOthers(Clause clause, TargetCount count) =>
        clause.Sentence.Paragraph.Cues.Exists(c => c.Is("ordinal") && c.First > count.First && c.End < count.End);

    private void TitleWords(IncidentProfile incident, Fit fit)
    {
        if (titleWords.Count == 0 || incident.TitleWords.Count == 0) return;

        List<string>? words = null;
        foreach (var word in titleWords)
            if (incident.TitleWords.Contains(word)) (words ??= []).Add(word);
        if (words is null) return;

        fit.HasTitleWord = true;
        fit.Add(Math.Min(2, words.Count) * Weights.TitleWord, MentionReasonKind.TitleWords, string.Join(", ", words));
    }

    private void Mood(Clause clause, IncidentProfile incident, Fit fit)
    {
        var isThreat = incident.Phase == Phase.Threatened;
        if (clause.IsThreatened && incident.Phase is Phase.Threatened or Phase.Mixed)
            fit.Add(Weights.RightMood, MentionReasonKind.OnlyThreatened);
        else if (clause.IsThreatened && !fit.HasInstrument
            && !(clause.Families.Contains("threat") && fit.Incident.Families.Contains("threat"))) fit.Add(Weights.WrongMood);
        else if (isThreat && !fit.HasInstrument && fit.Incident.Families.Contains("sanction")
            && !clause.Families.Contains("threat"))
            fit.Add(Weights.BareThreat);

        if (today >= incident.CameTrue)
        {
            fit.CameTrue = !clause.IsThreatened && fit is { HasInstrument: false, HasDate: false, HasOrgan: false };
            if (!fit.IsDistinct) fit.Add(Weights.CameTrue);
        }

        if (incident.Repeats && !fit.HasOrgan && !fit.HasTitleWord) fit.Add(Weights.Repeats);
        if (incident.Phase == Phase.Ended && clause.Families.Contains("lift"))
            fit.Add(clause.IsAsked ? Weights.WrongMood : Weights.Ended);
    }
}
