namespace IncidentRegister.Domain.Mentions;

/// <summary>The reasons in English, for those who have no page that words them.</summary>
public static class Explanation
{
    public static string InEnglish(MentionReason reason) => reason.Kind switch
    {
        MentionReasonKind.ActWord => $"“{reason.What}” tells of such an act",
        MentionReasonKind.Instrument => $"“{reason.What}” is its number",
        MentionReasonKind.OwnName => $"“{reason.What}” is what it is called",
        MentionReasonKind.TargetNamed when reason.What.Length > 0 => $"“{reason.What}” is its target",
        MentionReasonKind.TargetNamed => "its target is named in the sentence",
        MentionReasonKind.TargetDescribed => $"“{reason.What}” may be its target",
        MentionReasonKind.ActorNamed => $"“{reason.What}” may be who did it",
        MentionReasonKind.ActorNearby => "who did it is named nearby",
        MentionReasonKind.NumberOfTargets => $"“{reason.What}” is the number of its targets",
        MentionReasonKind.NumberOfActors => $"“{reason.What}” are as many as did it",
        MentionReasonKind.TitleWords => $"its title has “{reason.What}” too",
        MentionReasonKind.DateGiven => $"“{reason.What}” is its date",
        MentionReasonKind.ShortlyAfter => reason.Days switch
        {
            0 => "the same day",
            1 => "one day after it",
            _ => $"{reason.Days} days after it",
        },
        MentionReasonKind.OnlyThreatened => "spoken of as a threat",
        MentionReasonKind.SpeaksOfSeveral => "the words speak of several at once",
        _ => $"“{reason.What}” refers back to it",
    };
}
