using System.Security.Cryptography;
using System.Text;

namespace IncidentRegister.Local;

/// <summary>
/// Where root keeps the server when its user cannot reach the checkout, as under /root: a folder of its own below
/// /var/lib, named after the folder it stands in for.
/// </summary>
internal static class Refuge
{
    private const UnixFileMode Open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>A short name that is the same for the same folder, on every start.</summary>
    public static string NameOf(string folder) =>
        "incident-register-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..12];

    /// <summary>The folder itself when the user can reach it, else its refuge.</summary>
    public static string FolderFor(ServerUser? user, string folder) =>
        user is null || user.CanReach(folder) ? folder : Make(folder);

    /// <summary>The binaries where they lie when the user can reach them, else a copy, made once per version.</summary>
    /// <exception cref="InvalidOperationException">Out of reach, and not made to be copied.</exception>
    public static PostgresBinaries BinariesFor(ServerUser? user, PostgresBinaries binaries, string folder)
    {
        if (user is null || user.CanReach(binaries.Folder) && user.CanReach(binaries.Postgres)) return binaries;
        if (!binaries.AreEmbedded)
            throw new InvalidOperationException(
                $"PostgreSQL is to run as '{user.Name}', who may not read {binaries.Folder}.");

        var copy = Path.Combine(Make(folder), "binaries-" + binaries.Version);
        if (!Directory.Exists(copy)) CopyPackage(binaries, copy);
        return binaries with { Folder = Path.Combine(copy, "native/bin") };
    }

    private static string Make(string folder)
    {
        var refuge = Directory.CreateDirectory(Path.Combine("/var/lib", NameOf(folder)));
        refuge.UnixFileMode = Open; // set afterwards, because the umask may be a narrow one
        return refuge.FullName;
    }

    // The folder gets its name last, so that an interrupted copy is never taken for a whole one.
    private static void CopyPackage(PostgresBinaries binaries, string copy)
    {
        var unfinished = copy + "." + Environment.ProcessId;
        var native = Path.GetFullPath(Path.Combine(binaries.Folder, ".."));
        CopyFolder(new(native), Path.Combine(unfinished, "native"));
        LibraryLinks.Restore(Path.Combine(unfinished, "native/bin"));
        File.SetUnixFileMode(unfinished, Open);
        Directory.Move(unfinished, copy);
    }

    // Links are left out, because the copy makes its own; archives (*.a) only serve a compiler.
    private static void CopyFolder(DirectoryInfo from, string to)
    {
        Directory.CreateDirectory(to);
        File.SetUnixFileMode(to, Open);
        foreach (var folder in from.EnumerateDirectories())
            CopyFolder(folder, Path.Combine(to, folder.Name));

        foreach (var file in from.EnumerateFiles().Where(file => file.LinkTarget is null && file.Extension != ".a"))
        {
            var target = file.CopyTo(Path.Combine(to, file.Name)).FullName;
            File.SetUnixFileMode(target, Open);
        }
    }
}
