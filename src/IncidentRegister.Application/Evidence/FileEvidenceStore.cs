using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// Sealed files in one folder. A file is written under another name, brought to the disk and then renamed, so that under
/// its own name it is always whole.
/// </summary>
public sealed class FileEvidenceStore(EvidenceSettings settings, EvidenceKeys keys) : IEvidenceStore
{
    private const string Whole = ".sealed";
    private const string Unfinished = ".part";

    public async Task<TResult> Keep<TResult>(EvidenceAddress at, Func<Sealer, Task<TResult>> write, CancellationToken ct)
    {
        PrivateFiles.MakeFolder(Folder);
        try
        {
            var result = await WriteUnfinished(at, write, ct);
            File.Move(PathOf(at.Id, Unfinished), PathOf(at.Id, Whole));
            return result;
        }
        catch
        {
            File.Delete(PathOf(at.Id, Unfinished));
            throw;
        }
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Read(EvidenceAddress at, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = Open(at);
        var header = new byte[SealedFormat.HeaderLength];
        var headerLength = await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, ct);
        var fileKey = SealedFormat.FileKey(at, header.AsSpan(0, headerLength), keys);
        using var aes = new AesGcm(fileKey, SealedFormat.TagLength);
        CryptographicOperations.ZeroMemory(fileKey);

        // One byte more than a chunk tells whether another one follows.
        var sealedBytes = new byte[SealedFormat.ChunkLength + SealedFormat.TagLength + 1];
        var carried = 0;
        for (var number = 0L; ; number++)
        {
            var length = carried + await file.ReadAtLeastAsync(
                sealedBytes.AsMemory(carried), sealedBytes.Length - carried, throwOnEndOfStream: false, ct);
            var isLast = length < sealedBytes.Length;
            yield return SealedFormat.OpenChunk(aes, at, number, isLast, sealedBytes.AsSpan(0, isLast ? length : length - 1));
            if (isLast) yield break;
            (sealedBytes[0], carried) = (sealedBytes[^1], 1);
        }
    }

    public IReadOnlyList<Guid> KeptBefore(DateTimeOffset instant) => !Directory.Exists(Folder) ? [] :
    [
        .. new DirectoryInfo(Folder).EnumerateFiles()
            .Where(file => file.Extension is Whole or Unfinished && file.LastWriteTimeUtc < instant.UtcDateTime)
            .Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) ? id : (Guid?)null)
            .OfType<Guid>().Distinct(),
    ];

    public void Remove(Guid id)
    {
        File.Delete(PathOf(id, Whole));
        File.Delete(PathOf(id, Unfinished));
    }

    private async Task<TResult> WriteUnfinished<TResult>(EvidenceAddress at, Func<Sealer, Task<TResult>> write, CancellationToken ct)
    {
        await using var file = PrivateFiles.Create(PathOf(at.Id, Unfinished));
        using var sealer = await Sealer.Begin(at, file, keys, ct);
        var result = await write(sealer);
        await sealer.Finish(ct);
        await file.FlushAsync(ct);
        RandomAccess.FlushToDisk(file.SafeFileHandle);
        return result;
    }

    private FileStream Open(EvidenceAddress at)
    {
        try
        {
            return new FileStream(
                PathOf(at.Id, Whole), new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new EvidenceMissingException(at.Id, "The file");
        }
    }

    private string Folder => settings.Folder.Length > 0
        ? settings.Folder
        : throw new InvalidOperationException("This program was given no folder for evidence.");

    private string PathOf(Guid id, string extension) => Path.Combine(Folder, $"{id:N}{extension}");
}
