namespace IncidentRegister.Domain.Mentions;

/// <summary>To whom it is said to have been done: named, described, or of another kind.</summary>
internal sealed class TargetScoring(IncidentIndex index, HashSet<int> partiesOfText)
{
    private static readonly HashSet<string> CourtSide = new(StringComparer.Ordinal)
        { "court", "prosecutor", "deputy", "judge", "president", "staff", "family", "assembly" };

    private static readonly HashSet<string> CivilSide = new(StringComparer.Ordinal)
        { "cso", "hrd", "supporter", "victim", "rapporteur" };

    private readonly bool?[] areNamed = new bool?[index.All.Count];
    private (bool Court, bool Civil) sidesOfClause;
    private bool namesTargets;
    private bool isOfTheCourt;

    /// <summary>What is the same for all incidents that the clause is compared with.</summary>
    public void Enter(Clause clause)
    {
        sidesOfClause = SidesOf(clause.Roles.Select(r => r.Concept.Code));
        namesTargets = clause.Names.Exists(n => index.Targets.Contains(n.Party));
        isOfTheCourt = clause.Roles.TrueForAll(r => r.Concept.Code == "court");
    }

    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (clause.Names.Count > 0) Named(clause, incident, fit);
        if (!fit.HasTargetHere) NamedElsewhere(clause, incident, fit);
        if (!fit.HasTarget && incident is { IsGroup: false, Targets.Count: > 0 } && fit.Days > Weights.FreshDays
            && isOfTheCourt && !incident.Roles.Contains("court"))
            fit.Add(Weights.OnlyTheCourt);

        Roles(clause, incident, fit);
        if (incident.TargetPlaces.Count > 0) Place(clause, incident, fit);
    }

    private void NamedElsewhere(Clause clause, IncidentProfile incident, Fit fit)
    {
        if (incident.Targets.Count == 0) return;

        if (clause.Sentence.Parties.Overlaps(incident.Targets))
        {
            fit.HasTarget = true;
            fit.Add(Weights.TargetInSentence, MentionReasonKind.TargetNamed, "");
        }
        else if (!incident.IsGroup && !(fit.HasNumber && fit.HasDate)
            && namesTargets && !TellsMore(clause, incident))
            fit.Add(Weights.OtherTargets);
        else if (areNamed[incident.Number] ??= partiesOfText.Overlaps(incident.Targets))
        {
            fit.HasTargetOfText = true;
            fit.Add(Weights.TargetInDocument);
        }
    }

    private void Named(Clause clause, IncidentProfile incident, Fit fit)
    {
        List<NameHit>? named = null;
        foreach (var name in clause.Names)
        {
            if (!incident.Targets.Contains(name.Party) && !incident.Aliases.Contains(name.Party)) continue;

            (named ??= []).Add(name);
            fit.At(name.First, name.End);
        }

        if (named is null) return;

        var parties = named.DistinctBy(n => n.Party).ToList();
        fit.HasTarget = fit.HasTargetHere = true;
        fit.Named = parties.Count;
        fit.HasAllNamed = clause.Names.TrueForAll(n => incident.Targets.Contains(n.Party)
            || incident.Aliases.Contains(n.Party) || !index.Targets.Contains(n.Party));
        var words = string.Join(", ", parties.Select(n => clause.Sentence.Paragraph.Words(n.First, n.End)));
        var worth = Weights.TargetNamed + ((parties.Count - 1) * Weights.FurtherTarget);
        fit.Add(worth, MentionReasonKind.TargetNamed, words);
    }

    private static void Place(Clause clause, IncidentProfile incident, Fit fit)
    {
        foreach (var place in clause.Places)
        {
            if (!incident.TargetPlaces.Contains(place.Concept.Code)) continue;

            fit.HasPlace = true;
            fit.At(place.First, place.End);
            fit.Add(Weights.TargetPlace);
            return;
        }
    }

    /// <summary>"On judges and on the rapporteur N": judges are meant beside the one who is named.</summary>
    private bool TellsMore(Clause clause, IncidentProfile incident) => clause.Roles.Exists(r =>
        r.Concept.Code != "court" && incident.Roles.Contains(r.Concept.Code)
        && !clause.Names.Exists(n => index.RolesOf(n.Party).Contains(r.Concept.Code)));

    private void Roles(Clause clause, IncidentProfile incident, Fit fit)
    {
        var sentence = clause.Sentence;
        var role = RoleHere(clause, incident);
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
                sentence.Paragraph, role.First, role.End);
            return;
        }

        if (incident.Targets.Count == 0 && HolderHere(clause, incident) is { } holder)
        {
            fit.HasRole = fit.HasExactRole = fit.HasOwnRole = true;
            fit.At(holder.First, holder.End);
            fit.Add(
                Weights.Role, MentionReasonKind.TargetDescribed,
                sentence.Paragraph, holder.First, holder.End);
            return;
        }

        var (ours, theirs) = (incident.Sides, sidesOfClause);
        if ((theirs.Court && ours.Court) || (theirs.Civil && ours.Civil))
        {
            fit.HasRole = true;
            fit.Add(Weights.RoleOfSameSide);
        }
        else if ((theirs.Court || theirs.Civil) && (ours.Court || ours.Civil) && !fit.HasTarget)
            fit.Add(Weights.RoleOfOtherSide);
        else if (sentence.Clauses.Count > 1 && HasRole(sentence, incident))
        {
            fit.HasRole = true;
            fit.Add(Weights.RoleInSentence);
        }
    }

    /// <summary>The first that the incident has, before "the Court"; without a concept where it has none.</summary>
    private static Cue RoleHere(Clause clause, IncidentProfile incident)
    {
        Cue court = default;
        foreach (var role in clause.Roles)
        {
            if (!incident.Roles.Contains(role.Concept.Code)) continue;
            if (role.Concept.Code != "court") return role;
            if (court.Concept is null) court = role;
        }

        return court;
    }

    /// <summary>Somebody who holds the office that was the target: "Karim Khan" where it was the Prosecutor.</summary>
    private NameHit? HolderHere(Clause clause, IncidentProfile incident)
    {
        foreach (var name in clause.Names)
            if (index.RolesOf(name.Party).Overlaps(incident.Roles)) return name;

        return null;
    }

    private static bool HasRole(Sentence sentence, IncidentProfile incident)
    {
        foreach (var clause in sentence.Clauses)
            foreach (var role in clause.Roles)
                if (incident.Roles.Contains(role.Concept.Code)) return true;

        return false;
    }

    public static (bool Court, bool Civil) SidesOf(IEnumerable<string> roles)
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
