namespace IncidentRegister.Local;

/// <summary>Finds a Chromium for browser tests and for printing.</summary>
public static class LocalChromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>
    /// <c>CHROMIUM_PATH</c>, else an installed one, else the one that npm brought, unpacked once into the checkout's
    /// <see cref="LocalFolder"/>.
    /// </summary>
    /// <returns>An executable that takes Chromium's arguments; null when there is none.</returns>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen) return chosen;

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Prepend("/usr/bin");
        var installed =
            from name in Names
            from folder in folders
            let path = Path.Combine(folder, name)
            where File.Exists(path)
            select path;
        return installed.FirstOrDefault() ?? PackedChromium.Unpack();
    }
}
