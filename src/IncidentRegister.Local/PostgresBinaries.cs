using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IncidentRegister.Local;

/// <summary>A PostgreSQL that this machine can run.</summary>
/// <param name="Folder">Holds <c>postgres</c> and <c>initdb</c>.</param>
/// <param name="Version">As it names itself, "18.4".</param>
internal sealed partial record PostgresBinaries(string Folder, string Version)
{
    public string Postgres => Path.Combine(Folder, "postgres");
    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>Data of one major version is closed to every other one.</summary>
    public int Major => int.Parse(LeadingNumber().Match(Version).ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Whether it came from npm, and so stands on its own and may be copied elsewhere.</summary>
    public bool AreEmbedded => File.Exists(Path.Combine(Folder, "../pg-symlinks.json"));

    /// <returns>Null where there is no PostgreSQL, or one that this machine cannot run.</returns>
    public static PostgresBinaries? TryOpen(string folder)
    {
        var found = new PostgresBinaries(Path.GetFullPath(folder), "");
        if (!File.Exists(found.Postgres) || !File.Exists(found.InitDb)) return null;

        if (found.AreEmbedded) LibraryLinks.Restore(found.Folder);
        try
        {
            var answer = ChildProcess.Run(null, found.Postgres, "--version");
            var version = VersionInAnswer().Match(answer);
            return version.Success ? found with { Version = version.Groups[1].Value } : null;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            return null; // made for another C library or processor: the next candidate may do
        }
    }

    [GeneratedRegex(@"\(PostgreSQL\) (\d\S*)")]
    private static partial Regex VersionInAnswer();

    [GeneratedRegex(@"^\d+")]
    private static partial Regex LeadingNumber();
}
