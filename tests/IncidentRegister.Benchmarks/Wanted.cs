using System.Globalization;

namespace IncidentRegister.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Sizes">How many incidents each database holds; smallest first.</param>
/// <param name="Phase">How long one page is measured at one number of connections.</param>
/// <param name="IsFresh">Loads the databases again, also where they stand.</param>
/// <param name="IsExplained">Writes the plans of the statements down as well.</param>
internal sealed record Wanted(string Command, IReadOnlyList<int> Sizes, TimeSpan Phase, bool IsFresh, bool IsExplained)
{
    private static readonly string[] Commands = ["web", "start", "audit", "duplicates", "queue", "session", "mentions", "ledger", "deliver"];

    /// <returns>Null when it cannot be understood.</returns>
    public static Wanted? Read(string[] arguments)
    {
        if (arguments.Length == 0 || !Commands.Contains(arguments[0])) return null;

        var wanted = new Wanted(arguments[0], [10_000, 100_000], TimeSpan.FromSeconds(2), IsFresh: false, IsExplained: false);
        for (var at = 1; at < arguments.Length; at++)
            switch (arguments[at], at + 1 < arguments.Length ? arguments[at + 1] : "")
            {
                case ("--fresh", _):
                    wanted = wanted with { IsFresh = true };
                    break;
                case ("--explain", _):
                    wanted = wanted with { IsExplained = true };
                    break;
                case ("--incidents", var list) when Numbers(list) is { Length: > 0 } sizes && Array.TrueForAll(sizes, n => n >= 1000):
                    wanted = wanted with { Sizes = [.. sizes.Select(n => (int)n).Distinct().Order()] };
                    at++;
                    break;
                case ("--seconds", var text) when Numbers(text) is [> 0 and <= 120 and var seconds]:
                    wanted = wanted with { Phase = TimeSpan.FromSeconds(seconds) };
                    at++;
                    break;
                default:
                    return null;
            }

        return wanted;
    }

    private static double[] Numbers(string list)
    {
        var parts = list.Split(',');
        var numbers = parts.Where(p => double.TryParse(p, CultureInfo.InvariantCulture, out _))
            .Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
        return numbers.Length == parts.Length ? numbers : [];
    }
}
