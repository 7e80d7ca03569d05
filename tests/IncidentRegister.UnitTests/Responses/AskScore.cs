using IncidentRegister.Domain.Responses;

namespace IncidentRegister.UnitTests.Responses;

/// <summary>Compares what the finder finds with what people marked; every label meets one ask at most.</summary>
internal sealed class AskScore
{
    private readonly List<string> slips = [];
    private Count asks;
    private Count addressees;
    private Count measures;

    public AskScore(IReadOnlyList<AskCase> cases, AskStrength least = AskStrength.Possible)
    {
        foreach (var one in cases) Compare(one, [.. one.Found().Where(f => f.Strength >= least)]);
    }

    public double Precision => asks.Precision;
    public double Recall => asks.Recall;
    public double AddresseeF1 => addressees.F1;
    public double MeasureF1 => measures.F1;
    public double MeasureRecall => measures.Recall;
    public int FalseOnNone { get; private set; }
    public int StrongWherePossible { get; private set; }
    public int WrongDeadlines { get; private set; }

    /// <summary>What went wrong, one a line.</summary>
    public string Slips => string.Join('\n', slips);

    public override string ToString() =>
        $"asks {asks}; addressees {addressees}; measures {measures}; on texts without any {FalseOnNone}; "
        + $"too strong {StrongWherePossible}; wrong deadlines {WrongDeadlines}";

    private void Compare(AskCase one, List<FoundAsk> found)
    {
        if (one.Asks.Length == 0) FalseOnNone += found.Count;
        var left = new List<FoundAsk>(found);
        foreach (var label in one.Asks)
        {
            var met = left.Find(f => one.Meet(label, f));
            asks.Add(met is null ? 0 : 1, met is null ? 0 : 1, 1);
            if (met is null)
            {
                slips.Add($"{one.Id}: not found “{label.Quote}”");
                continue;
            }

            left.Remove(met);
            Compare(one, label, met);
        }

        foreach (var ask in left)
        {
            asks.Add(0, 1, 0);
            slips.Add($"{one.Id}: too much {Shown(ask)}");
        }
    }

    private void Compare(AskCase one, AskLabel label, FoundAsk ask)
    {
        var before = slips.Count;
        addressees.Add(label.To, [.. ask.Addressees.Select(a => a.Code)]);
        measures.Add(label.Measures, [.. ask.Measures.Select(m => m.Code)]);
        if (label.Possible && ask.Strength == AskStrength.Strong) StrongWherePossible++;
        if (label.Deadline is not null && label.Deadline != ask.Deadline) WrongDeadlines++;

        if (!label.To.ToHashSet().SetEquals(ask.Addressees.Select(a => a.Code))
            || !label.Measures.ToHashSet().SetEquals(ask.Measures.Select(m => m.Code))
            || label.Possible != (ask.Strength == AskStrength.Possible)
            || (label.Deadline is not null && label.Deadline != ask.Deadline))
            slips.Insert(before, $"{one.Id}: {Shown(ask)}");
    }

    private static string Shown(FoundAsk ask) => string.Join(" | ",
        $"[{ask.Span.Start}-{ask.Span.End}]", string.Join(',', ask.Addressees.Select(a => a.Code)),
        string.Join(',', ask.Measures.Select(m => m.Code)), $"{ask.Deadline}", $"{ask.Strength}",
        string.Join("; ", ask.Reasons.Select(r => $"{r.Kind} {r.What}")));

    private struct Count
    {
        private int right;
        private int given;
        private int wanted;

        public readonly double Precision => given == 0 ? 1 : (double)right / given;
        public readonly double Recall => wanted == 0 ? 1 : (double)right / wanted;
        public readonly double F1 => right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

        public void Add(int rightOnes, int givenOnes, int wantedOnes) =>
            (right, given, wanted) = (right + rightOnes, given + givenOnes, wanted + wantedOnes);

        public void Add(string[] label, string[] found) =>
            Add(label.Intersect(found).Count(), found.Length, label.Length);

        public override readonly string ToString() => FormattableString.Invariant(
            $"P {Precision:0.000} R {Recall:0.000} F1 {F1:0.000} ({right}/{given}/{wanted})");
    }
}
