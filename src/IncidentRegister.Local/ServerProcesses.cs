using System.Globalization;

namespace IncidentRegister.Local;

/// <summary>
/// The processes that work on one data folder: the postmaster, and those of its children that may outlive it. They all
/// stand in that folder, whatever they call themselves. A zombie stands nowhere.
/// </summary>
internal sealed class ServerProcesses(string dataFolder)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public IReadOnlyList<int> List()
    {
        var data = Libc.FactsOf(dataFolder);
        return [.. Directory.GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && IsPostgresIn(id, data))];
    }

    /// <summary>The postmaster stops in good order; children whose postmaster is dead have nothing left to save.</summary>
    /// <exception cref="TimeoutException">They did not end within half a minute.</exception>
    public void Stop(IReadOnlyList<int> processes, int postmaster)
    {
        if (processes.Contains(postmaster))
            Libc.Signal(postmaster, Libc.Interrupt);
        else
            foreach (var child in processes)
                Libc.Signal(child, Libc.Quit);

        const int tries = 1500;
        for (var attempt = 0; List() is { Count: > 0 } left; attempt++)
        {
            if (attempt == tries) throw new TimeoutException($"PostgreSQL does not stop ({string.Join(", ", left)}).");
            Thread.Sleep(Pause);
        }
    }

    private static bool IsPostgresIn(int id, FileFacts data)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget($"/proc/{id}/exe", false)?.Name ?? "")
                    .StartsWith("postgres", StringComparison.Ordinal)
                && Libc.FactsOf($"/proc/{id}/cwd").IsSameFile(data);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false; // ended in between, or somebody else's
        }
    }
}
