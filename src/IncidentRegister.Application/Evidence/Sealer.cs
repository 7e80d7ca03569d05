using System.Security.Cryptography;

namespace IncidentRegister.Application.Evidence;

/// <summary>Takes a file as it comes and writes it sealed. Holds one chunk, however large the file is.</summary>
public sealed class Sealer : IDisposable
{
    private readonly EvidenceAddress at;
    private readonly Stream target;
    private readonly AesGcm aes;
    private readonly byte[] open = new byte[SealedFormat.ChunkLength];
    private readonly byte[] closed = new byte[SealedFormat.ChunkLength + SealedFormat.TagLength];
    private int length;
    private long number;

    private Sealer(EvidenceAddress at, Stream target, ReadOnlySpan<byte> fileKey) =>
        (this.at, this.target, aes) = (at, target, new AesGcm(fileKey, SealedFormat.TagLength));

    internal static async Task<Sealer> Begin(EvidenceAddress at, Stream target, EvidenceKeys keys, CancellationToken ct)
    {
        var fileKey = RandomNumberGenerator.GetBytes(EvidenceKeys.KeyLength);
        try
        {
            var (id, key) = keys.Latest();
            await target.WriteAsync(SealedFormat.Header(at, id, key, fileKey), ct);
            return new Sealer(at, target, fileKey);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(fileKey);
        }
    }

    public async Task Write(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (bytes.Length > 0)
        {
            // A full chunk waits for the next byte, for only then is it known not to be the last one.
            if (length == open.Length) await Close(isLast: false, ct);
            var part = Math.Min(bytes.Length, open.Length - length);
            bytes[..part].CopyTo(open.AsMemory(length));
            length += part;
            bytes = bytes[part..];
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(open);
        aes.Dispose();
    }

    internal Task Finish(CancellationToken ct) => Close(isLast: true, ct);

    private async Task Close(bool isLast, CancellationToken ct)
    {
        SealedFormat.SealChunk(aes, at, number++, isLast, open.AsSpan(0, length), closed);
        await target.WriteAsync(closed.AsMemory(0, length + SealedFormat.TagLength), ct);
        length = 0;
    }
}
