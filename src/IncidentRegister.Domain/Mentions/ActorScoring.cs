namespace IncidentRegister.Domain.Mentions;

/// <summary>Who is said to have done it: in the clause, in its sentence, or last named before it.</summary>
internal static class ActorScoring
{
    /// <returns>False when the clause names another State as the one who acts.</returns>
    public static bool Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (incident.States.Count == 0 && incident.Organs.Count == 0 && incident.Actors.Count == 0) return true;

        var paragraph = clause.Sentence.Paragraph;
        var here = clause.Places.Concat(clause.Organs).Where(c => incident.States.Contains(StateOf(c))).ToList();
        if (here.Count > 0)
        {
            var cue = here.Find(c => c.Is("organ"));
            if (cue.Concept is null) cue = here[0];
            fit.At(cue.First, cue.End);
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateInClause, MentionReasonKind.ActorNamed, paragraph.Words(cue.First, cue.End));
        }
        else if (clause.Sentence.States.Overlaps(incident.States))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateInSentence, MentionReasonKind.ActorNearby);
        }
        else if (Others(clause, incident) && incident.States.Count > 0 && !fit.HasInstrument) return false;
        else if (clause.Sentence.StatesOfIssuer.Overlaps(incident.States))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateOfIssuer, MentionReasonKind.ActorNearby);
        }
        else if (clause.Sentence.StatesBefore.Overlaps(incident.States))
        {
            fit.HasActor = true;
            fit.Add(Weights.StateBefore, MentionReasonKind.ActorNearby);
        }

        else if (incident.States.Contains(clause.Sentence.StateOfText))
        {
            fit.HasActorOfText = true;
            fit.Add(Weights.StateOfText);
        }

        Organs(clause, incident, fit);
        return true;
    }

    private static void Organs(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (clause.Names.Exists(n => incident.Actors.Contains(n.Party)))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.ActorNamed);
        }

        var first = clause.Organs.Find(o => incident.States.Contains(o.Concept.State));
        if (incident.Organs.Count == 0) return;
        if (first.Concept is null)
        {
            var near = clause.Sentence.Clauses.SelectMany(c => c.Organs).Select(o => o.Concept.Code)
                .Concat(clause.Sentence.OrgansOfIssuer);
            fit.HasOrgan = near.Any(o => incident.Organs.Contains(o) && !IsWholeState(o));
            if (fit.HasOrgan) fit.Add(Weights.OrganInSentence);
            return;
        }

        if (incident.Organs.Contains(first.Concept.Code))
        {
            fit.HasOrgan = !IsWholeState(first.Concept.Code);
            fit.Add(Weights.Organ);
        }
        else if (!IsWholeState(first.Concept.Code))
        {
            fit.HasOtherOrgan = true;
            fit.Add(Weights.OtherOrgan);
        }
    }

    /// <summary>
    /// Another State is named as the one who acts: not where the targets are from, nor behind the act, where it is what
    /// the act is about ("sanctioned for warrants against Israel").
    /// </summary>
    private static bool Others(Clause clause, IncidentProfile incident)
    {
        var known = clause.Names.Exists(n => incident.Targets.Contains(n.Party))
            || clause.Sentence.StatesBefore.Overlaps(incident.States)
            || clause.Sentence.StatesOfIssuer.Overlaps(incident.States);
        var act = clause.Acts.Count > 0 ? clause.Acts[0].First : int.MaxValue;

        return clause.Places.Concat(clause.Organs).Any(c => StateOf(c) is not ("xx" or "ps" or "nl" or "other")
            && !incident.TargetPlaces.Contains(StateOf(c)) && (!known || c.First < act || c.Is("organ")))
            || (!known && clause.Places.Exists(p => p.Is("place", "other") && p.First < act));
    }

    private static bool IsWholeState(string organ) =>
        organ.Split('.')[^1] is "government" or "administration" or "president" or "congress";

    private static string StateOf(Cue cue) => cue.Is("organ") ? cue.Concept.State : cue.Concept.Code;
}
