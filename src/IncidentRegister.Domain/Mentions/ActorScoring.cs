namespace IncidentRegister.Domain.Mentions;

/// <summary>Who is said to have done it: in the clause, in its sentence, or last named before it.</summary>
internal static class ActorScoring
{
    /// <summary>
    /// The clause names another State as the one who acts; where it names an instrument of the incident, that tells more.
    /// </summary>
    public static bool Excludes(Clause clause, IncidentProfile incident) => incident.States.Count > 0
        && ((Here(clause, incident).Concept is null && !Meet(clause.Sentence.States, incident.States)
            && Others(clause, incident)) || IsOnlyAbout(clause, incident));

    public static void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (incident.States.Count == 0 && incident.Organs.Count == 0 && incident.Actors.Count == 0) return;

        if (Here(clause, incident) is { Concept: not null } cue)
        {
            fit.At(cue.First, cue.End);
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateInClause, MentionReasonKind.ActorNamed, clause.Sentence.Paragraph, cue.First, cue.End);
        }
        else if (Meet(clause.Sentence.States, incident.States))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateInSentence, MentionReasonKind.ActorNearby);
        }
        else if (Meet(clause.Sentence.StatesOfIssuer, incident.States))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.StateOfIssuer, MentionReasonKind.ActorNearby);
        }
        else if (Meet(clause.Sentence.StatesBefore, incident.States))
        {
            fit.HasActor = true;
            fit.Add(Weights.StateBefore, MentionReasonKind.ActorNearby);
        }
        else if (incident.States.Contains(clause.Sentence.StateOfText))
        {
            fit.HasActorOfText = true;
            fit.Add(Weights.StateOfText);
        }

        if (incident.Actors.Count > 0 && clause.Names.Exists(n => incident.Actors.Contains(n.Party)))
        {
            fit.HasActor = fit.HasActorHere = true;
            fit.Add(Weights.ActorNamed);
        }

        if (incident.Organs.Count > 0) Organs(clause, incident, fit);
    }

    private static void Organs(Clause clause, IncidentProfile incident, Fit fit)
    {
        var first = clause.Organs.Find(o => incident.Organs.Contains(o.Concept.Code)) is { Concept: not null } own ? own
            : OrganHere(clause, incident);
        if (first.Concept is null)
        {
            fit.HasOrgan = HasOrganNear(clause.Sentence, incident);
            if (fit.HasOrgan) fit.Add(Weights.OrganInSentence);
            return;
        }

        if (incident.Organs.Contains(first.Concept.Code))
        {
            fit.HasOrgan = !IsWholeState(first.Concept.Code);
            fit.Add(Weights.Organ);
        }
        else if (!IsWholeState(first.Concept.Code)
            && !(incident.TypeFamilies.Contains("bill") && IsChamber(first.Concept.Code)))
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
        if (clause.Places.Count + clause.Organs.Count == 0) return false;

        var known = Names(clause, incident.Targets) || Meet(clause.Sentence.StatesBefore, incident.States)
            || Meet(clause.Sentence.StatesOfIssuer, incident.States);
        var act = clause.Acts.Count > 0 ? clause.Acts[0].First : int.MaxValue;

        foreach (var place in clause.Places)
            if ((!known || place.First < act) && IsAnother(place.Concept.Code, incident)
                && !(place.First > act && IsWhere(clause, place))) return true;
        foreach (var organ in clause.Organs)
            if (IsAnother(organ.Concept.State, incident)) return true;
        foreach (var place in clause.Places)
            if (!known && place.First < act && place.Is("place", "other")) return true;

        return false;
    }

    /// <summary>"Senators threatened it for what it did to Israel": its State is what the act of another is about.</summary>
    private static bool IsOnlyAbout(Clause clause, IncidentProfile incident)
    {
        if (clause.Acts.Count == 0 || Names(clause, incident.Targets)) return false;

        var act = clause.Acts[0];
        var paragraph = clause.Sentence.Paragraph;
        return clause.Organs.Exists(o => o.End <= act.First && IsAnother(o.Concept.State, incident))
            && !clause.Organs.Exists(o => incident.States.Contains(o.Concept.State))
            && clause.Places.TrueForAll(p => !incident.States.Contains(p.Concept.Code)
                || (p.First >= act.End && !paragraph.Cues.Exists(c => c.Is("by") && c.End == p.First)));
    }

    /// <summary>"Accounts in the United Kingdom".</summary>
    private static bool IsWhere(Clause clause, Cue place) =>
        clause.Sentence.Paragraph.Cues.Exists(c => c.Is("within") && c.End == place.First);

    private static bool IsAnother(string state, IncidentProfile incident) =>
        state is not ("xx" or "ps" or "nl" or "other") && !incident.TargetPlaces.Contains(state);

    /// <summary>An organ of such a State, else such a State; without a concept where the clause names none.</summary>
    private static Cue Here(Clause clause, IncidentProfile incident)
    {
        if (OrganHere(clause, incident) is { Concept: not null } organ) return organ;

        foreach (var place in clause.Places)
            if (incident.States.Contains(place.Concept.Code)) return place;

        return default;
    }

    private static Cue OrganHere(Clause clause, IncidentProfile incident)
    {
        foreach (var organ in clause.Organs)
            if (incident.States.Contains(organ.Concept.State)) return organ;

        return default;
    }

    /// <summary>In another clause of the sentence, or the issuer is such an organ.</summary>
    private static bool HasOrganNear(Sentence sentence, IncidentProfile incident)
    {
        foreach (var clause in sentence.Clauses)
            foreach (var organ in clause.Organs)
                if (IsOwn(organ.Concept.Code)) return true;
        foreach (var organ in sentence.OrgansOfIssuer)
            if (IsOwn(organ)) return true;

        return false;

        bool IsOwn(string organ) => incident.Organs.Contains(organ) && !IsWholeState(organ);
    }

    private static bool Names(Clause clause, HashSet<int> parties)
    {
        foreach (var name in clause.Names)
            if (parties.Contains(name.Party)) return true;

        return false;
    }

    /// <summary>Both are of a few States; each clause asks it of each incident.</summary>
    private static bool Meet(HashSet<string> some, HashSet<string> others)
    {
        foreach (var one in others)
            if (some.Contains(one)) return true;

        return false;
    }

    /// <summary>Whichever it began in, a bill is before both.</summary>
    private static bool IsChamber(string organ) => organ.Split('.')[^1] is "house" or "senate" or "congress" or "legislature";

    public static bool IsWholeState(string organ) =>
        organ.Split('.')[^1] is "government" or "administration" or "president" or "congress";
}
