using System.Globalization;

namespace IncidentRegister.Domain.Mentions;

/// <summary>The terms of a statement: what it asks the incidents for, and by what an incident finds it.</summary>
internal sealed class StatementTerms(KnownNames known)
{
    private const int MostOfName = 24;
    private const int MostOfInstrument = 24;
    private const int MostOfAct = 40;
    private const int MostOfActThen = 12;
    private const int MostOfState = 30;
    private const int MostOfUnowned = 40;
    private const int MostOfPlainAct = 12;
    private const int MostOfDays = 30;
    private const int MostOfTitleWord = 6;

    /// <summary>So shortly after, an act may be told without a name and without who did it.</summary>
    private const int FreshDays = Weights.FreshDays + 1;

    public HashSet<int> Of(StatementSketch statement)
    {
        var terms = new HashSet<int> { CandidateTerms.OfAll };
        foreach (var part in new StatementReading(known, statement).Parts)
        {
            terms.UnionWith(known.In(part.Names));
            foreach (var instrument in part.Instruments) terms.Add(TermNumber.Of(TermKind.Instrument, instrument.Key));
            foreach (var state in part.States) terms.Add(TermNumber.Of(TermKind.State, state));
            foreach (var (act, periods) in part.DatedActs())
            {
                if (known.Lexicon.IsUnowned(act)) terms.Add(TermNumber.Of(TermKind.Act, act));
                foreach (var state in part.States) terms.Add(TermNumber.Of(TermKind.ActOfState, state, act));
                foreach (var month in periods.Select(Month).OfType<string>())
                    terms.Add(TermNumber.Of(TermKind.ActOfMonth, month, act));
            }
        }

        return terms;
    }

    public HashSet<CandidateQuestion> Asked(StatementSketch statement)
    {
        // Nobody speaks of what is not known yet, but for a day of slack.
        var last = statement.Date is { } day && day < DateOnly.MaxValue ? day.AddDays(1) : DateOnly.MaxValue;
        var asked = new Questions(last);
        var reading = new StatementReading(known, statement);
        foreach (var part in reading.Parts)
        {
            foreach (var term in known.In(part.Names)) asked.Add(term, 3, MostOfName);
            foreach (var instrument in part.Instruments)
                asked.Add(TermNumber.Of(TermKind.Instrument, instrument.Key), 4, MostOfInstrument);
            foreach (var (act, periods) in part.DatedActs()) Ask(asked, act, part.States, periods);
            foreach (var state in part.States) asked.Add(TermNumber.Of(TermKind.State, state), 1, MostOfState);
            foreach (var period in part.Times.Select(t => t.Period).Where(p => p.Rank == 3))
                asked.Add(CandidateTerms.OfAll, 1, MostOfDays, period);
        }

        if (statement.Date is { } today && reading.Parts.Count > 0 && reading.Parts.Exists(p => p.Acts.Count > 0))
            asked.Add(CandidateTerms.OfAll, 1, MostOfDays, new Period(Before(today, FreshDays), today, 3));
        foreach (var term in reading.Parts.SelectMany(p => WrittenNames.In(p, known.Lexicon))) asked.Add(term, 3, MostOfName);
        foreach (var word in reading.Parts.SelectMany(p => p.Words))
            asked.Add(TermNumber.Of(TermKind.TitleWord, word), 0.5f, MostOfTitleWord);
        return asked.All;
    }

    /// <summary>Such as <c>2025-06</c>; null for a year, which tells too little.</summary>
    public static string? Month(Period period) => period.Rank < 2 ? null
        : string.Create(CultureInfo.InvariantCulture, $"{period.From.Year:D4}-{period.From.Month:D2}");

    public static string StateOf(Cue cue) => cue.Is("organ") ? cue.Concept.State : cue.Concept.Code;

    private void Ask(Questions asked, string act, HashSet<string> states, HashSet<Period> periods)
    {
        var isUnowned = known.Lexicon.IsUnowned(act);
        asked.Add(TermNumber.Of(TermKind.Act, act), isUnowned ? 3 : 1, isUnowned ? MostOfUnowned : MostOfPlainAct);
        foreach (var state in states)
        {
            var term = TermNumber.Of(TermKind.ActOfState, state, act);
            asked.Add(term, 2, MostOfAct);
            foreach (var period in periods) asked.Add(term, 2, MostOfActThen, period);
        }

        foreach (var period in periods.Where(p => isUnowned || p.Rank > 1))
            asked.Add(TermNumber.Of(TermKind.Act, act), 1.5f, MostOfActThen, period);
    }

    private static DateOnly Before(DateOnly day, int days) =>
        DateOnly.FromDayNumber(Math.Max(DateOnly.MinValue.DayNumber, day.DayNumber - days));

    /// <summary>Each thing is asked once, and no text asks for more than its share.</summary>
    private sealed class Questions(DateOnly last)
    {
        public HashSet<CandidateQuestion> All { get; } = [];

        public void Add(int term, float weight, int most) =>
            Add(new CandidateQuestion(term, weight, DateOnly.MinValue, last, most));

        /// <summary>A day of slack on either side, as <see cref="Period.Overlaps"/> gives it.</summary>
        public void Add(int term, float weight, int most, Period period)
        {
            var latest = period.To < last ? period.To.AddDays(1) : last;
            var earliest = Before(period.From, 1);
            if (earliest <= latest) Add(new CandidateQuestion(term, weight, earliest, latest, most));
        }

        private void Add(CandidateQuestion question)
        {
            if (All.Count < CandidateTerms.MostQuestions) All.Add(question);
        }
    }
}
