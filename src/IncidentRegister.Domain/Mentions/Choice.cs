namespace IncidentRegister.Domain.Mentions;

/// <summary>Which of the incidents that fit a clause are worth a person's look.</summary>
internal sealed class Choice(Lexicon lexicon)
{
    private const double TieMargin = 0.5;
    private const int MostTies = 3;

    private readonly Anchors anchors = new(lexicon);

    /// <summary>The last order that was told, and where.</summary>
    private (Sentence In, IncidentProfile Is)? order;

    public Told Told { get; } = new(lexicon);

    /// <summary>The text names the Court, somebody who is a target, or an incident was found in it already.</summary>
    public bool IsOurs { get; set; }

    public List<Fit> Of(Clause clause, List<Fit> fits)
    {
        if (clause.IsDenied) return [];

        var worthy = fits.FindAll(f => f.Score >= Weights.Possible && anchors.Hold(clause, f, IsOurs));
        if (Ends(clause, worthy) is { Count: > 0 } ends) return ends;

        var chosen = worthy.FindAll(f => f.HasInstrument);
        var plain = clause.Families.Where(f => !lexicon.IsVague(f)).ToList();

        var hasNumber = chosen.Count > 0;
        foreach (var family in plain.Order(StringComparer.Ordinal))
            chosen.AddRange(BestOfEach(worthy.FindAll(f => f.Incident.Families.Contains(family)), family, clause)
                .Where(f => !hasNumber || f.IsDistinct));
        if (plain.Count > 1 && chosen.Count > 0)
        {
            var best = chosen.Max(f => f.Score);
            chosen.RemoveAll(f => !f.IsDistinct && f.Score < best - Weights.OtherActMargin);
        }

        // What a bill would do is told with it.
        if (chosen.Exists(f => f.Incident.TypeFamilies.Contains("bill")))
            chosen.RemoveAll(f => !f.Incident.Families.Contains("bill") && !f.HasInstrument && !f.HasTarget && !f.HasDate);

        if (chosen.Count == 0) chosen.AddRange(Best(worthy, null, clause));

        if (clause.Families.Contains("lift") && !clause.IsAsked && chosen.Exists(f => f.Incident.Phase == Phase.Ended))
            chosen.RemoveAll(f => f.Incident.Phase != Phase.Ended && !f.HasInstrument && !f.HasTarget);

        // "The order": the one that the text told of already.
        if (clause.RefersBack && chosen.Exists(f => IsOrder(f) && Told.All.Contains(f.Incident)))
            chosen.RemoveAll(f => IsOrder(f) && !f.IsDistinct && !Told.All.Contains(f.Incident));

        // "The order allows to freeze assets, and to refuse visas": what it allows is no older ban.
        if (order is { } last && last.In == clause.Sentence)
            chosen.RemoveAll(f => f is { IsDistinct: false, HasTime: false, Incident.IsGroup: false }
                && f.Incident.KnownFrom < last.Is.KnownFrom && f.Incident.States.Overlaps(last.Is.States));
        if (chosen.Find(IsOrder) is { } told) order = (clause.Sentence, told.Incident);

        foreach (var fit in chosen.Where(f => !f.IsDistinct && !f.Incident.IsGroup))
            fit.IsOneOfSeveral |= worthy.Exists(f =>
                f != fit && !f.Incident.IsGroup && f.Score >= fit.Score - Weights.RivalMargin);

        chosen.AddRange(Earlier(clause, fits, plain));
        chosen.RemoveAll(g => chosen.Exists(f => f.IsDistinct && g.Incident.Members.Contains(f.Incident)));
        return
        [
            .. chosen.Distinct().OrderByDescending(f => f.Score)
                .ThenBy(f => f.Incident.Key, StringComparer.Ordinal).Take(Weights.Most),
        ];
    }

    private static bool IsOrder(Fit fit) => !fit.Incident.IsGroup && fit.Incident.TypeFamilies.Contains("order");

    /// <summary>
    /// "To revoke the order and to lift the sanctions on N": the end is told of, and not what is ended, but where all are named whom
    /// it was aimed at; where that stands first, the day tells.
    /// </summary>
    private static List<Fit> Ends(Clause clause, List<Fit> worthy)
    {
        var lift = clause.Acts.Find(a => a.Concept.Code == "lift");
        if (lift.Concept is null || clause.IsAsked) return [];

        var isBehind = clause.Instruments.Exists(i => i.First < lift.First)
            || clause.Acts.Exists(a => a.First < lift.First && a.Concept.Code is not ("announce" or "measure"));
        var ends = worthy.FindAll(f => f.Incident.Phase == Phase.Ended && (f.HasDate || !isBehind));
        if (ends.Count == 0) return [];

        var ended = worthy.FindAll(f => f is { HasAllNamed: true, Named: > 1, Incident: { IsGroup: false, Phase: Phase.Done } });
        ended.ForEach(f => f.IsOneOfSeveral = true);
        return [ends.MaxBy(f => f.Score)!, .. ended];
    }

    public bool IsStrong(Clause clause, Fit fit) =>
        fit.Score >= Weights.Strong && !fit.IsOneOfSeveral && !fit.IsBasis && !fit.CameTrue
        && (!fit.Incident.Repeats || fit.HasOrgan || fit.HasDate || fit.HasTitleWord)
        && !(clause.RefersBack && !fit.IsDistinct && !clause.Places.Concat(clause.Organs).Any())
        && (fit.HasInstrument || (IsPlain(clause, fit) && IsAddressed(clause, fit) && IsKnownBy(fit)));

    /// <summary>It is of the last months, or something is told besides an office and a kind of target.</summary>
    private static bool IsKnownBy(Fit fit) => fit.Days <= Weights.SeasonDays
        || fit.HasTarget || fit.HasNumber || fit.HasDate || fit.HasTime || fit.HasTitleWord || fit.Incident.IsGroup;

    /// <summary>"Threats" and "measures" alone are never plain.</summary>
    private bool IsPlain(Clause clause, Fit fit) => fit.HasTargetHere || fit.HasDay
        || clause.Families.Any(f => !lexicon.IsVague(f) && fit.Incident.Families.Contains(f));

    /// <summary>Who did it is told, and to whom; or whom it was done to, by name.</summary>
    private bool IsAddressed(Clause clause, Fit fit) => fit.HasTarget
        || (fit.HasActorHere && (fit.HasRole || fit.HasNumber || fit.HasTitleWord))
        || (anchors.IsUnowned(clause, fit) && fit.HasRole);

    /// <summary>"Judges, prosecutors and organisations": of each kind of target those that fit best.</summary>
    private IEnumerable<Fit> BestOfEach(List<Fit> fits, string family, Clause clause)
    {
        var best = Best(fits, family, clause);
        var roles = clause.Roles.Select(r => r.Concept.Code).Where(r => r != "court").Distinct().ToList();
        if (best.Exists(f => f.HasNumber)) // "four judges and the rapporteur"
            roles.RemoveAll(r => !IsOfOne(r) || best.Exists(f => f.Incident.Roles.Contains(r)));
        else if (roles.Count < 2) return best;
        if (best.Exists(f => f.Incident.IsGroup || (f.HasTargetHere && f.Days <= Weights.FreshDays))) return best;

        return best.Concat(roles.SelectMany(role => Best(
            fits.FindAll(f => !f.Incident.IsGroup && f.Days < Weights.RememberedDays
                && f.Incident.Roles.Contains(role)), family, clause)));
    }

    /// <summary>Somebody in particular, and not all whom an order may concern.</summary>
    private static bool IsOfOne(string role) => role is "prosecutor" or "deputy" or "judge" or "president" or "rapporteur" or "cso";

    /// <param name="family">Null: the clause has only words that fit anything.</param>
    private List<Fit> Best(List<Fit> fits, string? family, Clause clause)
    {
        if (fits.Count == 0) return [];

        // "Sanctioned under Order 14203": what is done under it is told, and has no number of its own.
        var rivals = fits.FindAll(f => !f.IsBasis);
        var best = (rivals.Exists(f => f.Days <= Weights.FreshDays) ? rivals : fits).Max(f => ScoreAmong(fits, f));
        var kept = fits.FindAll(f => f.Score >= best - Weights.Margin || (f.Score >= Weights.Strong && IsTold(f)));
        if (!clause.IsThreatened && kept.Exists(f => f.Incident.Phase == Phase.Done && f.IsDistinct))
            kept.RemoveAll(f => f.Incident.Phase == Phase.Threatened && !f.HasInstrument && !f.HasTargetHere
                && f.Incident.TypeFamilies.Contains("sanction"));
        kept.RemoveAll(f => f.Incident.IsGroup && !HasSeveral(f.Incident, family));
        if (kept.Exists(f => f.HasOwnRole)) kept.RemoveAll(f => !f.HasExactRole && !f.IsDistinct);
        if (kept.Exists(f => f.HasOrgan && !f.Incident.IsGroup)) kept.RemoveAll(f => f.HasOtherOrgan && !f.HasDate);
        if (kept.Exists(f => !f.Incident.IsGroup && f.Days <= Weights.FreshDays
            && (family is null || f.HasExactRole || clause.Roles.Count == 0)))
            kept.RemoveAll(f => f.Incident.IsGroup);

        if (kept.Exists(f => f is { HasAllNamed: true, Named: > 1 } && !f.Incident.IsGroup))
            kept.RemoveAll(f => f.HasTargetHere && !f.HasAllNamed && !f.HasDate && !f.HasNumber && !f.HasOrgan);

        var distinct = kept.FindAll(f => f.IsDistinct && !f.Incident.IsGroup);
        if (distinct.Count > 0 && !IsOutdone(distinct, kept)) return distinct;

        if (kept.Exists(f => f.Incident.IsGroup && f.Days < Weights.RememberedDays))
            kept.RemoveAll(f => f.Incident.IsGroup && f.Days >= Weights.RememberedDays && !f.HasTime);
        if (clause.IsOfOne && kept.Exists(f => !f.Incident.IsGroup)) kept.RemoveAll(f => f.Incident.IsGroup);
        var group = kept.Where(f => f.Incident.IsGroup && SpeaksOf(f.Incident, family, clause))
            .OrderByDescending(f => f.Score).ThenBy(f => f.Incident.Key, StringComparer.Ordinal).FirstOrDefault();
        if (group is not null)
        {
            group.Say(MentionReasonKind.SpeaksOfSeveral);
            return [group];
        }

        if (SpeaksOfAll(clause, fits) is { Count: > 1 } all) return all;

        var ties = kept.Where(f => !f.Incident.IsGroup && f.Score >= best - TieMargin).OrderByDescending(f => f.Score)
            .ThenBy(f => f.Incident.Key, StringComparer.Ordinal).Take(MostTies).ToList();
        if (ties.Exists(f => f.HasTargetOfText)) // somebody is named, so those whom nobody names are not meant
            ties.RemoveAll(f => !f.HasTargetOfText && f.Incident.Targets.Count > 0);
        foreach (var tie in ties) tie.IsOneOfSeveral |= ties.Count > 1;
        return ties;
    }

    /// <summary>
    /// All that tells them from their likes is an office, and something fresh fits better: what that office announces.
    /// </summary>
    private static bool IsOutdone(List<Fit> distinct, List<Fit> kept) =>
        distinct.TrueForAll(f => f is { HasInstrument: false, HasTarget: false, HasNumber: false, HasDate: false })
        && kept.Exists(f => !f.Incident.IsGroup && f.Days <= 1 && f.Score > distinct.Max(d => d.Score));

    /// <summary>A group is worth no more than the best of its members that did what is told.</summary>
    private static double ScoreAmong(List<Fit> fits, Fit fit) => !fit.Incident.IsGroup ? fit.Score : Math.Min(
        fit.Score,
        fits.Where(f => fit.Incident.Members.Contains(f.Incident)).Select(f => f.Score).DefaultIfEmpty(fit.Score).Max());

    /// <summary>So much of it is told that it is meant beside others: "after those of June on four judges".</summary>
    private static bool IsTold(Fit fit) =>
        !fit.Incident.IsGroup && !fit.Incident.Repeats
        && (fit.HasTargetHere || (fit.HasDate && (fit.HasNumber || fit.HasOwnRole)));

    /// <summary>"The judges who were sanctioned already", "six judges" where no incident has as many.</summary>
    private static List<Fit> SpeaksOfAll(Clause clause, List<Fit> fits)
    {
        var isMore = clause.Counts.Exists(c => fits.Exists(f => f.Incident.Counts.Any(i => i.Role == c.Role))
            && !fits.Exists(f => f.Incident.Counts.Any(i => i.Role == c.Role && i.Number >= c.Number)));
        if ((!clause.IsOfSeveral && !isMore) || clause.IsThreatened) return [];

        var all = fits.FindAll(f => f is { HasOwnRole: true, HasActor: true, Incident: { IsGroup: false, Phase: Phase.Done } }
            && f.Days < Weights.RememberedDays);
        foreach (var fit in all) fit.IsOneOfSeveral |= all.Count > 1;
        return all;
    }

    /// <summary>"Besides the sanctions already imposed on judges and officials": all such of the last two years.</summary>
    private static List<Fit> Earlier(Clause clause, List<Fit> fits, List<string> plain)
    {
        if (!clause.IsOfEarlier || clause.IsThreatened || clause.Roles.TrueForAll(r => r.Concept.Code == "court"))
            return [];

        var earlier = fits.FindAll(f => !f.Incident.IsGroup && f.Incident.Phase == Phase.Done && f.HasRole
            && (f.HasActor || f.HasActorOfText) && f.Days is > Weights.FreshDays and < Weights.RememberedDays
            && plain.Exists(f.Incident.TypeFamilies.Contains) && !f.Incident.TypeFamilies.Contains("order"));
        if (earlier.Count < 2) return [];

        foreach (var fit in earlier) fit.IsOneOfSeveral |= !fit.IsDistinct;
        return earlier;
    }

    /// <summary>More than one of the group is such an act: of one order or one bill, the group is not spoken of.</summary>
    private bool HasSeveral(IncidentProfile group, string? family) => family is null || lexicon.IsVague(family)
        || group.Members.Count(m => m.Families.Contains(family)) != 1;

    /// <summary>The title of the group itself names such acts; wide words are for groups anyway.</summary>
    private static bool SpeaksOf(IncidentProfile group, string? family, Clause clause) =>
        family is null || group.OwnFamilies.Contains(family)
        || (clause.IsThreatened && group.OwnFamilies.Contains("threat"));
}
