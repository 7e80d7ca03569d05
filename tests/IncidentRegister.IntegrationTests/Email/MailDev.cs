using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using IncidentRegister.Local;

namespace IncidentRegister.IntegrationTests.Email;

/// <summary>The mail server <c>maildev</c> that npm brought, for as long as a class of tests takes. It reads what it gets as mail programs do.</summary>
public sealed class MailDev : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("register-maildev-");
    private Process? process;
    private HttpClient? web;

    /// <summary>Where it takes mail; of this machine alone, and in the open, for it hides STARTTLS.</summary>
    public int Port { get; private set; }

    public async Task InitializeAsync()
    {
        var program = Path.Combine(
            LocalFolder.FindRoot(AppContext.BaseDirectory)!, "tests/IncidentRegister.IntegrationTests/node_modules/maildev/bin/maildev");
        Assert.True(File.Exists(program), "npm has not brought maildev: build once with the network there.");
        var (smtp, pages) = (FreePort(), FreePort());
        Port = smtp;
        string[] arguments =
        [
            program, "--silent", "--ip", "127.0.0.1", "--smtp", Text(smtp), "--web", Text(pages), "--mail-directory", folder.FullName,
        ];
        process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true });
        web = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{pages}/") };
        await Until(async () => (await web.GetAsync(new Uri("healthz", UriKind.Relative))).IsSuccessStatusCode);
    }

    public async Task DisposeAsync()
    {
        web?.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        folder.Delete(recursive: true);
    }

    /// <summary>What it took for this address, as it read it. It takes a mail before it reads it, and keeps each in a file from then on.</summary>
    public async Task<IReadOnlyList<JsonElement>> Mails(string recipient)
    {
        List<JsonElement> all = [];
        await Until(async () =>
        {
            all = (await web!.GetFromJsonAsync<List<JsonElement>>(new Uri("email", UriKind.Relative)))!;
            return all.Exists(For) && all.Count == folder.GetFiles("*.eml").Length;
        });
        return all.FindAll(For);

        bool For(JsonElement mail) => mail.GetProperty("to")[0].GetProperty("address").GetString() == recipient;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < Patience; await Task.Delay(100))
        {
            try
            {
                if (await holds()) return;
            }
            catch (HttpRequestException)
            {
                // not yet
            }
        }

        throw new TimeoutException("maildev did not do what was waited for.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
