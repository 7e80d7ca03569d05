using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Incidents;

/// <summary>How a part of one record stands to the parts of the other.</summary>
public enum PairKind
{
    OnlyKept,
    OnlyOther,

    /// <summary>Both tell it alike.</summary>
    Same,

    /// <summary>Both tell it, and differ: somebody chooses.</summary>
    Choice,

    /// <summary>The other one tells of somebody whom the reader may not know: it stays where it was told.</summary>
    Withheld,
}

/// <summary>One part of the record that is kept, one of the other, or both where they tell of the same.</summary>
public sealed record PartPair<T>(T? Kept, T? Other, PairKind Kind) where T : class
{
    internal bool Takes(MergeChoice choice, Guid? otherId) =>
        Kind == PairKind.OnlyOther || (Kind == PairKind.Choice && otherId is { } id && choice.Parts.Contains(id));
}

/// <summary>Who compares two records, and so what of them may be known.</summary>
public sealed record MergeReader(Guid Id, Guid OrganisationId, bool IsLead)
{
    public bool KnowsTown(Incident incident) =>
        incident.OrganisationId == OrganisationId || incident.TownVisibility == TownVisibility.Reviewers;

    internal TargetIdentity? Identity(Incident incident, Target target) => target.Naming == Naming.Named
        || (incident.OrganisationId == OrganisationId && (incident.AuthorId == Id || IsLead)) ? target.Identity : null;
}

/// <summary>Two records side by side: which of their parts tell of the same, and what can be taken over from the other.</summary>
public sealed class MergePlan
{
    private MergePlan(Incident kept, Incident other, MergeReader reader)
    {
        (Kept, Other, Reader) = (kept, other, reader);
        Acts = Pairs(kept.Acts, other.Acts, a => a.Facts, (a, b) => a.Type == b.Type, (a, f) => a.Says(f));
        Targets = Pairs(kept.Targets, other.Targets, Told, SameTarget, (t, f) => t.Says(f));
        Involvements = Pairs(kept.Involvements, other.Involvements, a => a.Facts, SameActor, (a, f) => a.Says(f));
        Sources = Pairs(kept.Sources, other.Sources, s => s.Facts, SameSource, (s, f) => s.Says(f));
    }

    public Incident Kept { get; }
    public Incident Other { get; }
    public IReadOnlyList<PartPair<Act>> Acts { get; }
    public IReadOnlyList<PartPair<Target>> Targets { get; }
    public IReadOnlyList<PartPair<Involvement>> Involvements { get; }
    public IReadOnlyList<PartPair<Source>> Sources { get; }

    internal MergeReader Reader { get; }

    /// <summary>The ids of the other's parts that somebody may choose instead of the kept record's.</summary>
    public IEnumerable<Guid> Choices =>
    [
        .. Acts.Where(p => p.Kind == PairKind.Choice).Select(p => p.Other!.Id),
        .. Targets.Where(p => p.Kind == PairKind.Choice).Select(p => p.Other!.Id),
        .. Involvements.Where(p => p.Kind == PairKind.Choice).Select(p => p.Other!.Id),
        .. Sources.Where(p => p.Kind == PairKind.Choice).Select(p => p.Other!.Id),
    ];

    public static MergePlan Of(Incident kept, Incident other, MergeReader reader) => new(kept, other, reader);

    /// <summary>What a target says of itself to whoever compares; without a name where that may not be known.</summary>
    public TargetFacts Told(Target target)
    {
        var identity = Reader.Identity(target.IncidentId == Kept.Id ? Kept : Other, target);
        return target.Facts with { PartyId = identity?.PartyId, Name = identity?.Name };
    }

    private static List<PartPair<T>> Pairs<T, TFacts>(
        IReadOnlyList<T> kept, IReadOnlyList<T> others, Func<T, TFacts> facts, Func<TFacts, TFacts, bool> alike, Func<T, TFacts, bool> says)
        where T : class, IPartOfIncident
    {
        var left = Standing(others);
        var pairs = new List<PartPair<T>>();
        foreach (var part in Standing(kept))
        {
            var match = left.Find(o => says(part, facts(o))) ?? left.Find(o => alike(facts(part), facts(o)));
            if (match is not null) left.Remove(match);
            pairs.Add(new PartPair<T>(part, match, match is null ? PairKind.OnlyKept
                : says(part, facts(match)) ? PairKind.Same : Takeable(facts(match), PairKind.Choice)));
        }

        pairs.AddRange(left.Select(o => new PartPair<T>(null, o, Takeable(facts(o), PairKind.OnlyOther))));
        return pairs;
    }

    private static List<T> Standing<T>(IReadOnlyList<T> parts) where T : IPartOfIncident =>
        [.. parts.Where(p => p.RemovedAt is null).OrderBy(p => p.Ordinal)];

    /// <summary>A target of which nothing may be told would be no target in the other record.</summary>
    private static PairKind Takeable<TFacts>(TFacts facts, PairKind otherwise) =>
        facts is TargetFacts { PartyId: null, Name: null, Description: null } ? PairKind.Withheld : otherwise;

    private static bool SameTarget(TargetFacts one, TargetFacts other) =>
        SameName(one.PartyId, one.Name, other.PartyId, other.Name)
        || (one is { PartyId: null, Name: null, Description: not null } && other is { PartyId: null, Name: null, Description: not null }
            && one.Category == other.Category && PlainText.Fold(one.Description) == PlainText.Fold(other.Description));

    private static bool SameActor(ActorFacts one, ActorFacts other) =>
        SameName(one.PartyId, one.Name, other.PartyId, other.Name)
        || (one is { PartyId: null, Name: null } && other is { PartyId: null, Name: null } && one.Kind == other.Kind);

    private static bool SameName(Guid? party, string? name, Guid? otherParty, string? otherName) =>
        (party is not null && party == otherParty)
        || (name is not null && otherName is not null && PlainText.Fold(name) == PlainText.Fold(otherName));

    private static bool SameSource(SourceFacts one, SourceFacts other) =>
        (one.Address is not null && one.Address == other.Address) || PlainText.Fold(one.Title) == PlainText.Fold(other.Title);
}
