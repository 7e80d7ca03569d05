namespace IncidentRegister.Domain.Mentions;

/// <summary>How well an incident fits a clause, and why.</summary>
internal sealed class Fit(IncidentProfile incident)
{
    public IncidentProfile Incident { get; } = incident;
    public double Score { get; private set; }

    /// <summary>A group is worth no more than the best of its members, where the act is plain.</summary>
    public void LowerTo(double score) => Score = Math.Min(Score, score);

    public List<MentionReason> Reasons { get; } = [];

    /// <summary>Places in the paragraph that speak for it; the passage holds them all.</summary>
    public List<(int First, int End)> Places { get; } = [];

    public bool HasActor { get; set; }
    public bool HasActorHere { get; set; }
    public bool HasTarget { get; set; }
    public bool HasRole { get; set; }
    public bool HasInstrument { get; set; }
    public bool HasNumber { get; set; }
    public bool HasDate { get; set; }
    public bool HasTitleWord { get; set; }
    public bool HasPlace { get; set; }
    public bool HasAct { get; set; }
    public bool HasOwnAct { get; set; }
    public int? Days { get; set; }

    /// <summary>Something tells it from its likes.</summary>
    public bool IsDistinct => HasInstrument || HasTarget || HasNumber || HasDate || HasOrgan;

    /// <summary>Not just the State, but the very office.</summary>
    public bool HasOrgan { get; set; }

    public void Add(double score) => Score += score;

    public void Add(double score, MentionReasonKind kind, string what = "", int? days = null)
    {
        Score += score;
        Reasons.Add(new MentionReason(kind, what, days));
    }

    public void At(int first, int end) => Places.Add((first, end));
}

/// <summary>Compares clauses with incidents: the sum of what agrees, less what contradicts.</summary>
internal sealed class Scoring(IncidentIndex index, DateOnly? today, HashSet<int> partiesOfText)
{
    private static readonly HashSet<string> CourtSide = new(StringComparer.Ordinal)
        { "court", "prosecutor", "deputy", "judge", "president", "staff", "family", "premises", "systems", "assembly" };

    private static readonly HashSet<string> CivilSide = new(StringComparer.Ordinal)
        { "cso", "hrd", "supporter", "victim", "rapporteur" };

    private readonly ActorScoring actors = new();
    private readonly TimeScoring times = new(today);

    /// <returns>Null when something excludes the incident.</returns>
    public Fit? Of(Clause clause, IncidentProfile incident)
    {
        if (today is { } day && incident.KnownFrom is { } known && known.DayNumber > day.DayNumber + 1) return null;

        var fit = new Fit(incident);
        Instruments(clause, incident, fit);
        Acts(clause, incident, fit);
        if (!fit.HasAct && !fit.HasInstrument) return null;
        if (!actors.Add(clause, incident, fit)) return null;

        Targets(clause, incident, fit);
        Numbers(clause, incident, fit);
        TitleWords(clause, incident, fit);
        times.Add(clause, incident, fit);
        Mood(clause, incident, fit);
        if (fit.HasRole && incident.States.Count == 0 && clause.Families.Any(f => index.Lexicon.IsUnowned(f) && incident.Families.Contains(f)))
            fit.Add(Weights.Unowned);
        return fit;
    }

    private static void Instruments(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        foreach (var instrument in clause.Instruments)
        {
            if (incident.Instruments.Contains(instrument.Key))
            {
                if (!fit.HasInstrument) fit.Add(Weights.Instrument, MentionReasonKind.Instrument, paragraph.Words(instrument.First, instrument.End));
                fit.HasInstrument = true;
                fit.At(instrument.First, instrument.End);
            }
            else if (incident.Bases.Contains(instrument.Key)) fit.Add(Weights.Basis);
        }
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
            if (!matches || !told.Add(family)) continue;

            fit.HasOwnAct |= incident.OwnFamilies.Contains(family);
            fit.At(act.First, act.End);
            if (!fit.HasAct || (!isVague && told.All(f => f == family || index.Lexicon.IsVague(f))))
            {
                var before = fit.HasAct ? Weights.VagueAct : 0;
                var worth = incident.IsGroup || incident.TypeFamilies.Contains(family) ? Weights.Act : Weights.ActOfTitle;
                fit.Add((isVague ? Weights.VagueAct : worth) - before, MentionReasonKind.ActWord, paragraph.Words(act.First, act.End));
            }
            else fit.Add(Weights.FurtherAct);
            fit.HasAct = true;
        }
    }

    private void Targets(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        var named = clause.Names.Where(n => incident.Targets.Contains(n.Party) || incident.Aliases.Contains(n.Party)).ToList();
        foreach (var name in named) fit.At(name.First, name.End);

        var parties = named.Select(n => n.Party).Distinct().Count();
        if (parties > 0)
        {
            fit.HasTarget = true;
            var words = string.Join(", ", named.DistinctBy(n => n.Party).Select(n => paragraph.Words(n.First, n.End)));
            fit.Add(Weights.TargetNamed + ((parties - 1) * Weights.FurtherTarget), MentionReasonKind.TargetNamed, words);
        }
        else if (clause.Sentence.Parties.Overlaps(incident.Targets))
        {
            fit.HasTarget = true;
            fit.Add(Weights.TargetInSentence, MentionReasonKind.TargetNamed, "");
        }
        else if (incident.Targets.Count > 0 && !incident.IsGroup && clause.Names.Exists(n => index.Targets.Contains(n.Party)))
            fit.Add(Weights.OtherTargets);
        else if (incident.Targets.Overlaps(partiesOfText)) fit.Add(Weights.TargetInDocument);

        Roles(clause, incident, fit);
        if (incident.TargetPlaces.Count > 0 && clause.Places.Find(p => incident.TargetPlaces.Contains(p.Concept.Code)) is { Concept: not null } place)
        {
            fit.HasPlace = true;
            fit.At(place.First, place.End);
            fit.Add(Weights.TargetPlace);
        }
    }

    private static void Roles(Clause clause, IncidentProfile incident, Fit fit)
    {
        var sentence = clause.Sentence;
        var role = clause.Roles.Where(r => incident.Roles.Contains(r.Concept.Code))
            .OrderBy(r => r.Concept.Code == "court").FirstOrDefault();
        if (role.Concept is not null)
        {
            fit.HasRole = true;
            fit.At(role.First, role.End);
            fit.Add(Weights.Role, MentionReasonKind.TargetDescribed, sentence.Paragraph.Words(role.First, role.End));
            return;
        }

        var ours = Sides(incident.Roles);
        var theirs = Sides(clause.Roles.Select(r => r.Concept.Code));
        if ((theirs.Court && ours.Court) || (theirs.Civil && ours.Civil))
        {
            fit.HasRole = true;
            fit.Add(Weights.RoleOfSameSide);
        }
        else if ((theirs.Court || theirs.Civil) && (ours.Court || ours.Civil) && !fit.HasTarget) fit.Add(Weights.RoleOfOtherSide);
        else if (sentence.Clauses.Count > 1 && sentence.Clauses.Exists(c => c.Roles.Exists(r => incident.Roles.Contains(r.Concept.Code))))
        {
            fit.HasRole = true;
            fit.Add(Weights.RoleInSentence);
        }
    }

    private static (bool Court, bool Civil) Sides(IEnumerable<string> roles)
    {
        var (court, civil) = (false, false);
        foreach (var role in roles)
        {
            court |= CourtSide.Contains(role);
            civil |= CivilSide.Contains(role);
        }

        return (court, civil);
    }

    private static void Numbers(Clause clause, IncidentProfile incident, Fit fit)
    {
        var told = clause.Counts.Where(c => incident.Counts.Any(i => i.Role == c.Role)).ToList();
        if (told.Find(c => incident.Counts.Contains((c.Number, c.Role))) is { Role: not null } same)
        {
            fit.HasNumber = true;
            fit.At(same.First, same.End);
            fit.Add(Weights.Number, MentionReasonKind.NumberOfTargets, clause.Sentence.Paragraph.Words(same.First, same.End));
        }
        else if (told.Count > 0 && !fit.HasTarget) fit.Add(Weights.OtherNumber);
    }

    private static void TitleWords(Clause clause, IncidentProfile incident, Fit fit)
    {
        var tokens = clause.Sentence.Paragraph.Tokens;
        var words = new List<string>();
        for (var at = clause.First; at < clause.End && incident.TitleWords.Count > 0; at++)
            if (incident.TitleWords.Contains(tokens[at].Form) && !words.Contains(tokens[at].Form)) words.Add(tokens[at].Form);
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
        else if (isThreat && !fit.HasInstrument && fit.Incident.Families.Contains("sanction") && !clause.Families.Contains("threat"))
            fit.Add(Weights.BareThreat);

        if (today >= incident.CameTrue && !fit.IsDistinct) fit.Add(Weights.CameTrue);
        if (incident.Repeats && !fit.HasOrgan && !fit.HasTitleWord) fit.Add(Weights.Repeats);
        if (incident.Phase == Phase.Ended && clause.Families.Contains("lift"))
            fit.Add(clause.IsAsked ? Weights.WrongMood : Weights.Ended);
    }
}
