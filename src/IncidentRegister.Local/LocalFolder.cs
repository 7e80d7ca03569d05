namespace IncidentRegister.Local;

/// <summary>Where one machine keeps what it has instead of a configuration: database, mail, keys.</summary>
public static class LocalFolder
{
    /// <summary>The folder's name; git ignores it at the root of a checkout.</summary>
    public const string Name = ".local";

    private const string RootMark = "IncidentRegister.sln";

    /// <summary>
    /// <c>.local</c> at the root of the checkout that holds <paramref name="startFolder"/>, so that every program
    /// of a checkout meets the same register; outside a checkout, <c>.local</c> in the folder itself.
    /// </summary>
    /// <returns>An absolute path. The folder need not exist.</returns>
    public static string Find(string startFolder) =>
        Path.Combine(FindRoot(startFolder) ?? Path.GetFullPath(startFolder), Name);

    /// <summary>The root of the checkout, null outside one.</summary>
    internal static string? FindRoot(string startFolder)
    {
        for (var folder = new DirectoryInfo(Path.GetFullPath(startFolder)); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, RootMark)))
                return folder.FullName;

        return null;
    }
}
