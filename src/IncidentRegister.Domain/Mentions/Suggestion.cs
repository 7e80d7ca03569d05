namespace IncidentRegister.Domain.Mentions;

public enum MentionStrength { Possible, Strong }

/// <summary>What speaks for a suggestion; a page words it in any language.</summary>
public enum MentionReasonKind
{
    ActWord, Instrument, TargetNamed, TargetDescribed, ActorNamed, ActorNearby, NumberOfTargets, TitleWords, DateGiven,
    ShortlyAfter, OnlyThreatened, SpeaksOfSeveral, RefersBack, OwnName, NumberOfActors,
}

/// <param name="What">The words of the text, or of the incident, that matched; empty where nothing is quoted.</param>
/// <param name="Days">From the incident to the statement; only for <see
/// cref="MentionReasonKind.ShortlyAfter"/>.</param>
public sealed record MentionReason(MentionReasonKind Kind, string What = "", int? Days = null);

/// <summary>Words of a statement that may speak of an incident.</summary>
/// <param name="Start">UTF-16 code units of the text.</param>
/// <param name="End">UTF-16 code units, exclusive; never within a character.</param>
public sealed record Suggestion(
    string IncidentKey, int Start, int End, MentionStrength Strength, IReadOnlyList<MentionReason> Reasons)
{
    /// <summary>How the words stand to the incident, as far as they show it.</summary>
    public MentionRelation Relation { get; init; } = MentionRelation.AlludesTo;

    /// <summary>What the issuer does by these words.</summary>
    public Stance Stance { get; init; } = Stance.Reports;
}
