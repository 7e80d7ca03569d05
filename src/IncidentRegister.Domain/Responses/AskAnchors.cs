using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// Finds the words with which a sentence asks for something. The codes of the kind "ask":
/// <list type="bullet">
/// <item><c>own</c>: a verb that says "we" by itself ("instamos"); <c>first</c>: one with a "we" before it;</item>
/// <item><c>says</c>: "calls on", "it is urgent that"; <c>opens</c>: one that counts as the first word only;</item>
/// <item><c>for</c>: "To the Bureau:", over a list;</item>
/// <item><c>doing</c>: "urging"; <c>wish</c>: "we hope that"; <c>head</c>: "our recommendations to";</item>
/// <item><c>must</c>: "should", after who is asked; <c>urged</c>: "is invited to", likewise;</item>
/// <item><c>told</c>: "called on", "said that": another's ask, or one of long ago.</item>
/// </list>
/// </summary>
internal sealed class AskAnchors(AskSentence sentence, HashSet<string> issuer)
{
    private const int SubjectReach = 10;
    private const int ObjectReach = 6;
    private const int FirstPersonReach = 4;
    private const int SpeakerReach = 2;
    private const int NegationReach = 2;

    private readonly bool isTold = sentence.Asking.Exists(c => c.Is("ask", "told"));

    /// <summary>In the order of the sentence.</summary>
    public List<AskAnchor> Find()
    {
        var anchors = new List<AskAnchor>();
        foreach (var cue in sentence.Asking)
        {
            if (cue.Is("ask", "told") || IsReported(cue)) continue;

            var anchor = cue.Concept.Code is "must" or "urged" ? Duty(cue) : IsNegated(cue) ? null : Asked(cue);
            if (anchor is not null && !GoesOn(anchor, anchors)) anchors.Add(anchor);
        }

        return anchors;
    }

    /// <summary>Another's words of another day, unless the sentence says "we" before.</summary>
    private bool IsReported(Cue cue) => isTold && !HasFirstPerson(cue);

    private bool HasFirstPerson(Cue cue) => cue.Is("ask", "own") || sentence.Has("we", 0, cue.First);

    private bool IsNegated(Cue cue) =>
        sentence.Has("not", Math.Max(0, cue.First - NegationReach), cue.First)
        || sentence.Has("not", cue.End, Math.Min(sentence.Tokens.Count, cue.End + 1));

    private AskAnchor? Asked(Cue cue)
    {
        var code = cue.Concept.Code;
        if (code == "first" && !HasFirstPerson(cue)) return null;
        if (code is "opens" or "for" && cue.First != sentence.FirstToken) return null;

        var speaker = code == "says" ? Speaker(cue) : null;
        var addressees = Objects(cue);
        if (code == "for" && (addressees.Count == 0 || !sentence.HasColonBehind(addressees[^1].End - 1))) return null;
        if (code == "says" && addressees.Count > 1) addressees.RemoveAll(a => issuer.Contains(a.Concept.Code));
        var isOthers = code == "doing" || (speaker is { } who && !MaySpeak(who.Concept.Code));

        return new AskAnchor(cue, BeginningOf(cue), addressees,
            isOthers ? AskReasonKind.ToldOfOthers : code == "wish" ? AskReasonKind.WishWords : Condition(cue));
    }

    private AskAnchor? Duty(Cue cue)
    {
        var addressees = Subjects(cue);
        if (addressees.Count == 0) return null;

        var first = addressees[0].First;
        while (first > 0 && sentence.Has("the", first - 1, first)) first--;
        var isDoneTo = cue.Is("ask", "must") && sentence.Has("be", cue.End, cue.End + 1)
            && addressees.TrueForAll(a => MeasureChoice.IsProtected(a.Concept.Code));

        return new AskAnchor(cue, first, isDoneTo ? [] : addressees, Condition(cue));
    }

    /// <summary>"Must rescind the order and must not …": the same people are asked on.</summary>
    private static bool GoesOn(AskAnchor anchor, List<AskAnchor> before) =>
        before.Count > 0 && anchor.Addressees.Count > 0 && before[^1].Addressees.Contains(anchor.Addressees[^1]);

    private AskReasonKind? Condition(Cue cue) =>
        sentence.Has("if", 0, cue.First) ? AskReasonKind.Conditional : null;

    /// <summary>Bodies speak in the third person of themselves; where the issuer is known, only it does.</summary>
    private bool MaySpeak(string code) => issuer.Count > 0 ? issuer.Contains(code)
        : code.StartsWith("asp", StringComparison.Ordinal) || code.StartsWith("icc", StringComparison.Ordinal);

    private Cue? Speaker(Cue cue)
    {
        foreach (var party in sentence.Parties)
            if (party.End <= cue.First && cue.First - party.End < SpeakerReach
                && sentence.BehindBreak(cue.First) < party.End) return party;

        return null;
    }

    private int BeginningOf(Cue cue)
    {
        foreach (var small in sentence.Small)
            if (small.Is("we") && small.End <= cue.First && cue.First - small.End < FirstPersonReach)
                return small.First;

        return cue.First;
    }

    /// <summary>Who is named behind the words that ask.</summary>
    private List<Cue> Objects(Cue cue)
    {
        var at = sentence.Parties.FindIndex(p =>
            p.First >= cue.End && p.First - cue.End <= ObjectReach && !IsSideMatter(p, cue.End));
        if (at < 0) return [];

        var chain = new List<Cue> { Meant(sentence.Parties[at], cue) };
        for (var next = at + 1; next < sentence.Parties.Count
            && sentence.OnlyJoins(sentence.Parties[next - 1].End, sentence.Parties[next].First); next++)
            chain.Add(sentence.Parties[next]);

        chain.RemoveAll(c => c.Is("to", "-"));
        return chain;
    }

    /// <summary>"Sent a letter to the President urging her to": the last who was named before.</summary>
    private Cue Meant(Cue named, Cue asking) => !named.Is("to", "them") ? named
        : sentence.Parties.FindLast(p => p.End <= asking.First && !p.Is("to", "them")) is { Concept: not null } before
            ? before : named with { Concept = new Concept("to", "-") };

    /// <summary>Who is named before the words of duty.</summary>
    private List<Cue> Subjects(Cue cue)
    {
        var at = sentence.Parties.FindLastIndex(p =>
            p.End <= cue.First && cue.First - p.End <= SubjectReach && !IsSideMatter(p, 0));
        if (at < 0) return [];

        var chain = new List<Cue> { sentence.Parties[at] };
        while (at > 0 && sentence.OnlyJoins(sentence.Parties[at - 1].End, sentence.Parties[at].First))
            chain.Insert(0, sentence.Parties[--at]);

        chain.RemoveAll(c => c.Is("to", "-") || c.Is("to", "them"));
        return chain;
    }

    /// <summary>"Attacks against the Court must stop": the Court is not who is asked.</summary>
    /// <param name="least">A word before this token belongs to the asking: "call on".</param>
    private bool IsSideMatter(Cue party, int least)
    {
        var before = party.First;
        while (before > least && sentence.Has("the", before - 1, before)) before--;

        return before > least && sentence.Has("aside", before - 1, before);
    }
}
