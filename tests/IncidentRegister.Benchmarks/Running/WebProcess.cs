using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using IncidentRegister.Local;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>The web application as a process of its own, from the files of its own build.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    /// <summary>A page that needs nobody to be signed in.</summary>
    private const string Door = "/sign-in";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly List<string> said = [];

    private WebProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>From the start of the process to its first page.</summary>
    public TimeSpan FirstPage { get; private set; }

    public (long Now, long Peak) Memory => Machine.Memory(process.Id);

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The web project, whose own build lies beside this program's in the same configuration.</summary>
    public static string Project => Path.Combine(Path.GetDirectoryName(LocalFolder.Find(AppContext.BaseDirectory))!, "src/IncidentRegister.Web");

    /// <summary>Where the build of the web project lies.</summary>
    public static string Build => Path.Combine(Project, "bin", Path.GetRelativePath(
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../..")), AppContext.BaseDirectory));

    /// <param name="build">The folder that holds <c>IncidentRegister.Web.dll</c>.</param>
    /// <param name="contents">The folder that holds <c>wwwroot</c>.</param>
    /// <param name="settings">Environment variables, besides those that .NET itself needs.</param>
    /// <exception cref="InvalidOperationException">It answers no page; the message holds its last words.</exception>
    public static async Task<WebProcess> Start(
        string build, string contents, IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var description = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileName(host) == "dotnet" ? host : "dotnet")
        {
            WorkingDirectory = contents,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        description.ArgumentList.Add(Path.Combine(build, "IncidentRegister.Web.dll"));
        foreach (var name in description.Environment.Keys.Where(IsConfiguration).ToList()) description.Environment.Remove(name);
        description.Environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings) description.Environment[name] = value;

        var watch = Stopwatch.StartNew();
        var web = new WebProcess(Process.Start(description)!, address);
        web.Listen();
        await web.AwaitFirstPage(watch, ct);
        return web;
    }

    /// <summary>Asks the process to stop, as a service manager does; ends it when it does not listen.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Signals.Terminate(process.Id);
            using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
            }
        }

        process.Dispose();
    }

    private static bool IsConfiguration(string name) =>
        name.StartsWith("ConnectionStrings__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Register__", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_ROOT", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("DOTNET_CLI", StringComparison.OrdinalIgnoreCase);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A process whose words nobody takes stops at a full pipe.
    private void Listen()
    {
        DataReceivedEventHandler hear = (_, line) =>
        {
            if (line.Data is not { Length: > 0 } words) return;
            lock (said) said.Add(words);
        };
        process.OutputDataReceived += hear;
        process.ErrorDataReceived += hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task AwaitFirstPage(Stopwatch watch, CancellationToken ct)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        while (watch.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(Door, ct);
                FirstPage = watch.Elapsed;
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(10, ct); // it does not listen yet
            }
        }

        await DisposeAsync();
        lock (said)
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"{Door} was not answered within {watch.Elapsed.TotalSeconds:F0} s: {string.Join(' ', said.TakeLast(8))}"));
    }
}
