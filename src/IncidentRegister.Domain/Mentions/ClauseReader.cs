using System.Buffers;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Parts paragraphs into sentences and these into clauses, so that what stands together is read together.
/// </summary>
internal sealed class ClauseReader(Lexicon lexicon, string language)
{
    /// <summary>Acts with no more words between them than this are named in one breath ("raids and arrests").</summary>
    private const int OneBreath = 3;

    /// <summary>So near each other, "listed" and "as terrorists" tell of one thing.</summary>
    private const int KinReach = 12;

    private const int MoodReach = 9;
    private const int PointerReach = 3;

    internal static readonly SearchValues<char> Breaks = SearchValues.Create(";,،؛:–—");

    public void Read(ReadParagraph paragraph)
    {
        if (paragraph.Cues.Exists(c => c.Is("boilerplate"))) return;

        var token = 0;
        foreach (var span in Sentences.Split(paragraph.Text[paragraph.Start..paragraph.End], language))
        {
            var first = token;
            while (token < paragraph.Tokens.Count
                && paragraph.Tokens[token].Start < paragraph.Start + span.End) token++;
            if (token > first) paragraph.Sentences.Add(Parted(new Sentence(paragraph, first, token)));
        }
    }

    private Sentence Parted(Sentence sentence)
    {
        var paragraph = sentence.Paragraph;
        var cues = Within(paragraph.Cues, sentence.First, sentence.End);
        var acts = cues.Where(c => c.Is("act")).ToList();

        var start = sentence.First;
        Cue? plain = null;
        var tellers = cues.Where(c => c.Is("act") || c.Is("same")).ToList();
        foreach (var (last, act) in tellers.Zip(tellers.Skip(1)))
        {
            if (!IsVague(last)) plain = last;
            if (CutBetweenActs(plain is { } one && !IsVague(act) ? one : last, act) is not { } cut) continue;

            sentence.Clauses.Add(new Clause(sentence, start, cut));
            (start, plain) = (cut, null);
        }

        if (acts.Count == 0 || (acts.Count == 1 && IsVague(acts[0])))
            foreach (var cut in CutsBetweenTimes(paragraph, cues, sentence).Where(c => c > start))
            {
                sentence.Clauses.Add(new Clause(sentence, start, cut));
                start = cut;
            }

        sentence.Clauses.Add(new Clause(sentence, start, sentence.End));
        Share(sentence, cues);
        foreach (var clause in sentence.Clauses) Fill(clause, cues);
        return sentence;

        int? CutBetweenActs(Cue one, Cue other)
        {
            if (other.First - one.End <= OneBreath) return null;

            var cuts = CutsBetween(paragraph, cues, one.End, other.First).Where(c => c > start);
            return one.Is("same") || other.Is("same") || (!IsVague(one) && !IsVague(other) && !AreKin(acts, one, other))
                ? cuts.Select(c => (int?)c).FirstOrDefault()
                : cuts.Where(c => TellsItsOwn(paragraph, cues, start, c)
                    && TellsItsOwn(paragraph, cues, c, sentence.End)).Select(c => (int?)c).FirstOrDefault();
        }
    }

    /// <summary>"Four judges in June and, in August, two more": where no act is told, each date has words of its own.</summary>
    private static List<int> CutsBetweenTimes(ReadParagraph paragraph, List<Cue> cues, Sentence sentence)
    {
        var cuts = new List<int>();
        var start = sentence.First;
        var times = paragraph.Times.FindAll(t => t.First >= sentence.First && t.End <= sentence.End);
        foreach (var (time, next) in times.Zip(times.Skip(1)))
        {
            // Cuts come the last one first. Whom it is about stands before its date, or behind it.
            var between = CutsBetween(paragraph, cues, time.End, next.First).Where(c => c > start).ToList();
            if (between.Count == 0) continue;

            var standsBefore = cues.Exists(c => c.Is("role") && c.First >= start && c.End <= time.First)
                || paragraph.Names.Exists(n => n.First >= start && n.End <= time.First);
            start = standsBefore ? between.Min() : between.Max();
            cuts.Add(start);
        }

        return cuts;
    }

    private bool IsVague(Cue act) => lexicon.IsVague(act.Concept.Code);

    private bool AreKin(List<Cue> acts, Cue one, Cue other) => acts.Exists(a => a.First == one.First
        && acts.Exists(b => b.First == other.First && (a.Concept == b.Concept
            || (other.First - one.End < KinReach && lexicon.AreKin(a.Concept.Code, b.Concept.Code)))));

    /// <summary>Acts of one kind are two where each part names somebody or a date.</summary>
    private static bool TellsItsOwn(ReadParagraph paragraph, List<Cue> cues, int first, int end) =>
        paragraph.Names.Exists(n => n.First >= first && n.End <= end)
        || paragraph.Times.Exists(t => t.First >= first && t.End <= end)
        || cues.Exists(c => c.Is("organ") && c.First >= first && c.End <= end);

    /// <summary>Commas and semicolons between two acts, the last one first; then the last "and".</summary>
    private static IEnumerable<int> CutsBetween(ReadParagraph paragraph, List<Cue> cues, int from, int to)
    {
        for (var at = to; at > from; at--)
            if (paragraph.Between(at - 1, at).ContainsAny(Breaks) && !cues.Exists(c => c.First == at
                && c.Is("relative"))) yield return at;

        for (var at = cues.Count - 1; at >= 0; at--)
            if (cues[at].Is("joint") && cues[at].First >= from && cues[at].End <= to) yield return cues[at].First;
    }

    private static void Share(Sentence sentence, List<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (cue.Is("place")) sentence.States.Add(cue.Concept.Code);
            if (cue.Is("organ")) sentence.States.Add(cue.Concept.State);
        }

        foreach (var name in sentence.Paragraph.Names)
            if (name.First >= sentence.First && name.End <= sentence.End) sentence.Parties.Add(name.Party);
    }

    private void Fill(Clause clause, List<Cue> ofSentence)
    {
        var paragraph = clause.Sentence.Paragraph;
        var cues = Within(ofSentence, clause.First, clause.End);
        var all = new List<Cue>();
        foreach (var cue in cues)
        {
            if (cue.Is("act")) all.Add(cue);
            else if (cue.Is("place")) clause.Places.Add(cue);
            else if (cue.Is("organ")) clause.Organs.Add(cue);
            else if (cue.Is("role")) clause.Roles.Add(cue);
            else if (cue.Is("suspect")) clause.NamesSuspects = true;
            else if (cue.Is("later")) clause.IsLater = true;
            else if (cue.Is("one")) clause.IsOfOne = true;
            else if (cue.Is("same")) clause.IsTheSame = true;
            else if (cue.Is("several"))
                (clause.IsOfSeveral, clause.IsOfEarlier) = (true, clause.IsOfEarlier || cue.Is("several", "earlier"));
            else if (cue.Is("thing") && cue.First <= clause.Sentence.First + 1) clause.Thing = cue;
            else if (cue.Is("mood", "not")) clause.IsDenied = true;
        }

        clause.Names.AddRange(paragraph.Names.Where(n => n.First >= clause.First && n.End <= clause.End));
        clause.Times.AddRange(paragraph.Times.Where(t => t.First >= clause.First && t.End <= clause.End)
            .Select(t => t with { Paper = PaperBefore(t, paragraph) }));
        clause.Instruments.AddRange(paragraph.Instruments.Where(i => i.First >= clause.First && i.End <= clause.End));
        clause.Counts = TargetCounts.In(paragraph.Tokens, cues);
        clause.OrganCounts = TargetCounts.OfOrgans(paragraph.Tokens, cues);
        clause.Acts.AddRange(all.Where(a => !ActObjects.GoesElsewhere(a, clause, cues)));
        clause.Families.UnionWith(clause.Acts.Select(a => a.Concept.Code));
        ReadMood(clause, cues, paragraph);
    }

    private static string? PaperBefore(TimeCue time, ReadParagraph paragraph) => paragraph.Instruments
        .Find(i => !i.IsName && time.First >= i.End && time.First - i.End < PointerReach).Key;

    private void ReadMood(Clause clause, List<Cue> cues, ReadParagraph paragraph)
    {
        var acts = clause.Acts.Where(a =>
            !lexicon.IsVague(a.Concept.Code)).DefaultIfEmpty(clause.Acts.FirstOrDefault()).ToList();
        foreach (var cue in cues)
        {
            if (cue.Is("mood", "threat") && acts.Exists(a => Near(cue, a) && !IsBroken(paragraph, cue, a)))
                clause.IsThreatened = true;
            if (cue.Is("mood", "ahead")
                && acts.Exists(a => Near(cue, a) && cue.First <= a.First)) clause.IsThreatened = true;
            if (cue.Is("mood", "ask") && acts.Exists(a => cue.First <= a.End + PointerReach)) clause.IsAsked = true;
            if (cue.Is("pointer") && acts.Exists(a => a.Concept is not null && a.First >= cue.End
                && a.First - cue.End < PointerReach)) clause.RefersBack = true;
            if (cue.Is("pointer", "any") && acts.Find(a => a.Concept is not null && a.First >= cue.End
                && a.First - cue.End < PointerReach) is { Concept: not null } meant) clause.PointsAt = meant.First;
        }

        var first = clause.Acts.Count > 0 ? clause.Acts[0].First : clause.First;
        if (first == clause.Sentence.First + 1
            && lexicon.Articles.Contains(paragraph.Tokens[clause.Sentence.First].Form))
            (clause.RefersBack, clause.PointsAt) = (true, first);
    }

    private static bool Near(Cue mood, Cue act) => act.Concept is not null
        && (mood.End <= act.First ? act.First - mood.End < MoodReach : mood.First - act.End < MoodReach);

    /// <summary>"Threatening to leave, imposing sanctions": a comma stands between.</summary>
    private static bool IsBroken(ReadParagraph paragraph, Cue mood, Cue act) => mood.End <= act.First
        && Enumerable.Range(mood.End, act.First - mood.End).Any(at => paragraph.Between(at - 1, at).ContainsAny(Breaks));

    private static List<Cue> Within(List<Cue> cues, int first, int end) =>
        cues.FindAll(c => c.First >= first && c.End <= end);
}
