using System.Text.RegularExpressions;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Mentions;

/// <summary>What a form offers first when a suggestion is to be accepted. A person reads the words and decides.</summary>
public static partial class Proposal
{
    /// <param name="isCampaign">The incident is the campaign that several are part of.</param>
    public static MentionRelation RelationOf(IReadOnlyList<MentionReason> reasons, bool isCampaign) =>
        reasons.Any(r => r.Kind == MentionReasonKind.RefersBack) ? MentionRelation.AlludesTo
        : !isCampaign && reasons.Any(r => r.Kind == MentionReasonKind.SpeaksOfSeveral) ? MentionRelation.Includes
        : MentionRelation.Describes;

    /// <summary>By the plainest word of the sentences that the span touches; the weightiest where there are several.</summary>
    /// <param name="language">BCP 47, of the paragraph.</param>
    public static Stance StanceOf(string paragraph, TextSpan span, string language)
    {
        var sentences = Sentences.Split(paragraph, language).Where(s => new TextSpan(s.Start, s.End).Overlaps(span))
            .Select(s => paragraph[s.Start..s.End]).ToList();

        return sentences.Exists(s => Condemning().IsMatch(s)) ? Stance.Condemns
            : sentences.Exists(s => Concerned().IsMatch(s)) ? Stance.ExpressesConcern
            : sentences.Exists(s => Calling().IsMatch(s)) ? Stance.CallsForAction
            : Stance.Reports;
    }

    [GeneratedRegex(@"\b(condemn|denounce|deplor|condamn|dénonc|déplor|condena|repudi|rechaza)|ندين|تدين|يدين|إدانة|نستنكر|شجب",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Condemning();

    [GeneratedRegex(@"\b(concern(ed|s)?\b|alarmed|regret|worr|préoccup|inquiét|inquièt|preocup|lament)|قلق|نأسف|يساورنا",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Concerned();

    [GeneratedRegex(@"\b(calls?\s+(up)?on|urges?|must\b|demand|appelons|appell?ent|exhort|exig|instamos|instan)|ندعو|نطالب|نطلب|نحث",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Calling();
}
