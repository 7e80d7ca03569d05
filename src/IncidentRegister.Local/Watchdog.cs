using System.Diagnostics;

namespace IncidentRegister.Local;

/// <summary>
/// Keeps the server for as long as a program holds the pipe open, however that program ends: the kernel closes the
/// pipe even after kill -9. It runs in a session of its own, so that Ctrl+C in a terminal does not reach the server.
/// </summary>
internal static class Watchdog
{
    // Notes on the script.
    // - The pipe is opened for both ways first, because a plain open for reading waits for a writer, and the program
    //   that started this may be gone already.
    // - "read" instead of a program like cat: nothing stays behind that would hold the pipe.
    // - Stopping takes the lock that starting takes. A program that joined between the end of the last one and the
    //   lock is seen by "timeout": the pipe then does not end, and the server stays.
    // - A busy child can outlive a server that was killed, and would keep the next one from starting.
    private const string Script = """
        alive=$1 lock=$2 log=$3 data=$4
        shift 4
        exec </dev/null >>"$log" 2>&1
        exec 3<>"$alive" 4<"$alive" 3>&-
        "$@" 4<&- &
        postgres=$!
        (
          while :; do
            while read -r _ <&4; do :; done
            exec 5<"$lock"
            flock 5
            timeout 1 cat <&4 5<&- && break
            exec 5<&-
          done
          kill -INT $postgres
          while kill -0 $postgres 2>/dev/null; do sleep 0.02 5<&-; done
        ) &
        watch=$!
        wait $postgres
        kill $watch 2>/dev/null
        for process in /proc/[0-9]*; do
          [ "$process/exe" -ef "$1" ] && [ "$process/cwd" -ef "$data" ] && kill -QUIT "${process#/proc/}"
        done
        """;

    /// <summary>Starts the server and who watches it. Returns before the server accepts connections.</summary>
    public static Process Start(
        ServerFolder folder, ServerUser? user, PostgresBinaries binaries, IEnumerable<string> settings)
    {
        string[] arguments =
        [
            "sh", "-c", Script, "incident-register-postgres", folder.Pipe, folder.StartLock, folder.Log,
            folder.Data, binaries.Postgres, "-D", folder.Data, .. settings.SelectMany(setting => new[] { "-c", setting }),
        ];
        return Process.Start(ChildProcess.Describe(user, "setsid", arguments))!;
    }
}
