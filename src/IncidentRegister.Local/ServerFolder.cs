using System.Text;

namespace IncidentRegister.Local;

/// <summary>The folder of one server, one per major version: its data, and what runs beside them.</summary>
internal sealed class ServerFolder
{
    // The kernel takes 107 bytes for the path of a socket; "/.s.PGSQL.5432" and its lock file are part of that.
    private const int LongestSocketFolder = 107 - 15;

    // A comma ends a host in a connection string, a colon begins its port.
    private static readonly char[] BreaksHostLists = [',', ':'];

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ServerUser? user;

    private ServerFolder(string path, ServerUser? user)
    {
        this.user = user;
        Path = path;
        Run = System.IO.Path.Combine(path, "run");
        if (Encoding.UTF8.GetByteCount(Run) > LongestSocketFolder || Run.IndexOfAny(BreaksHostLists) >= 0)
            Run = System.IO.Path.Combine("/tmp", Refuge.NameOf(path));
    }

    public string Path { get; }

    /// <summary>Holds the socket and the pipe. Its mode 0700 is what protects the server: inside, all is trusted.</summary>
    public string Run { get; }

    public string Data => System.IO.Path.Combine(Path, "data");
    public string Pipe => System.IO.Path.Combine(Run, "alive");
    public string Socket => System.IO.Path.Combine(Run, ".s.PGSQL.5432");
    public string StartLock => System.IO.Path.Combine(Path, "start.lock");
    public string Log => System.IO.Path.Combine(Path, "postgres.log");

    /// <summary>Finds or makes the folder of one major version.</summary>
    /// <exception cref="InvalidOperationException">It belongs to somebody else.</exception>
    public static ServerFolder Open(string folder, int major, ServerUser? user)
    {
        var opened = new ServerFolder(System.IO.Path.Combine(folder, $"postgres-{major}"), user);
        opened.Claim(opened.Path);
        opened.Claim(opened.Run);
        return opened;
    }

    /// <summary>Other major versions whose data lie beside this one's.</summary>
    public IReadOnlyList<string> Neighbours() =>
        [.. Directory.GetDirectories(System.IO.Path.GetDirectoryName(Path)!, "postgres-*")
            .Where(folder => folder != Path && Directory.Exists(System.IO.Path.Combine(folder, "data")))];

    /// <summary>One start, or stop, at a time; waits for its turn.</summary>
    /// <exception cref="TimeoutException">Another start or stop has held the lock for a minute.</exception>
    public FileStream Lock()
    {
        const int tries = 3000, pauseInMilliseconds = 20;
        for (var attempt = 1; ; attempt++)
            try
            {
                var held = new FileStream(StartLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                HandOver(StartLock); // the watchdog takes the same lock
                return held;
            }
            catch (IOException) when (attempt < tries)
            {
                Thread.Sleep(pauseInMilliseconds);
            }
            catch (IOException taken)
            {
                throw new TimeoutException($"Another program starts PostgreSQL in {Path} for a minute now.", taken);
            }
    }

    /// <summary>Lets the server's user write what this program has made.</summary>
    public void HandOver(string path) => user?.Own(path);

    /// <summary>Makes the pipe unless it is there.</summary>
    public void MakePipe()
    {
        if (File.Exists(Pipe)) return;
        Libc.MakePipe(Pipe);
        HandOver(Pipe);
    }

    private void Claim(string folder)
    {
        var owner = user?.Id ?? Libc.EffectiveUserId();
        if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, OwnerOnly);

        // The link itself is asked for its owner: below /tmp a stranger could have taken the name first.
        var present = Libc.FactsOf(folder, ofLink: true).UserId;
        if (present == owner) return;
        if (present != Libc.EffectiveUserId())
            throw new InvalidOperationException(
                $"{folder} belongs to the user with the number {present}: start as that user, or remove the folder.");
        HandOver(folder);
    }
}
