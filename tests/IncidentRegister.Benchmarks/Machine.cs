using System.Globalization;
using System.Runtime.InteropServices;

namespace IncidentRegister.Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Line() => string.Create(CultureInfo.InvariantCulture,
        $"Machine: {Environment.ProcessorCount} cores, load average {LoadAverage()} at the start, ")
        + $"{RuntimeInformation.ProcessArchitecture}, .NET {Environment.Version}, {RuntimeInformation.OSDescription}";

    /// <summary>Of the last one, five and fifteen minutes.</summary>
    public static string LoadAverage() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    /// <summary>Memory that a process holds at the moment, and held at most, in MB of 2^20 bytes.</summary>
    public static (long Now, long Peak) Memory(int processId)
    {
        var lines = File.ReadAllLines($"/proc/{processId}/status");
        return (Kilobytes("VmRSS:") / 1024, Kilobytes("VmHWM:") / 1024);

        long Kilobytes(string name) => long.Parse(
            lines.Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal),
            CultureInfo.InvariantCulture);
    }

    /// <summary>Processor time that a process has spent; the kernel counts it in hundredths of a second.</summary>
    public static TimeSpan Processor(int processId)
    {
        var status = File.ReadAllText($"/proc/{processId}/stat");
        var fields = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (Count(fields[11]) + Count(fields[12])));

        static long Count(string field) => long.Parse(field, CultureInfo.InvariantCulture);
    }
}
