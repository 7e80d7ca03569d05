using System.Text.Json;

namespace IncidentRegister.Local;

/// <summary>
/// The links between the shared libraries of the PostgreSQL from npm. An npm package cannot hold links; its install
/// script would make them, but a careful npm runs no install scripts.
/// </summary>
internal static class LibraryLinks
{
    private const string Map = "native/pg-symlinks.json";

    /// <summary>Makes the links that are missing. Does nothing for a PostgreSQL that did not come from npm.</summary>
    public static void Restore(string binariesFolder)
    {
        var package = Path.GetFullPath(Path.Combine(binariesFolder, "../.."));
        var map = Path.Combine(package, Map);
        if (!File.Exists(map)) return;

        foreach (var (source, target) in Read(map))
        {
            var link = Path.Combine(package, target);
            if (File.Exists(link)) continue;

            try
            {
                File.CreateSymbolicLink(link, Path.GetFileName(source));
            }
            catch (IOException) when (File.Exists(link))
            {
                // Another start made it between the question and the deed.
            }
        }
    }

    private static List<(string Source, string Target)> Read(string map)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(map));
        return [.. document.RootElement.EnumerateArray().Select(link =>
            (link.GetProperty("source").GetString() ?? "", link.GetProperty("target").GetString() ?? ""))];
    }
}
