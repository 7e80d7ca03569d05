using System.Globalization;
using IncidentRegister.Benchmarks.Measuring;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>Holds what was measured against what was aimed at.</summary>
internal sealed class Verdicts
{
    private const double LeastRatio = 0.25;
    private const double MostGrowth = 1.3;
    private const long MostMemory = 250;

    private readonly List<(string Page, int Incidents, int Hands, Tally Pages, Tally Sql)> rows = [];
    private readonly List<(int Incidents, long Now, long Peak)> memory = [];

    public void Take(string page, int incidents, int hands, Tally pages, Tally sql) =>
        rows.Add((page, incidents, hands, pages, sql));

    public void TakeMemory(int incidents, (long Now, long Peak) held) => memory.Add((incidents, held.Now, held.Peak));

    public void Print()
    {
        Console.WriteLine();
        foreach (var page in rows.GroupBy(r => r.Page))
        {
            var worst = page.MinBy(r => r.Pages.PerSecond / r.Sql.PerSecond);
            var ratio = worst.Pages.PerSecond / worst.Sql.PerSecond;
            Say(ratio >= LeastRatio, $"{page.Key}: ratio at least {ratio:F2} (aim: {LeastRatio:F2})");

            var alone = page.Where(r => r.Hands == 1).OrderBy(r => r.Incidents).ToList();
            if (alone.Count < 2) continue;
            var growth = alone[^1].Pages.P50 / alone[0].Pages.P50;
            Say(growth <= MostGrowth, $"{page.Key}: p50 at {alone[^1].Incidents:N0} is {growth:F2} of p50 at {alone[0].Incidents:N0} (aim: {MostGrowth})");
        }

        foreach (var (incidents, now, peak) in memory)
            Say(now < MostMemory, $"memory of the web process after the load at {incidents:N0}: {now} MB, at most {peak} MB (aim: < {MostMemory} MB)");
    }

    /// <summary>One line, in words that a search finds.</summary>
    public static void Say(bool isReached, FormattableString what) =>
        Console.WriteLine($"{(isReached ? "PASS" : "MISS")}  {what.ToString(CultureInfo.InvariantCulture)}");
}
