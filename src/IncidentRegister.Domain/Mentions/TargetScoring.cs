namespace IncidentRegister.Domain.Mentions;

/// <summary>To whom it is said to have been done: named, described, or of another kind.</summary>
internal sealed class TargetScoring(IncidentIndex index, HashSet<int> partiesOfText)
{
    private static readonly HashSet<string> CourtSide = new(StringComparer.Ordinal)
        { "court", "prosecutor", "deputy", "judge", "president", "staff", "family", "assembly" };

    private static readonly HashSet<string> CivilSide = new(StringComparer.Ordinal)
        { "cso", "hrd", "supporter", "victim", "rapporteur" };

    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        var paragraph = clause.Sentence.Paragraph;
        var named = clause.Names.Where(n => incident.Targets.Contains(n.Party)
            || incident.Aliases.Contains(n.Party)).ToList();
        foreach (var name in named) fit.At(name.First, name.End);

        var parties = named.Select(n => n.Party).Distinct().Count();
        if (parties > 0)
        {
            fit.HasTarget = fit.HasTargetHere = true;
            fit.Named = parties;
            fit.HasAllNamed = clause.Names.TrueForAll(n => incident.Targets.Contains(n.Party)
                || incident.Aliases.Contains(n.Party) || !index.Targets.Contains(n.Party));
            var words = string.Join(", ", named.DistinctBy(n => n.Party).Select(n => paragraph.Words(n.First, n.End)));
            var worth = Weights.TargetNamed + ((parties - 1) * Weights.FurtherTarget);
            fit.Add(worth, MentionReasonKind.TargetNamed, words);
        }
        else if (clause.Sentence.Parties.Overlaps(incident.Targets))
        {
            fit.HasTarget = true;
            fit.Add(Weights.TargetInSentence, MentionReasonKind.TargetNamed, "");
        }
        else if (incident.Targets.Count > 0 && !incident.IsGroup && !(fit.HasNumber && fit.HasDate)
            && !TellsMore(clause, incident) && clause.Names.Exists(n => index.Targets.Contains(n.Party)))
            fit.Add(Weights.OtherTargets);
        else if (incident.Targets.Overlaps(partiesOfText))
        {
            fit.HasTargetOfText = true;
            fit.Add(Weights.TargetInDocument);
        }

        if (!fit.HasTarget && incident is { IsGroup: false, Targets.Count: > 0 } && fit.Days > Weights.FreshDays
            && !incident.Roles.Contains("court") && clause.Roles.TrueForAll(r => r.Concept.Code == "court"))
            fit.Add(Weights.OnlyTheCourt);

        Roles(clause, incident, fit);
        if (incident.TargetPlaces.Count > 0
            && clause.Places.Find(p => incident.TargetPlaces.Contains(p.Concept.Code)) is { Concept: not null } place)
        {
            fit.HasPlace = true;
            fit.At(place.First, place.End);
            fit.Add(Weights.TargetPlace);
        }
    }

    /// <summary>"On judges and on the rapporteur N": judges are meant beside the one who is named.</summary>
    private bool TellsMore(Clause clause, IncidentProfile incident) => clause.Roles.Exists(r =>
        r.Concept.Code != "court" && incident.Roles.Contains(r.Concept.Code)
        && !clause.Names.Exists(n => index.RolesOf(n.Party).Contains(r.Concept.Code)));

    private static void Roles(Clause clause, IncidentProfile incident, Fit fit)
    {
        var sentence = clause.Sentence;
        var role = clause.Roles.Where(r => incident.Roles.Contains(r.Concept.Code))
            .OrderBy(r => r.Concept.Code == "court").FirstOrDefault();
        if (role.Concept is not null)
        {
            fit.HasRole = fit.HasExactRole = true;
            fit.HasOwnRole = role.Concept.Code != "court";
            fit.At(role.First, role.End);
            var isWide = role.Concept.Code == "court"
                && clause.Roles.Exists(r => r.Concept.Code != "court" && CourtSide.Contains(r.Concept.Code));
            fit.Add(
                isWide ? Weights.RoleOfSameSide : Weights.Role,
                MentionReasonKind.TargetDescribed,
                sentence.Paragraph.Words(role.First, role.End));
            return;
        }

        var ours = Sides(incident.Roles);
        var theirs = Sides(clause.Roles.Select(r => r.Concept.Code));
        if ((theirs.Court && ours.Court) || (theirs.Civil && ours.Civil))
        {
            fit.HasRole = true;
            fit.Add(Weights.RoleOfSameSide);
        }
        else if ((theirs.Court || theirs.Civil) && (ours.Court || ours.Civil) && !fit.HasTarget)
            fit.Add(Weights.RoleOfOtherSide);
        else if (sentence.Clauses.Count > 1
            && sentence.Clauses.Exists(c => c.Roles.Exists(r => incident.Roles.Contains(r.Concept.Code))))
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
}
