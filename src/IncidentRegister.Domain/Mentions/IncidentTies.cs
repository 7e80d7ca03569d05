namespace IncidentRegister.Domain.Mentions;

/// <summary>What incidents have from each other.</summary>
internal sealed class IncidentTies(IncidentIndex index)
{
    /// <summary>
    /// Gives groups what their members hold, members the home of their group's targets, "same six" the six.
    /// </summary>
    public void Settle(IReadOnlyList<IncidentProfile> profiles)
    {
        for (var at = 0; at < profiles.Count; at++) Repeat(profiles, at);
        foreach (var profile in profiles) SettleRoles(profile);

        foreach (var group in profiles.Where(p => p.IsGroup))
        {
            var members = group.Sketch.Members.Select(index.Find).OfType<IncidentProfile>();
            group.Members.AddRange(members.Where(m => !m.IsGroup));
            foreach (var member in group.Members) Borrow(group, member);
            foreach (var member in group.Members) Join(group, member);
        }

        foreach (var threat in profiles.Where(p => p.Phase == Phase.Threatened))
            threat.CameTrue = CameTrue(threat, profiles);
    }

    /// <summary>"Six organisations" of a group that knows six by name: these.</summary>
    private static void Borrow(IncidentProfile group, IncidentProfile member)
    {
        var named = group.Members.Find(m => m.Targets.Count > Math.Max(1, member.Targets.Count)
            && member.Counts.Any(c => c.Number == m.Targets.Count && c.Role == "cso"));
        if (named is not null) member.Targets.UnionWith(named.Targets);
    }

    private static void Join(IncidentProfile group, IncidentProfile member)
    {
        member.Groups.Add(group);
        member.TargetPlaces.UnionWith(group.TargetPlaces);
        group.Families.UnionWith(member.TypeFamilies);
        group.States.UnionWith(member.States);
        group.Organs.UnionWith(member.Organs);
        group.Roles.UnionWith(member.Roles);
        group.Phase = group.Members.All(m => m.Phase == member.Phase) ? member.Phase : Phase.Mixed;
    }

    /// <summary>The first order or sanction on the Court that the same State put in force after its threat.</summary>
    private static DateOnly? CameTrue(IncidentProfile threat, IReadOnlyList<IncidentProfile> profiles) => profiles
        .Where(p => p.Phase == Phase.Done && !p.IsGroup && p.KnownFrom > threat.KnownFrom
            && p.States.Overlaps(threat.States) && threat.Families.Contains("sanction")
            && (p.TypeFamilies.Contains("order") || p.TypeFamilies.Contains("entity")))
        .Min(p => p.KnownFrom);

    /// <summary>"Same six": the targets of the last incident before it that had six.</summary>
    private static void Repeat(IReadOnlyList<IncidentProfile> profiles, int at)
    {
        var profile = profiles[at];
        if (profile.Targets.Count > 0
            || !profile.Sketch.Targets.Any(t => t.StartsWith("same ", StringComparison.OrdinalIgnoreCase)))
            return;

        var number = profile.Counts.Select(c => c.Number).FirstOrDefault();
        var before = profiles.Take(at).LastOrDefault(p =>
            p.Targets.Count > 1 && (number == 0 || p.Targets.Count == number));
        if (before is null) return;

        profile.Repeats = true;
        profile.Targets.UnionWith(before.Targets);
        profile.Roles.UnionWith(before.Roles);
        profile.TargetPlaces.UnionWith(before.TargetPlaces);
    }

    private void SettleRoles(IncidentProfile profile)
    {
        foreach (var party in profile.Targets)
            foreach (var role in index.RolesOf(party))
            {
                if (role == "ps") profile.TargetPlaces.Add(role);
                else profile.Roles.Add(role);
            }

        if (profile.Targets.Count > 1) profile.Counts.Add((profile.Targets.Count, TargetCounts.Anybody));
        foreach (var role in profile.Targets.SelectMany(index.RolesOf).Where(r => r != "ps").Distinct().ToList())
            profile.Counts.Add((profile.Targets.Count(t => index.RolesOf(t).Contains(role)), role));
    }
}
