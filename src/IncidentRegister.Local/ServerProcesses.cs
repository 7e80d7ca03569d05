using System.Globalization;

namespace IncidentRegister.Local;

/// <summary>The processes on one data folder: the postmaster, and its children, which may outlive it.</summary>
internal sealed class ServerProcesses(string dataFolder)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Their numbers; as far as this user may know, see below.</summary>
    public IReadOnlyList<int> List() =>
        [.. Directory.GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && Include(id))];

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

    /// <summary>Whether the number is that of a living process of the server.</summary>
    public bool Include(int id) => IsPostmaster(id) || StandsInData(id);

    // Anyone may read this, and the folder is one of its arguments. A zombie has none.
    private bool IsPostmaster(int id) => Try(() =>
        File.ReadAllText($"/proc/{id}/cmdline").Split('\0') is [var program, .. var arguments]
        && Path.GetFileName(program) == "postgres"
        && arguments.Contains(dataFolder));

    // A child renames itself, but stays where it is. In a container, root may not ask this about other users.
    private bool StandsInData(int id) => Try(() =>
        File.ResolveLinkTarget($"/proc/{id}/exe", returnFinalTarget: false) is { } program
        && program.Name.StartsWith("postgres", StringComparison.Ordinal)
        && Libc.FactsOf($"/proc/{id}/cwd").IsSameFile(Libc.FactsOf(dataFolder)));

    private static bool Try(Func<bool> question)
    {
        try
        {
            return question();
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false; // ended in between, or somebody else's
        }
    }
}
