using IncidentRegister.Domain.Cases;

namespace IncidentRegister.Domain.Incidents;

/// <summary>Two records of one event become one; the other stays as it was told, and is changed no more.</summary>
public sealed partial class Incident
{
    /// <summary>The record that goes on in place of this one; null while this one stands for itself.</summary>
    public Guid? MergedIntoId { get; private set; }

    /// <summary>Takes over what was chosen, and what only the other one tells.</summary>
    /// <returns>The parts that were added and removed.</returns>
    /// <exception cref="RuleBrokenException">The other one is the one to keep, or the choice breaks a rule.</exception>
    public MergedRows Absorb(MergePlan plan, MergeChoice choice, Guid by, DateTimeOffset now)
    {
        var other = plan.Other;
        var handling = (Tlp)Math.Min((int)Handling, (int)other.Handling);
        RuleBrokenException.ThrowIf(
            Case.Status is CaseStatus.Draft or CaseStatus.Declined && other.Case.Status is not (CaseStatus.Draft or CaseStatus.Declined),
            "merge.keep-other");
        RuleBrokenException.ThrowIf(Case.Status != CaseStatus.Draft && handling is Tlp.Red or Tlp.AmberStrict, "merge.handling");

        Take(other, choice.Fields, plan.Reader);
        Handling = handling;
        var (added, removed) = (new List<Guid>(), new List<Guid>());
        Unite(acts, plan.Acts, choice, (a, n) => new Act(this, n, a.Facts, now), now, added, removed);
        Unite(targets, plan.Targets, choice, (t, n) => new Target(this, n, plan.Told(t), now), now, added, removed);
        Unite(involvements, plan.Involvements, choice, (a, n) => new Involvement(this, n, a.Facts, now), now, added, removed);
        Unite(sources, plan.Sources, choice, (s, n) => new Source(this, n, s.Facts, now), now, added, removed);
        ActTypes = TypesOfActs();
        Touch(now);
        Record(CaseEventKind.MergedIn, by, null, now);
        return new MergedRows { Added = added, Removed = removed };
    }

    /// <summary>Becomes a duplicate of another record: reachable as it was told, and changed no more.</summary>
    public void GiveWayTo(Incident kept, Guid by, DateTimeOffset now)
    {
        Touch(now);
        MergedIntoId = kept.Id;
        Record(CaseEventKind.MergedAway, by, null, now);
    }

    /// <summary>Stands for itself again.</summary>
    public void StandAgain(Guid by, DateTimeOffset now)
    {
        MergedIntoId = null;
        Touch(now);
        Record(CaseEventKind.MergeUndone, by, null, now);
    }

    /// <summary>
    /// Gives back what a merge gave it. What somebody changed since that the merge did not touch stays; what the merge
    /// changed must stand as it left it.
    /// </summary>
    /// <exception cref="RuleBrokenException">What the merge brought was changed since.</exception>
    public void GiveBack(IncidentMerge merge, Guid by, DateTimeOffset now)
    {
        Restore(merge.KeptBefore, merge.KeptAfter);
        RuleBrokenException.ThrowIf(
            acts.Exists(a => merge.Rows.Added.Contains(a.Id) && a.Stages.Any(s => s.RecordedAt > merge.MergedAt)), "merge.changed-since");
        IPartOfIncident[] parts = [.. acts, .. targets, .. involvements, .. sources];
        foreach (var part in parts.Where(p => merge.Rows.Added.Contains(p.Id))) part.RemovedAt ??= now;
        foreach (var part in parts.Where(p => merge.Rows.Removed.Contains(p.Id))) part.RemovedAt = null;
        ActTypes = TypesOfActs();
        Touch(now);
        Record(CaseEventKind.MergeUndone, by, null, now);
    }

    private void Take(Incident other, IReadOnlySet<MergeField> fields, MergeReader reader)
    {
        var (title, account) = (fields.Contains(MergeField.Title), fields.Contains(MergeField.Account));
        RuleBrokenException.ThrowIf(title != account && Language != other.Language, "merge.one-language");
        RuleBrokenException.ThrowIf(fields.Contains(MergeField.Town) && !reader.KnowsTown(other), "merge.town-withheld");

        if (title) Title = other.Title;
        if (account) (Account, Language) = (other.Account, other.Language);
        if (fields.Contains(MergeField.Occurred))
            (Occurred, OccurredFrom, OccurredTo) = (other.Occurred, other.OccurredFrom, other.OccurredTo);
        if (fields.Contains(MergeField.Country)) Country = other.Country;
        if (fields.Contains(MergeField.Town)) (Town, TownVisibility) = (other.Town, other.TownVisibility);
        if (fields.Contains(MergeField.Situation)) Situation = other.Situation;
        if (fields.Contains(MergeField.Severity)) Severity = other.Severity;
    }

    private static void Unite<T>(
        List<T> own, IReadOnlyList<PartPair<T>> pairs, MergeChoice choice, Func<T, int, T> copy, DateTimeOffset now,
        List<Guid> added, List<Guid> removed)
        where T : class, IPartOfIncident
    {
        var last = own.Select(p => p.Ordinal).DefaultIfEmpty().Max();
        foreach (var pair in pairs.Where(p => p.Takes(choice, p.Other?.Id)))
        {
            var part = copy(pair.Other!, pair.Kept?.Ordinal ?? ++last);
            own.Add(part);
            added.Add(part.Id);
            if (pair.Kept is not { } replaced) continue;
            replaced.RemovedAt = now;
            removed.Add(replaced.Id);
        }
    }

    private void Restore(IncidentSnapshot before, IncidentSnapshot after)
    {
        var present = IncidentSnapshot.Of(this);
        Title = Restored(s => s.Title);
        Account = Restored(s => s.Account);
        Language = Restored(s => s.Language);
        Occurred = IncidentDate.Parse(Restored(s => s.Occurred));
        (OccurredFrom, OccurredTo) = (Occurred.From, Occurred.To);
        Country = Restored(s => s.Country);
        Town = Restored(s => s.Town);
        TownVisibility = Restored(s => s.TownVisibility);
        Situation = Restored(s => s.Situation);
        Severity = Restored(s => s.Severity);
        Handling = Restored(s => s.Handling);

        T Restored<T>(Func<IncidentSnapshot, T> field)
        {
            if (Equals(field(before), field(after))) return field(present);
            RuleBrokenException.ThrowIf(!Equals(field(present), field(after)), "merge.changed-since");
            return field(before);
        }
    }

    private string[] TypesOfActs() =>
        [.. acts.Where(a => a.RemovedAt is null).OrderBy(a => a.Ordinal).Select(a => a.Type).Distinct()];
}
