using System.Net;
using System.Net.Sockets;

namespace IncidentRegister.Web;

/// <summary>What a register on one machine takes where nobody configured anything: an address that only this machine reaches.</summary>
internal static class LocalDefaults
{
    private const int FirstPort = 5080;

    public static void Apply(WebApplicationBuilder builder)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            builder.WebHost.UseUrls($"http://localhost:{Enumerable.Range(FirstPort, 100).First(IsFree)}");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
