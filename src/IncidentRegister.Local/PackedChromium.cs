using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace IncidentRegister.Local;

/// <summary>
/// The headless Chromium of the npm package <c>@sparticuz/chromium</c>. Its archives are unpacked here and not by its
/// own script, which leaves half a browser behind when it is interrupted, and in a folder that all users share.
/// </summary>
internal static class PackedChromium
{
    private const string Package = "src/IncidentRegister.Local/node_modules/@sparticuz/chromium";

    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    // The package's own libraries and fonts step in only where the machine lacks them.
    private const string Launcher = """
        #!/bin/sh
        here=$(dirname "$(readlink -f "$0")")
        if ldd "$here/chromium" | grep -q 'not found'; then
          export LD_LIBRARY_PATH="$here/libraries/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
        fi
        if [ ! -e /etc/fonts/fonts.conf ]; then
          export FONTCONFIG_FILE="$here/fonts.conf"
        fi
        exec "$here/chromium" "$@"

        """;

    private const string FontsConfiguration = """
        <?xml version="1.0"?>
        <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
        <fontconfig>
          <dir prefix="relative">fonts</dir>
          <cachedir prefix="xdg">fontconfig</cachedir>
        </fontconfig>

        """;

    /// <returns>The launcher; null when the package is not installed, or not for this processor.</returns>
    public static string? Unpack()
    {
        if (RuntimeInformation.ProcessArchitecture != Architecture.X64) return null;
        if (LocalFolder.FindRoot(AppContext.BaseDirectory) is not { } root) return null;

        var description = Path.Combine(root, Package, "package.json");
        if (!File.Exists(description)) return null;

        using var package = JsonDocument.Parse(File.ReadAllBytes(description));
        var version = package.RootElement.GetProperty("version").GetString();
        var folder = Path.Combine(root, LocalFolder.Name, $"chromium-{version}");
        if (!Directory.Exists(folder)) Unpack(Path.Combine(root, Package, "bin"), folder);
        return Path.Combine(folder, "launch");
    }

    // The folder gets its name last, so that an interrupted or a second unpacking is never taken for a whole one.
    private static void Unpack(string archives, string folder)
    {
        var unfinished = Directory.CreateDirectory($"{folder}.{Environment.ProcessId}").FullName;
        UnpackTar(Path.Combine(archives, "fonts.tar.br"), unfinished);
        UnpackTar(Path.Combine(archives, "swiftshader.tar.br"), unfinished);
        UnpackTar(Path.Combine(archives, "al2023.tar.br"), Path.Combine(unfinished, "libraries"));
        File.WriteAllText(Path.Combine(unfinished, "fonts.conf"), FontsConfiguration);

        var program = Path.Combine(unfinished, "chromium");
        var archive = File.OpenRead(Path.Combine(archives, "chromium.br"));
        using (var packed = new BrotliStream(archive, CompressionMode.Decompress))
        using (var file = File.Create(program))
            packed.CopyTo(file);

        var launcher = Path.Combine(unfinished, "launch");
        File.WriteAllText(launcher, Launcher);
        File.SetUnixFileMode(program, Executable);
        File.SetUnixFileMode(launcher, Executable);
        Directory.Move(unfinished, folder);
    }

    private static void UnpackTar(string archive, string folder)
    {
        Directory.CreateDirectory(folder);
        using var packed = new BrotliStream(File.OpenRead(archive), CompressionMode.Decompress);
        TarFile.ExtractToDirectory(packed, folder, overwriteFiles: true);
    }
}
