namespace IncidentRegister.Domain.Mentions;

/// <summary>The words of a clause that tell of such an act as the incident's.</summary>
internal sealed class ActScoring(Lexicon lexicon)
{
    private readonly List<ToldAct> told = [];

    /// <summary>What is the same for all incidents that the clause is compared with.</summary>
    public void Enter(Clause clause)
    {
        var tokens = clause.Sentence.Paragraph.Tokens;
        told.Clear();
        foreach (var act in clause.Acts)
        {
            var family = act.Concept.Code;
            if (!told.Exists(t => t.Family == family)) told.Add(new ToldAct(act, lexicon.IsVague(family), []));
            if (act.End - act.First > 1) told.Find(t => t.Family == family).Phrases.Add(IncidentReader.Phrase(tokens, act));
        }
    }

    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        var isPlainTold = false;
        foreach (var (act, isVague, phrases) in told)
        {
            var family = act.Concept.Code;
            var matches = incident.Families.Contains(family) || (isVague && IncidentIndex.FitsWide(family, incident));
            if (!matches) continue;

            foreach (var phrase in phrases) TitlePhrase(phrase, incident, fit);
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

    private static void TitlePhrase(string phrase, IncidentProfile incident, Fit fit)
    {
        if (fit.HasTitleWord || !incident.TitlePhrases.Contains(phrase)) return;

        fit.HasTitleWord = true;
        fit.Add(Weights.TitleWord);
    }

    /// <summary>One kind of act, however often the clause tells of it.</summary>
    /// <param name="First">Where it does first.</param>
    /// <param name="Phrases">Its words, where they are more than one.</param>
    private readonly record struct ToldAct(Cue First, bool IsVague, List<string> Phrases)
    {
        public string Family => First.Concept.Code;
    }
}
