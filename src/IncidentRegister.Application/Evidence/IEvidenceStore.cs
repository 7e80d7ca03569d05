namespace IncidentRegister.Application.Evidence;

/// <summary>Which file, and whose: both are sealed into every piece of it, so that none can stand in for another.</summary>
public readonly record struct EvidenceAddress(Guid Id, Guid OrganisationId);

/// <summary>Keeps files sealed. What is read from it is what was written, or an exception.</summary>
public interface IEvidenceStore
{
    /// <summary>
    /// Keeps what <paramref name="write"/> gives to the sealer, once it has returned. If it throws, nothing is left.
    /// </summary>
    Task<TResult> Keep<TResult>(EvidenceAddress at, Func<Sealer, Task<TResult>> write, CancellationToken ct);

    /// <summary>The file piece by piece, each one proven before it is handed out.</summary>
    /// <exception cref="EvidenceMissingException">The file or its key is not there. Thrown at the first piece.</exception>
    /// <exception cref="EvidenceDamagedException">A piece is not what was written. Nothing of it was handed out.</exception>
    IAsyncEnumerable<ReadOnlyMemory<byte>> Read(EvidenceAddress at, CancellationToken ct);

    /// <summary>Files that were kept before an instant (UTC), and what writing left behind when it was broken off.</summary>
    IReadOnlyList<Guid> KeptBefore(DateTimeOffset instant);

    /// <summary>Removes a file, whole or broken off; nothing if there is none.</summary>
    void Remove(Guid id);
}

/// <summary>The file, or the key that it is sealed with, is not there.</summary>
public sealed class EvidenceMissingException(Guid id, string what) : Exception($"{what} of evidence {id} is not there.");

/// <summary>Bytes of the file are not those that were written, or stand at another place.</summary>
public sealed class EvidenceDamagedException(Guid id) : Exception($"Evidence {id} is not what was written.");
