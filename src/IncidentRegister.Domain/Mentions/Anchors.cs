namespace IncidentRegister.Domain.Mentions;

/// <summary>Whether enough is told, besides a score, that an incident may be meant at all.</summary>
internal sealed class Anchors(Lexicon lexicon)
{
    /// <summary>"Take measures to protect civil society": what somebody asks for.</summary>
    private static readonly string[] OnlyMeasures = ["measure"];

    /// <summary>"Threats, harassment and restrictions": so many wide words are about nothing in particular.</summary>
    private const int Litany = 3;

    /// <param name="isOurs">The text names the Court, somebody who is a target, or an incident was found in it already.</param>
    public bool Hold(Clause clause, Fit fit, bool isOurs)
    {
        if (fit.HasInstrument) return true;
        if (clause.Sentence.Court == "other" && !fit.HasTarget && fit.Incident.Sides.Court) return false;
        if (!isOurs && !fit.HasTarget && !fit.HasPlace && !IsToldInFull(fit)) return false;

        var acts = clause.Families.Where(f => fit.Incident.Families.Contains(f)).ToList();
        var plain = acts.FindAll(f => !lexicon.IsVague(f));
        if (plain.Count == 0) return IsAnchoredWithoutAct(clause, fit);
        if (plain.TrueForAll(lexicon.IsJudicial) && !IsAgainstTheCourt(clause, fit)) return false;

        return (fit.HasDay && fit.HasActor && (clause.Sentence.Paragraph.IsOurs || fit.HasTargetOfText || fit.HasRole)
                && (clause.IsThreatened || fit.Incident.Phase != Phase.Threatened))
            || (fit.HasTargetOfText && (fit.HasActor || fit.HasRole || clause.RefersBack) && !clause.IsAsked
                && (fit.HasDate || fit.Days <= Weights.FreshDays))
            || (fit.HasTarget && (fit.HasActor || fit.HasDate || fit.HasNumber || fit.Days < Weights.RememberedDays
            || fit.Incident.States.Count == 0))
            || (fit.HasActor && ((fit.HasDate && (fit.HasRole || IsNearOurs(clause)))
                || fit.HasNumber || fit.HasTitleWord
                || ((fit.HasRole || clause.RefersBack) && (fit.HasTime || (fit.HasOrgan && !fit.Incident.IsGroup)
                    || !(fit.Days >= Weights.RememberedDays)))))
            || (fit.HasDate && fit.HasOwnRole && (fit.HasNumber || fit.HasActorOfText))
            || (fit.HasRole && fit.Days <= Weights.FreshDays
                && clause.Places.Concat(clause.Organs).All(c => c.Is("place", "ps")))
            || (fit.HasOrgan && fit.HasActorHere && fit.Days <= Weights.VagueDays && IsNearOurs(clause))
            || (fit.HasActor && fit.Incident.Phase == Phase.Ended && (fit.HasTime || fit.Days < Weights.RememberedDays))
            || (fit.HasActorHere && fit.Days <= Weights.FreshDays && IsNearOurs(clause) && !clause.IsThreatened
                && !fit.Incident.IsGroup && plain.Exists(fit.Incident.TypeFamilies.Contains))
            || (fit.HasNumber && (fit.HasPlace || fit.Days <= Weights.FreshDays))
            || (fit.HasTitleWord && fit.HasRole && fit.Days < Weights.RememberedDays)
            || (IsUnowned(clause, fit) && (fit.HasExactRole || clause.Roles.Count == 0)
                && (fit.HasDate || fit.Days < Weights.RememberedDays));
    }

    private static bool IsNearOurs(Clause clause) =>
        clause.Sentence.Paragraph.IsOurs || clause.Sentence.Paragraph.FollowsOurs;

    /// <summary>Who, when and to whom, in a text that names neither the Court nor anybody known.</summary>
    private static bool IsToldInFull(Fit fit) =>
        fit.HasActorHere && fit.HasDate && (fit.HasOwnRole || fit.HasNumber || fit.HasDay);

    /// <summary>
    /// "Measures", "threats" and "attacks" must be told of ours, and be known by who did them or by their freshness.
    /// </summary>
    private bool IsAnchoredWithoutAct(Clause clause, Fit fit)
    {
        if (!fit.HasTarget && !fit.HasTime && fit.Days is not (0 or 1)
            && clause.Families.Count(lexicon.IsVague) >= Litany) return false;
        if (fit.IsByNobody) return true;
        if (fit.HasRole && fit.HasDate && fit.Incident.States.Count == 0
            && clause.Sentence.States.All(s => s is "ps" or "other")) return true;
        if (clause.IsAsked && !clause.RefersBack && clause.Families.SetEquals(OnlyMeasures)) return false;
        if (fit.HasDay && fit.HasRole && fit.Incident.Phase != Phase.Threatened) return true;
        if (fit is { HasNumber: true, HasOrgan: true, HasRole: true }) return true; // "twelve senators wrote to the Prosecutor"
        if (fit.HasTitleWord && fit.HasActorHere && (fit.HasDate || fit.Days < Weights.RememberedDays)) return true;

        if (fit.HasTitleWord && fit.HasExactRole && fit.Incident.States.Count == 0 && fit.Days <= Weights.VagueDays)
            return true;

        var first = clause.Acts.Count > 0 ? clause.Acts[0].First : clause.First;
        if (!clause.Roles.Exists(r => r.First >= first) && !clause.Names.Exists(n => n.First >= first)
            && !(fit.HasTargetHere && (fit.HasActor || fit.HasDay))) return false;

        var isKnown = (fit.HasActorHere && fit.HasRole)
            || (fit.HasTarget && (fit.HasActor || fit.HasDate)) || (fit.HasPlace && fit.HasRole)
            || (fit.HasNumber && fit.HasDate && fit.HasExactRole);
        var isNear = fit.HasDate || fit.Days <= Weights.VagueDays
            || (fit.Incident.IsGroup && fit.Days < Weights.RememberedDays);

        var isFresh = fit.HasExactRole && !fit.Incident.IsGroup
            && fit.ExactDays <= (clause.Roles.Exists(r => r.Concept.Code != "court") ? Weights.FreshDays : 1);

        return (isKnown && isNear) || isFresh;
    }

    /// <summary>
    /// Courts try and arrest people every day; here the accused must be of the Court, and the accuser named.
    /// </summary>
    private static bool IsAgainstTheCourt(Clause clause, Fit fit) =>
        fit.HasTarget || (!clause.NamesSuspects && ((fit.HasActorHere && (fit.HasRole || (fit.HasDate && fit.HasOrgan)))
            || (fit.HasActor && fit.HasDate && fit.HasOwnRole)
            || (fit.HasTitleWord && fit.HasOwnRole)));

    public bool IsUnowned(Clause clause, Fit fit) =>
        clause.Families.Any(f => lexicon.IsUnowned(f) && fit.Incident.Families.Contains(f)
            && (fit.Incident.IsGroup || fit.Incident.TypeFamilies.Contains(f)));
}
