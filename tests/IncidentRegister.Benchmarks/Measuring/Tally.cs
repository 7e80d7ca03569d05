using System.Diagnostics;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>What one phase of load came to.</summary>
/// <param name="PerSecond">Answers that were right.</param>
/// <param name="P50">Milliseconds that half of the answers took at most.</param>
/// <param name="P99">Milliseconds that all but one in a hundred took at most.</param>
/// <param name="Right">How many answers those were.</param>
/// <param name="Wrong">Answers that were not right.</param>
internal sealed record Tally(double PerSecond, double P50, double P99, int Right, int Wrong)
{
    /// <summary>
    /// Asks again and again from several hands at once, each as soon as it has its answer, and stops by itself.
    /// </summary>
    /// <param name="ask">Gets the number of the question; tells whether the answer was right.</param>
    /// <param name="most">Ends earlier, after so many questions.</param>
    public static async Task<Tally> Of(
        int hands, TimeSpan duration, Func<int, Task<bool>> ask, CancellationToken ct, int most = int.MaxValue)
    {
        var begin = Stopwatch.GetTimestamp();
        var (times, wrong) = (new List<double>[hands], new int[hands]);
        await Task.WhenAll(Enumerable.Range(0, hands).Select(hand => Task.Run(
            async () =>
            {
                times[hand] = [];
                for (var turn = hand; turn < most && Stopwatch.GetElapsedTime(begin) < duration; turn += hands)
                {
                    ct.ThrowIfCancellationRequested();
                    var asked = Stopwatch.GetTimestamp();
                    if (await ask(turn)) times[hand].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    else wrong[hand]++;
                }
            }, ct)));

        var elapsed = Stopwatch.GetElapsedTime(begin);
        var sorted = times.SelectMany(t => t).Order().ToArray();
        return new Tally(sorted.Length / elapsed.TotalSeconds, At(sorted, 0.50), At(sorted, 0.99), sorted.Length, wrong.Sum());
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
}
