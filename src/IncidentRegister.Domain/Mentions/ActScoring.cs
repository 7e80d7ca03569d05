namespace IncidentRegister.Domain.Mentions;

/// <summary>The words of a clause that tell of such an act as the incident's.</summary>
internal sealed class ActScoring(Lexicon lexicon)
{
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly List<string> phrases = [];

    /// <summary>What is the same for all incidents that the clause is compared with.</summary>
    public void Enter(Clause clause)
    {
        var tokens = clause.Sentence.Paragraph.Tokens;
        phrases.Clear();
        foreach (var act in clause.Acts) phrases.Add(act.End - act.First < 2 ? "" : IncidentReader.Phrase(tokens, act));
    }

    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        told.Clear();
        var isPlainTold = false;
        for (var at = 0; at < clause.Acts.Count; at++)
        {
            var act = clause.Acts[at];
            var family = act.Concept.Code;
            var isVague = lexicon.IsVague(family);
            var matches = incident.Families.Contains(family) || (isVague && IncidentIndex.FitsWide(family, incident));
            if (!matches) continue;

            TitlePhrase(phrases[at], incident, fit);
            if (!told.Add(family)) continue;

            fit.HasOwnAct |= incident.OwnFamilies.Contains(family);
            fit.At(act.First, act.End);
            var isFirstPlain = !isVague && !isPlainTold;
            isPlainTold |= !isVague;
            if (fit.ActAt < 0 || isFirstPlain) fit.ActAt = act.First;
            if (!fit.HasAct || isFirstPlain)
            {
                var before = fit.HasAct ? Weights.VagueAct : 0;
                var isTyped = incident.IsGroup || incident.TypeFamilies.Contains(family);
                var worth = isVague ? Weights.VagueAct : isTyped ? Weights.Act : Weights.ActOfTitle;
                fit.Add(worth - before, MentionReasonKind.ActWord, paragraph, act.First, act.End);
            }
            else fit.Add(Weights.FurtherAct);
            fit.HasAct = true;
        }
    }

    /// <param name="phrase">An act in its own words; empty where it is one word.</param>
    private static void TitlePhrase(string phrase, IncidentProfile incident, Fit fit)
    {
        if (fit.HasTitleWord || phrase.Length == 0 || !incident.TitlePhrases.Contains(phrase)) return;

        fit.HasTitleWord = true;
        fit.Add(Weights.TitleWord);
    }
}
