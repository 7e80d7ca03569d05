using System.Globalization;

namespace IncidentRegister.Local;

/// <summary>
/// <c>postmaster.pid</c>, in which a running server says who it is. Source: "Database File Layout" in the manual of
/// PostgreSQL, and miscadmin.h for its lines.
/// </summary>
internal sealed class PostmasterFile(string dataFolder)
{
    private const int StatusLine = 7;

    private readonly string path = Path.Combine(dataFolder, "postmaster.pid");

    /// <summary>Whether the server says that it accepts connections.</summary>
    public bool SaysReady => ReadLines() is { Length: > StatusLine } lines && lines[StatusLine].Trim() == "ready";

    /// <summary>
    /// Ends a server that nobody watches any more, and removes the file of one that is gone: PostgreSQL itself takes
    /// a zombie, or a stranger who got the same number later, for a living server and then refuses to start.
    /// </summary>
    /// <exception cref="TimeoutException">The server did not end within half a minute.</exception>
    public void Clear(Action<string> say)
    {
        if (ReadLines() is not { Length: > 0 } lines) return;

        if (int.TryParse(lines[0], CultureInfo.InvariantCulture, out var id) && IsOurServer(id))
        {
            say($"Stopping a PostgreSQL that was left over (process {id}).");
            Stop(id);
        }

        File.Delete(path);
    }

    private void Stop(int id)
    {
        const int tries = 1500, pauseInMilliseconds = 20;
        Libc.InterruptProcess(id);
        for (var attempt = 0; IsOurServer(id); attempt++)
        {
            if (attempt == tries) throw new TimeoutException($"PostgreSQL (process {id}) does not stop.");
            Thread.Sleep(pauseInMilliseconds);
        }
    }

    // A zombie has no command line, and a stranger's does not name our data.
    private bool IsOurServer(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0').Contains(dataFolder);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private string[] ReadLines()
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return []; // no file, no server
        }
    }
}
