using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// The keys that files' own keys are sealed with: 32 bytes in a file <c>evidence-{id}.key</c> that its owner alone may
/// read. The id begins with the time, so the last one in order seals; the others still open what they sealed. To change
/// the key, add a file; never remove one.
/// </summary>
public sealed class EvidenceKeys(EvidenceSettings settings, TimeProvider clock)
{
    public const int IdLength = 8;
    public const int KeyLength = 32;

    private const string Prefix = "evidence-";
    private const string Suffix = ".key";
    private readonly Lock making = new();

    /// <summary>The key to seal with, made on first use.</summary>
    internal (byte[] Id, byte[] Key) Latest()
    {
        lock (making)
        {
            var id = Newest() ?? Make();
            return (id, Find(id) ?? throw new InvalidOperationException("The key of evidence went away while it was read."));
        }
    }

    /// <summary>Null if there is no such key.</summary>
    /// <exception cref="InvalidOperationException">The file is no key, or others than its owner may open it.</exception>
    internal byte[]? Find(ReadOnlySpan<byte> id)
    {
        var path = PathOf(id);
        if (!File.Exists(path)) return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != 0)
            throw new InvalidOperationException($"Others may open {path}. Set its mode to 0600.");

        var key = File.ReadAllBytes(path);
        return key.Length == KeyLength ? key : throw new InvalidOperationException($"{path} is no key: it has not {KeyLength} bytes.");
    }

    private byte[]? Newest() => !Directory.Exists(settings.KeysFolder) ? null : Directory
        .EnumerateFiles(settings.KeysFolder, $"{Prefix}*{Suffix}")
        .Select(path => Path.GetFileName(path)[Prefix.Length..^Suffix.Length])
        .Where(id => id.Length == 2 * IdLength && id.All(char.IsAsciiHexDigitLower))
        .Order(StringComparer.Ordinal).Select(Convert.FromHexString).LastOrDefault();

    private byte[] Make()
    {
        PrivateFiles.MakeFolder(settings.KeysFolder);
        var id = new byte[IdLength];
        BinaryPrimitives.WriteUInt32BigEndian(id, (uint)clock.GetUtcNow().ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(id.AsSpan(sizeof(uint)));

        // Under another name first: a key that was cut off by a power failure would open nothing.
        var unfinished = $"{PathOf(id)}.part";
        using (var file = PrivateFiles.Create(unfinished))
        {
            file.Write(RandomNumberGenerator.GetBytes(KeyLength));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(id));
        return id;
    }

    private string PathOf(ReadOnlySpan<byte> id) => settings.KeysFolder.Length == 0
        ? throw new InvalidOperationException("This program was given no folder for keys of evidence.")
        : Path.Combine(settings.KeysFolder, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Convert.ToHexStringLower(id)}{Suffix}"));
}
