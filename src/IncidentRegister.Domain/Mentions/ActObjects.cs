namespace IncidentRegister.Domain.Mentions;

/// <summary>To whom an act of a clause is done, as far as that shows that it is done to others than ours.</summary>
internal static class ActObjects
{
    private const int ObjectReach = 6;
    private const int NameReach = 4;
    private const int ByReach = 3;

    /// <summary>
    /// "Sanctions against Israel", "warrants for Putin", "sanctioned Iranian officials": done to others than ours.
    /// </summary>
    public static bool GoesElsewhere(Cue act, Clause clause, List<Cue> cues)
    {
        if (act.Concept.Code is "announce" or "letter" or "order" or "platform" or "bill") return false;
        if (IsOfTheCourt(act, cues) || IsByTheCourt(act, cues)) return true;

        var toward = cues.Find(c => c.Is("toward") && c.First >= act.End && c.First - act.End <= 2);
        var from = toward.Concept is null ? act.End : toward.End;
        var at = cues.FindIndex(c => c.First >= from && c.First - from <= ObjectReach && (IsObject(c) || c.Is("by")));
        if (at < 0 || cues[at].Is("by") || IsBroken(clause, act, cues[at]) || clause.Names.Exists(n => n.First >= from
            && n.First - cues[at].End <= NameReach)) return false;
        if (cues.Exists(c => c.Is("person") && c.First >= from && c.End <= cues[at].First)) return false; // "persons who try soldiers"
        if (cues[at].Is("suspect")) return toward.Concept is not null;
        if (IsOfficialOf(cues[at], cues)) return true;
        if (!(cues[at].Is("place") || cues[at].Is("organ"))) return false;

        return IsForeignOfficial(cues[at], cues) || (toward.Concept is not null && toward.Is("toward", "strong")
            && !GoesOn(cues[at], clause, cues));
    }

    /// <summary>"Put sanctions on it, and Israel": a comma stands between.</summary>
    private static bool IsBroken(Clause clause, Cue act, Cue cue) =>
        Enumerable.Range(act.End - 1, cue.First - act.End + 1)
            .Any(at => clause.Sentence.Paragraph.Between(at, at + 1).ContainsAny(ClauseReader.Breaks));

    /// <summary>"Iranian officials", "Brazilian judges".</summary>
    private static bool IsForeignOfficial(Cue place, List<Cue> cues) => place.Is("place") && !place.Is("place", "ps")
        && cues.Exists(c => c.First == place.End && IsOffice(c));

    /// <summary>"Officials of the Russian Federation".</summary>
    private static bool IsOfficialOf(Cue role, List<Cue> cues) => IsOffice(role)
        && cues.Exists(c => c.Is("toward", "weak") && c.First == role.End)
        && cues.Exists(c => c.Is("place") && !c.Is("place", "ps") && c.First - role.End is 1 or 2);

    private static bool IsOffice(Cue cue) =>
        cue.Is("role", "staff") || cue.Is("role", "judge") || cue.Is("role", "prosecutor");

    /// <summary>The State only tells whose organisations or officials are meant.</summary>
    private static bool GoesOn(Cue place, Clause clause, List<Cue> cues)
    {
        var paragraph = clause.Sentence.Paragraph;
        return cues.Exists(c => c.First >= place.End && c.First - place.End <= 2 && (c.Is("role") || c.Is("court"))
                && !paragraph.Text.AsSpan(
                    paragraph.Tokens[place.End - 1].End..paragraph.Tokens[c.First].Start).ContainsAny(ClauseReader.Breaks))
            || clause.Names.Exists(n => n.First >= place.End && n.First - place.End <= 2);
    }

    /// <summary>
    /// "The Court's decisions", "actions of the ICC": its own acts, of which its enemies like to speak.
    /// </summary>
    private static bool IsOfTheCourt(Cue act, List<Cue> cues) => act.Concept.Code is "measure" or "announce"
        && cues.Exists(c => c.Is("role", "court") && ((c.End <= act.First && act.First - c.End <= 1)
            || (c.First >= act.End && c.First - act.End <= 2
                && !cues.Exists(t => t.Is("toward", "strong") && t.First >= act.End && t.End <= c.First))));

    /// <summary>"The warrant was issued by Judge N": what the Court does.</summary>
    private static bool IsByTheCourt(Cue act, List<Cue> cues)
    {
        if (act.Concept.Code is not ("warrant" or "attack")) return false;

        var warrant = cues.FindLast(c => c.Is("act", "warrant") && (c.First == act.First || c.End == act.First));
        if (warrant.Concept is not null && IsIssuedByTheCourt(warrant, cues)) return true;

        var by = cues.Find(c => c.Is("by") && c.First >= act.End && c.First - act.End <= ByReach);
        return by.Concept is not null && cues.Exists(c => c.First >= by.End && c.First - by.End <= 2
            && (c.Is("role", "judge") || c.Is("role", "court") || c.Is("court", "icc")))
            && !cues.Exists(c => (c.Is("place") || c.Is("organ")) && c.First >= by.End && c.First - by.End <= 2);
    }

    /// <summary>
    /// "The judges who issued the warrants": somebody of the Court is named last before it. So are warrants "targeting"
    /// others.
    /// </summary>
    private static bool IsIssuedByTheCourt(Cue act, List<Cue> cues)
    {
        var issued = cues.FindLast(c => c.Is("issue") && c.End <= act.First && act.First - c.End <= ByReach);
        if (issued.Concept is null) return false;

        var who = cues.FindLast(c => c.End <= issued.First && (IsObject(c) || c.Is("by")));
        return who.Concept is not null && (who.Is("role", "judge") || who.Is("role", "court") || who.Is("role", "prosecutor")
            || who.Is("court", "icc"));
    }

    private static bool IsObject(Cue cue) =>
        cue.Is("place") || cue.Is("organ") || cue.Is("role") || cue.Is("court") || cue.Is("suspect");
}
