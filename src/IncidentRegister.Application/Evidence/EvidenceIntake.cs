using System.Security.Cryptography;
using System.Text.Json.Serialization;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// A file that arrived whole and lies sealed in the store. Its id is no part of what it is: the same file sent twice
/// with one form is one file.
/// </summary>
/// <param name="Size">Bytes.</param>
public sealed record ReceivedFile([property: JsonIgnore] Guid Id, string GivenName, EvidenceKind Kind, long Size, byte[] Sha256);

/// <summary>
/// Takes a file in as it arrives: sealed, counted, hashed and looked at in one pass. Happens before any transaction, for a
/// bad line may take minutes; until <c>AddEvidence</c> enters it, nobody sees it, and the sweep takes it after a day.
/// </summary>
public sealed class EvidenceIntake(IEvidenceStore store, TimeProvider clock)
{
    private const int PieceLength = 64 * 1024;

    /// <param name="organisationId">Whose the incident is.</param>
    /// <param name="read">Fills the memory as far as bytes have come, and returns how many; nought at the end.</param>
    /// <exception cref="TooLargeException">It goes on beyond <see cref="EvidenceFile.MaxBytes"/>.</exception>
    /// <exception cref="RuleBrokenException">Its content is not taken.</exception>
    public Task<ReceivedFile> Receive(
        Guid organisationId, string givenName, Func<Memory<byte>, CancellationToken, ValueTask<int>> read, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        return store.Keep(new EvidenceAddress(id, organisationId), async sealer =>
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var probe = new ContentProbe();
            var piece = new byte[PieceLength];
            while (await read(piece, ct) is > 0 and var length)
            {
                if (probe.Length + length > EvidenceFile.MaxBytes) throw new TooLargeException("evidence.too-large");
                sha256.AppendData(piece, 0, length);
                probe.Take(piece.AsSpan(0, length));
                await sealer.Write(piece.AsMemory(0, length), ct);
            }

            var kind = probe.Conclude(FileName.Clean(givenName));
            return new ReceivedFile(id, givenName, kind, probe.Length, sha256.GetHashAndReset());
        }, ct);
    }
}
