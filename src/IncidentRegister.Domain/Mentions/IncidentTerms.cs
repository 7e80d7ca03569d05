namespace IncidentRegister.Domain.Mentions;

/// <summary>The terms that an incident is found by, and what it asks the statements for.</summary>
internal sealed class IncidentTerms(KnownNames known)
{
    private const int ShortestTitleWord = 6;
    private const int ShortestSurname = 4;
    private const int DaysBefore = 1; // the world has more than one date at a time
    private const int MostStatements = 60;
    private const int MostOfMonth = 40;
    private const int MostOfState = 30;

    public HashSet<int> Of(IncidentSketch incident)
    {
        var title = Tokens.Of(incident.Title);
        var cues = Cues.In(known.Lexicon, title);
        var terms = new HashSet<int> { CandidateTerms.OfAll };
        foreach (var key in InstrumentsOf(incident, title)) terms.Add(TermNumber.Of(TermKind.Instrument, key));
        for (var at = 0; at < title.Count; at++)
            if (title[at].Form.Length >= ShortestTitleWord && !cues.Exists(c => c.First <= at && at < c.End))
                terms.Add(TermNumber.Of(TermKind.TitleWord, title[at].Form));

        var (acts, states) = (Acts(incident, cues), States(incident, cues));
        foreach (var act in acts) terms.Add(TermNumber.Of(TermKind.Act, act));
        foreach (var state in states)
        {
            terms.Add(TermNumber.Of(TermKind.State, state));
            foreach (var act in acts) terms.Add(TermNumber.Of(TermKind.ActOfState, state, act));
        }

        var (parties, names) = Names(incident);
        terms.UnionWith(parties);
        foreach (var name in names) terms.Add(KnownNames.Term(Tokens.Of(name)));
        return terms;
    }

    public List<CandidateQuestion> Asked(IncidentSketch incident)
    {
        var title = Tokens.Of(incident.Title);
        var cues = Cues.In(known.Lexicon, title);
        var (acts, states) = (Acts(incident, cues), States(incident, cues));
        var dates = ToldDates.Of(incident);
        var first = dates.KnownFrom is { } from && from > DateOnly.MinValue ? from.AddDays(-DaysBefore) : DateOnly.MinValue;

        var asked = new List<CandidateQuestion>();
        asked.AddRange(Names(incident).Parties.Select(term => Question(term, 3, MostStatements)));
        asked.AddRange(InstrumentsOf(incident, title)
            .Select(key => Question(TermNumber.Of(TermKind.Instrument, key), 4, MostStatements)));
        asked.AddRange(from state in states
                       from act in acts
                       select Question(TermNumber.Of(TermKind.ActOfState, state, act), 2, MostStatements));
        asked.AddRange(from month in dates.Periods.Select(StatementTerms.Month).OfType<string>().Distinct()
                       from act in acts
                       select Question(TermNumber.Of(TermKind.ActOfMonth, month, act), 2, MostOfMonth));
        asked.AddRange(states.Select(state => Question(TermNumber.Of(TermKind.State, state), 1, MostOfState)));
        asked.AddRange(acts.Where(known.Lexicon.IsUnowned)
            .Select(act => Question(TermNumber.Of(TermKind.Act, act), 1, MostOfState)));
        return asked;

        CandidateQuestion Question(int term, float weight, int most) => new(term, weight, first, DateOnly.MaxValue, most);
    }

    public List<string> UnknownNames(IncidentSketch incident) => Names(incident).Names;

    private HashSet<string> Acts(IncidentSketch incident, List<Cue> title)
    {
        var acts = ActTypes.Of(incident.Types).SelectMany(known.Lexicon.FamiliesOf).ToHashSet(StringComparer.Ordinal);
        acts.UnionWith(title.Where(c => c.Is("act")).Select(c => c.Concept.Code));
        return acts;
    }

    private static HashSet<string> InstrumentsOf(IncidentSketch incident, List<Token> title) => incident.Acts
        .SelectMany(a => new[] { a.Instrument, a.LegalBasis }).OfType<string>().SelectMany(text => Instruments.In(Tokens.Of(text)))
        .Concat(Instruments.In(title)).Select(i => i.Key).ToHashSet(StringComparer.Ordinal);

    private HashSet<string> States(IncidentSketch incident, List<Cue> title) => incident.AllegedActors
        .SelectMany(actor => Cues.In(known.Lexicon, Tokens.Of(actor))).Concat(title)
        .Where(c => c.Is("place") || c.Is("organ")).Select(StatementTerms.StateOf)
        .Concat(incident.ActorCountries.Select(c => c.ToLowerInvariant())).ToHashSet(StringComparer.Ordinal);

    /// <summary>Parties that the lexicon knows, and names as they are written that it does not.</summary>
    private (HashSet<int> Parties, List<string> Names) Names(IncidentSketch incident)
    {
        var parties = new HashSet<int>();
        var names = new List<string>();
        foreach (var text in incident.Targets.Concat(incident.AllegedActors))
        {
            var tokens = Tokens.Of(text);
            var hits = known.Find(tokens);
            parties.UnionWith(known.In(hits));
            if (hits.Count == 0 && tokens.Count > 0) names.AddRange(Written(text, tokens));
        }

        foreach (var alias in incident.Aliases.Concat(incident.TargetAliases).Concat(incident.OwnNames))
        {
            var tokens = Tokens.Of(alias);
            var hits = known.Find(tokens);
            if (hits.Count == 1 && hits[0].First == 0 && hits[0].End == tokens.Count) parties.UnionWith(known.In(hits));
            else if (tokens.Count <= KnownNames.MostWords && IsName(tokens)) names.Add(alias);
        }

        return (parties, [.. names.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What has capitals and is no word of the lexicon, as <see cref="IncidentReader"/> reads it.</summary>
    private IEnumerable<string> Written(string text, List<Token> tokens)
    {
        var cues = Cues.In(known.Lexicon, tokens);
        for (var at = 0; at < tokens.Count;)
        {
            var end = at;
            while (end < tokens.Count && tokens[end].IsCapital && !cues.Exists(c => c.First <= end && end < c.End)) end++;
            if (end > at && end - at <= KnownNames.MostWords && IsName(tokens[at..end]))
            {
                yield return text[tokens[at].Start..tokens[end - 1].End];
                var last = tokens[end - 1];
                if (end - at > 1 && !last.IsUpper && last.Form.Length >= ShortestSurname)
                    yield return text[last.Start..last.End];
            }

            at = Math.Max(end, at + 1);
        }
    }

    private static bool IsName(List<Token> tokens) => tokens.Sum(t => t.Form.Length) >= KnownNames.ShortestName;
}
