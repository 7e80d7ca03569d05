using System.Diagnostics;
using IncidentRegister.Local;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Local;

/// <summary>One folder for all tests of a class: initdb runs once, and every test leaves the server stopped.</summary>
public sealed class LocalServer : IDisposable
{
    // Not a private folder: as root, the server runs as another user, who has to get here.
    private readonly string folder = Path.Combine("/tmp", $"register-test-{Guid.NewGuid():n}");

    public string Data => Path.Combine(Directory.GetDirectories(folder, "postgres-*").Single(), "data");

    private string Pipe => Path.Combine(Data, "../run/alive");

    public LocalPostgres Start(params string[] settings) =>
        LocalPostgres.Start(new(folder) { Settings = ["fsync=off", .. settings] }, _ => { });

    /// <summary>Another program that starts or joins the server. It ends only by force.</summary>
    public async Task<Process> StartProgram()
    {
        var assembly = typeof(LocalServer).Assembly.Location;
        var description = new ProcessStartInfo("dotnet", ["exec", assembly]) { RedirectStandardOutput = true };
        description.Environment["DOTNET_STARTUP_HOOKS"] = assembly;
        description.Environment[StartupHook.Folder] = folder;
        var program = Process.Start(description)!;
        Assert.Equal("held", await program.StandardOutput.ReadLineAsync());
        return program;
    }

    /// <summary>A process that has nothing to do with the server, but runs as the same user.</summary>
    public Process StartStranger() =>
        Process.Start(ChildProcess.Describe(ServerUser.For(folder), "sleep", "60"))!;

    public static T Ask<T>(LocalPostgres server, string question)
    {
        using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres", "postgres"));
        using var command = source.CreateCommand(question);
        return (T)command.ExecuteScalar()!;
    }

    /// <summary>Neither the server nor who watches it is left.</summary>
    public async Task Stops()
    {
        var watch = Stopwatch.StartNew();
        while (IsRunning())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "PostgreSQL or its watchdog runs on.");
            await Task.Delay(10);
        }

        Assert.False(File.Exists(Path.Combine(Data, "postmaster.pid")));
    }

    public bool IsRunning()
    {
        using var heard = Libc.OpenPipe(Pipe, Libc.WriteOnlyWithoutWaiting);
        return heard is not null || new ServerProcesses(Data).List().Count > 0;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
