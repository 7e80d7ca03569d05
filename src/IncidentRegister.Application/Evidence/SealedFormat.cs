using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// How a sealed file is laid out. A header of 72 bytes: the mark <c>IRE1</c>, the id of the sealing key (8), and the file's
/// own key sealed with it (nonce 12, ciphertext 32, tag 16). Then chunks of 64 KB, only the last one shorter, each AES-256-GCM
/// with its tag of 16 bytes behind it. The nonce is the number of the chunk and whether it is the last; the same, with the
/// file's id and its organisation's, is what the tag covers besides. So a chunk that was cut off, moved, repeated or taken
/// from another file opens nowhere. A file without content is one empty last chunk.
/// </summary>
internal static class SealedFormat
{
    public const int ChunkLength = 64 * 1024;
    public const int TagLength = 16;
    public const int NonceLength = 12;
    public const int HeaderLength = 4 + EvidenceKeys.IdLength + NonceLength + EvidenceKeys.KeyLength + TagLength;

    private const int IdAt = 4;
    private const int NonceAt = IdAt + EvidenceKeys.IdLength;
    private const int KeyAt = NonceAt + NonceLength;
    private const int TagAt = KeyAt + EvidenceKeys.KeyLength;
    private const int BoundLength = 2 * 16 + sizeof(long) + 1;

    private static ReadOnlySpan<byte> Mark => "IRE1"u8;

    public static byte[] Header(EvidenceAddress at, byte[] keyId, byte[] key, ReadOnlySpan<byte> fileKey)
    {
        var header = new byte[HeaderLength];
        Mark.CopyTo(header);
        keyId.CopyTo(header, IdAt);
        RandomNumberGenerator.Fill(header.AsSpan(NonceAt, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(header.AsSpan(NonceAt, NonceLength), fileKey, header.AsSpan(KeyAt, EvidenceKeys.KeyLength),
            header.AsSpan(TagAt, TagLength), Bound(at, header.AsSpan(0, NonceAt)));
        return header;
    }

    /// <exception cref="EvidenceMissingException">The key that it was sealed with is not there.</exception>
    /// <exception cref="EvidenceDamagedException">It is not the header of this file.</exception>
    public static byte[] FileKey(EvidenceAddress at, ReadOnlySpan<byte> header, EvidenceKeys keys)
    {
        if (header.Length < HeaderLength || !header.StartsWith(Mark)) throw new EvidenceDamagedException(at.Id);

        var key = keys.Find(header.Slice(IdAt, EvidenceKeys.IdLength)) ?? throw new EvidenceMissingException(at.Id, "The key");
        var fileKey = new byte[EvidenceKeys.KeyLength];
        try
        {
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(header.Slice(NonceAt, NonceLength), header.Slice(KeyAt, EvidenceKeys.KeyLength), header.Slice(TagAt, TagLength),
                fileKey, Bound(at, header[..NonceAt]));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new EvidenceDamagedException(at.Id);
        }

        return fileKey;
    }

    /// <param name="chunk">Receives ciphertext and tag.</param>
    public static void SealChunk(
        AesGcm aes, EvidenceAddress at, long number, bool isLast, ReadOnlySpan<byte> content, Span<byte> chunk) =>
        aes.Encrypt(
            Nonce(number, isLast), content, chunk[..content.Length], chunk.Slice(content.Length, TagLength), Bound(at, number, isLast));

    /// <exception cref="EvidenceDamagedException">It is not the chunk that was sealed for this place.</exception>
    public static byte[] OpenChunk(AesGcm aes, EvidenceAddress at, long number, bool isLast, ReadOnlySpan<byte> chunk)
    {
        if (chunk.Length < TagLength) throw new EvidenceDamagedException(at.Id);
        var content = new byte[chunk.Length - TagLength];
        try
        {
            aes.Decrypt(Nonce(number, isLast), chunk[..content.Length], chunk[content.Length..], content, Bound(at, number, isLast));
            return content;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new EvidenceDamagedException(at.Id);
        }
    }

    // Every file has a key of its own, so the number alone never comes twice under one key.
    private static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[NonceLength];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[sizeof(long)] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }

    private static byte[] Bound(EvidenceAddress at, long number, bool isLast)
    {
        var bound = new byte[BoundLength];
        WriteAddress(at, bound);
        BinaryPrimitives.WriteInt64BigEndian(bound.AsSpan(32), number);
        bound[^1] = isLast ? (byte)1 : (byte)0;
        return bound;
    }

    private static byte[] Bound(EvidenceAddress at, ReadOnlySpan<byte> start)
    {
        var bound = new byte[32 + start.Length];
        WriteAddress(at, bound);
        start.CopyTo(bound.AsSpan(32));
        return bound;
    }

    private static void WriteAddress(EvidenceAddress at, Span<byte> bound)
    {
        at.Id.TryWriteBytes(bound, bigEndian: true, out _);
        at.OrganisationId.TryWriteBytes(bound[16..], bigEndian: true, out _);
    }
}
