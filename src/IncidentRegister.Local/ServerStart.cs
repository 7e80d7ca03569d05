using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace IncidentRegister.Local;

/// <summary>Joins or starts the server of a folder. Whoever calls holds the folder's lock.</summary>
internal sealed class ServerStart(
    ServerFolder folder,
    ServerUser? user,
    PostgresBinaries binaries,
    IReadOnlyList<string> settings,
    Action<string> say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60); // a recovery after a crash takes its time
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly PostmasterFile postmaster = new(folder);

    private IEnumerable<string> AllSettings =>
    [
        "listen_addresses=",
        $"unix_socket_directories={folder.Run}",
        "unix_socket_permissions=0700",
        "port=5432",
        "max_connections=200",
        "logging_collector=off",
        // The log never holds what people wrote: no statement, no value, no row.
        "log_statement=none",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_parameter_max_length_on_error=0",
        .. settings,
    ];

    /// <returns>What keeps the server running; null when no server runs here.</returns>
    public SafeFileHandle? Join()
    {
        var hold = Hold();
        if (hold is null) return null;

        // It may still be starting, when the program that started it was killed over it.
        if (BecomesReady(() => IsWatched())) return hold;
        hold.Dispose();
        return null;
    }

    /// <returns>What keeps the server running.</returns>
    /// <exception cref="InvalidOperationException">The server does not start.</exception>
    public SafeFileHandle Start()
    {
        postmaster.Clear(say);
        if (!Directory.Exists(folder.Data)) MakeData();
        if (File.Exists(folder.Log)) File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        folder.MakePipe();

        // Reading as well as writing, because there is no other reader yet; the lasting hold only writes.
        using var firstHold = Libc.OpenPipe(folder.Pipe, Libc.ReadWrite);
        using var process = Watchdog.Start(folder, user, binaries, AllSettings);
        if (BecomesReady(() => !process.HasExited) && Hold() is { } hold) return hold;
        throw new InvalidOperationException(
            $"PostgreSQL does not start: {LastWords()}{process.StandardError.ReadToEnd().Trim()}");
    }

    private SafeFileHandle? Hold() => Libc.OpenPipe(folder.Pipe, Libc.WriteOnlyWithoutWaiting);

    private bool IsWatched()
    {
        using var probe = Hold();
        return probe is not null;
    }

    private bool BecomesReady(Func<bool> isAlive)
    {
        for (var watch = Stopwatch.StartNew(); !postmaster.IsReady; Thread.Sleep(Pause))
        {
            if (!isAlive()) return false;
            if (watch.Elapsed > Patience) throw new TimeoutException($"PostgreSQL is not ready: {LastWords()}");
        }

        return true;
    }

    // The data get their name last, so that an interrupted initdb is never taken for a register.
    private void MakeData()
    {
        var unfinished = folder.Data + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        foreach (var neighbour in folder.Neighbours())
            say($"{neighbour} holds the data of another version of PostgreSQL; this one begins with none.");

        string[] haste = settings.Contains("fsync=off") ? ["--no-sync"] : [];
        ChildProcess.Run(user, binaries.InitDb,
            ["-D", unfinished, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "--no-instructions",
                .. haste]);
        Directory.Move(unfinished, folder.Data);
    }

    private string LastWords() =>
        File.Exists(folder.Log) ? string.Join(' ', File.ReadLines(folder.Log).TakeLast(5)) : "";
}
