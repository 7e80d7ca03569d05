using System.Runtime.InteropServices;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>The one signal that .NET cannot send.</summary>
internal static partial class Signals
{
    private const int Termination = 15;

    /// <summary>Asks one process, by its number, to end. That it is gone already is no error.</summary>
    public static void Terminate(int processId) => _ = Kill(processId, Termination);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
