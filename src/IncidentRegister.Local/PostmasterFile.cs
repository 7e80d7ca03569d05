using System.Globalization;

namespace IncidentRegister.Local;

/// <summary>
/// <c>postmaster.pid</c>, in which a running server says who it is. Source: "Database File Layout" in the manual of
/// PostgreSQL, and pidfile.h for its lines.
/// </summary>
internal sealed class PostmasterFile(ServerFolder folder)
{
    private const int StatusLine = 7;

    private readonly string path = Path.Combine(folder.Data, "postmaster.pid");

    /// <summary>Whether the server says that it accepts connections.</summary>
    public bool SaysReady => ReadLines() is { Length: > StatusLine } lines && lines[StatusLine].Trim() == "ready";

    /// <summary>
    /// Ends a server that nobody watches any more, and removes the files of one that is gone: PostgreSQL itself takes
    /// a zombie, or a stranger who got the same number later, for a living server and then refuses to start.
    /// </summary>
    /// <exception cref="TimeoutException">The server did not end within half a minute.</exception>
    public void Clear(Action<string> say)
    {
        var lines = ReadLines();
        if (lines.Length == 0) return;

        var processes = new ServerProcesses(folder.Data);
        var leftOver = processes.List();
        if (leftOver.Count > 0)
        {
            say($"Stopping a PostgreSQL that was left over ({string.Join(", ", leftOver)}).");
            _ = int.TryParse(lines[0], CultureInfo.InvariantCulture, out var postmaster);
            processes.Stop(leftOver, postmaster);
        }

        File.Delete(path);
        File.Delete(folder.Socket + ".lock");
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
