namespace IncidentRegister.Domain.Mentions;

/// <summary>Dates that the clause names, or the days between the incident and the statement.</summary>
internal sealed class TimeScoring(DateOnly? today)
{
    public void Add(Clause clause, IncidentProfile incident, Fit fit)
    {
        fit.Days = today is { } day ? incident.DaysBefore(day, clause.Families) : null;
        var periods = PeriodsOf(clause, incident);
        fit.ExactDays = periods.Where(p => p.Rank == 3 && p.To <= today).Max(p => (DateOnly?)p.To) is { } last
            ? today!.Value.DayNumber - last.DayNumber : null;

        var matched = clause.Times.Where(t => periods.Exists(p => p.Overlaps(t.Period))).ToList();
        if (matched.Count > 0)
        {
            var best = matched.MaxBy(t => t.Period.Rank);
            var isNearest = clause.Times.TrueForAll(t => Distance(t, fit) >= matched.Min(m => Distance(m, fit)));
            fit.HasDate = isNearest && best.Period.Rank > 1 && !incident.IsGroup;
            fit.At(best.First, best.End);
            var rank = Math.Min(best.Period.Rank, Math.Max(2, periods.Where(p => p.Overlaps(best.Period)).Max(p => p.Rank)));
            if (periods.TrueForAll(p => p.Rank == 1)) rank = 1;
            fit.Add(Worth(rank) * (isNearest ? 1 : Weights.InSentence), MentionReasonKind.DateGiven, clause.Sentence.Paragraph.Words(best.First, best.End));
        }
        else if (clause.Times.Count == 0 && TimesOf(clause.Sentence).FirstOrDefault(t => t.Period.Rank > 1 && periods.Exists(p => p.Overlaps(t.Period))) is { End: > 0 } near)
        {
            fit.HasDate = !incident.IsGroup;
            fit.Add(Weights.InSentence * Worth(near.Period.Rank), MentionReasonKind.DateGiven, clause.Sentence.Paragraph.Words(near.First, near.End));
        }
        else if (periods.Count > 0 && clause.Times.Count > 0)
            fit.Add(clause.Times.TrueForAll(t => t.IsRelative) ? Weights.OtherWindow : fit.HasInstrument || fit.HasTarget ? Weights.OtherDate / 2 : Weights.OtherDate);

        if (fit.Days is { } days && (matched.Count == 0 || matched[0].Period.Rank < 3))
        {
            var worth = Weights.Recent * Math.Max(0, 1 - (Math.Log(1 + days) / Math.Log(1 + Weights.RecentDays)));
            fit.Add(worth);
            if (worth > Weights.Recent / 4) fit.Reasons.Add(new MentionReason(MentionReasonKind.ShortlyAfter, "", days));
        }
    }

    private static int Distance(TimeCue time, Fit fit) => Math.Abs(time.First - Math.Max(0, fit.ActAt));

    private static IEnumerable<TimeCue> TimesOf(Sentence sentence) => sentence.Clauses.SelectMany(c => c.Times);

    private static List<Period> PeriodsOf(Clause clause, IncidentProfile incident)
    {
        var periods = incident.SpokenOf(clause.Families).SelectMany(m => m.Dates.Periods).ToList();
        if (incident.KnownFrom is { } known && !incident.IsGroup) periods.Add(Period.Day(known));
        return periods;
    }

    private static double Worth(int rank) => rank switch { 3 => Weights.Day, 2 => Weights.Month, _ => Weights.Year };
}
