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

    private readonly ServerProcesses processes = new(folder.Data);

    /// <summary>Whether the server says that it accepts connections, and lives.</summary>
    public bool IsReady =>
        ReadLines() is { Length: > StatusLine } lines
        && lines[StatusLine].Trim() == "ready"
        && processes.Include(Number(lines[0]));

    /// <summary>
    /// Ends a server that nobody watches any more, and removes the files of one that is gone: PostgreSQL itself takes
    /// a zombie, or a stranger who got the same number later, for a living server and then refuses to start.
    /// </summary>
    /// <exception cref="TimeoutException">The server did not end within half a minute.</exception>
    public void Clear(Action<string> say)
    {
        var lines = ReadLines();
        if (lines.Length == 0) return;

        var leftOver = processes.List();
        if (leftOver.Count > 0)
        {
            say($"Stopping a PostgreSQL that was left over ({string.Join(", ", leftOver)}).");
            processes.Stop(leftOver, postmaster: Number(lines[0]));
        }

        File.Delete(path);
        File.Delete(folder.Socket + ".lock");
    }

    private static int Number(string line) =>
        int.TryParse(line, CultureInfo.InvariantCulture, out var number) ? number : 0;

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
