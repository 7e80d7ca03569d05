using System.Runtime.InteropServices;

namespace IncidentRegister.Web;

/// <summary>Ctrl+C and SIGTERM from the first moment on: while the database is still being brought up, too.</summary>
internal static class StopSignal
{
    public static CancellationTokenSource Listen()
    {
        var source = new CancellationTokenSource();
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
            PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                source.Cancel();
            });
        return source;
    }
}
