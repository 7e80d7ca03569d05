namespace IncidentRegister.Domain.Mentions;

/// <summary>Dates that the clause names, or the days between the incident and the statement.</summary>
internal sealed class TimeScoring(DateOnly? today)
{
    private const int OneBreath = 2;

    private static readonly List<TimeCue> None = [];

    /// <summary>Of single incidents; what of a group is spoken of depends on the clause.</summary>
    private readonly Dictionary<IncidentProfile, Standing> standings = [];

    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        var standing = StandingOf(clause, incident);
        var periods = standing.Periods;
        (fit.Days, fit.ExactDays) = (standing.Days, standing.ExactDays);

        var told = clause.Times.TrueForAll(t => t.MayDate(incident)) ? clause.Times : clause.Times.FindAll(t => t.MayDate(incident));
        var matched = told.Count == 0 ? None : Matched(told, periods);
        if (matched.Count > 0) Match(clause, matched, periods, fit);
        else if (told.Count == 0) MatchInSentence(clause, periods, fit);
        else if (periods.Count > 0) fit.Add(Mismatch(clause, fit));

        if (fit.Days is { } days && (matched.Count == 0 || matched[0].Period.Rank < 3))
        {
            fit.Add(standing.Worth);
            if (standing.Worth > Weights.Recent / 4) fit.Say(MentionReasonKind.ShortlyAfter, days: days);
        }
    }

    private Standing StandingOf(Clause clause, IncidentProfile incident)
    {
        if (incident.IsGroup) return Stand(clause, incident);
        if (!standings.TryGetValue(incident, out var standing)) standings[incident] = standing = Stand(clause, incident);
        return standing;
    }

    private Standing Stand(Clause clause, IncidentProfile incident)
    {
        var days = today is { } day ? incident.DaysBefore(day, clause.Families) : null;
        var periods = PeriodsOf(clause, incident);
        var exact = periods.Where(p => p.Rank == 3 && p.To <= today).Max(p => (DateOnly?)p.To) is { } last
            ? today!.Value.DayNumber - last.DayNumber : (int?)null;
        var worth = days is { } number
            ? Weights.Recent * Math.Max(0, 1 - (Math.Log(1 + number) / Math.Log(1 + Weights.RecentDays))) : 0;
        return new Standing(periods, days, exact, worth);
    }

    private static List<TimeCue> Matched(List<TimeCue> times, List<Period> periods)
    {
        var matched = None;
        foreach (var time in times)
        {
            if (!Overlaps(time.Period, periods)) continue;
            if (matched == None) matched = [];
            matched.Add(time);
        }

        return matched;
    }

    private static bool Overlaps(Period told, List<Period> periods)
    {
        foreach (var period in periods)
            if (period.Overlaps(told)) return true;

        return false;
    }

    private static void Match(Clause clause, List<TimeCue> matched, List<Period> periods, Fit fit)
    {
        var best = matched.MaxBy(t => t.Period.Rank);
        var nearest = matched.Min(t => Distance(clause, t, fit));
        var isNearest = clause.Times.TrueForAll(t => Distance(clause, t, fit) >= nearest);
        var rank = RankOf(best, periods);
        fit.HasTime = true;
        fit.HasDate = isNearest && rank > 1 && !fit.Incident.IsGroup;
        fit.HasDay = fit.HasDate && rank == 3;
        fit.At(best.First, best.End);
        fit.Add(
            Worth(rank) * (isNearest ? 1 : Weights.InSentence), MentionReasonKind.DateGiven,
            clause.Sentence.Paragraph, best.First, best.End);
    }

    private static void MatchInSentence(Clause clause, List<Period> periods, Fit fit)
    {
        if (clause.IsLater) return;

        foreach (var other in clause.Sentence.Clauses)
            foreach (var near in other.Times)
            {
                if (near.Period.Rank <= 1 || !near.MayDate(fit.Incident) || !Overlaps(near.Period, periods)) continue;

                MatchNear(near, clause.Sentence.Paragraph, Weights.InSentence, periods, fit);
                return;
            }

        if (clause.Sentence.Paragraph.Entry is not var (entry, standsIn) || clause.Sentence.Clauses.Exists(c => c.Times.Count > 0)) return;

        if (Overlaps(entry.Period, periods)) MatchNear(entry, standsIn, Weights.OfEntry, periods, fit);
        else if (periods.Count > 0) fit.Add(Weights.OtherEntry);
    }

    private static void MatchNear(TimeCue near, ReadParagraph standsIn, double share, List<Period> periods, Fit fit)
    {
        var rank = RankOf(near, periods);
        fit.HasDate = rank > 1 && !fit.Incident.IsGroup;
        fit.Add(share * Worth(rank), MentionReasonKind.DateGiven, standsIn, near.First, near.End);
    }

    /// <summary>A day in a year that is all that is known of the incident tells no more than the year.</summary>
    private static int RankOf(TimeCue time, List<Period> periods)
    {
        var known = periods.Where(p => p.Overlaps(time.Period)).Max(p => p.Rank);
        return known == 1 ? 1 : Math.Min(time.Period.Rank, Math.Max(2, known));
    }

    /// <summary>Another date may be that of something else in the clause, the more so where the target is named.</summary>
    /// <remarks>The text's own date is no other one: it stands in its first line.</remarks>
    private double Mismatch(Clause clause, Fit fit) =>
        today is { } day && clause.Times.TrueForAll(t => t.Period == Period.Day(day)) ? 0
        : clause.Times.TrueForAll(t => t.IsRelative && t.Period.Rank > 1) ? Weights.OtherWindow
        : fit.HasInstrument || fit.HasTarget ? Weights.OtherDate / 2
        : Weights.OtherDate;

    /// <summary>Words from the act; dates named in one breath ("in June and August") are equally near.</summary>
    private static int Distance(Clause clause, TimeCue time, Fit fit)
    {
        var first = time.First;
        for (var at = clause.Times.Count - 1; at >= 0; at--)
            if (clause.Times[at].End <= first && first - clause.Times[at].End < OneBreath)
                first = clause.Times[at].First;

        return Math.Abs(first - Math.Max(0, fit.ActAt));
    }

    private static List<Period> PeriodsOf(Clause clause, IncidentProfile incident)
    {
        var periods = incident.SpokenOf(clause.Families).SelectMany(m => m.Dates.Periods).ToList();
        if (incident.KnownFrom is { } known && !incident.IsGroup && !periods.Exists(p => p.From == known))
            periods.Add(Period.Day(known));
        return periods;
    }

    private static double Worth(int rank) => rank switch { 3 => Weights.Day, 2 => Weights.Month, _ => Weights.Year };

    /// <summary>How an incident stands to the day of the text.</summary>
    /// <param name="Worth">Of being fresh.</param>
    private sealed record Standing(List<Period> Periods, int? Days, int? ExactDays, double Worth);
}
