using System.Net;
using System.Net.Sockets;
using IncidentRegister.Seeds;

namespace IncidentRegister.Web;

/// <summary>What a register on one machine takes where nobody configured anything: an address that only this machine reaches.</summary>
internal static class LocalDefaults
{
    private const int FirstPort = 5080;

    public static void Apply(WebApplicationBuilder builder)
    {
        // What is said below is what a person needs; the ring's keys lie in a folder that only its owner opens.
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = nameof(LogLevel.Error);
        builder.WebHost.UseStaticWebAssets(); // from the source tree, where nothing was published
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null)
            builder.WebHost.UseUrls($"http://localhost:{Enumerable.Range(FirstPort, 100).First(IsFree)}");
    }

    /// <summary>Where it is, who may sign in, and where mail goes.</summary>
    public static string Greeting(string address, string folder) => string.Join(Environment.NewLine,
    [
        "",
        $"The register is at {address}",
        $"Mail goes into {Path.Combine(folder, "mail")}",
        $"Demo accounts, each with the password \"{Seed.DemoPassword}\":",
        .. Seed.DemoAccounts.Select(account => $"  {account.Email,-32} {account.Role,-14} {account.Organisation}"),
        "Ctrl+C stops it.",
    ]);

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
