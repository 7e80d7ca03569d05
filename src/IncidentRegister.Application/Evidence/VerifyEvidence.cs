using System.Security.Cryptography;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using MediatR;

namespace IncidentRegister.Application.Evidence;

/// <summary>Reads a file anew, compares its hash with that of its arrival, and writes the outcome into its custody.</summary>
/// <exception cref="NotFoundException">There is no such file, or none that the caller may see.</exception>
public sealed record VerifyEvidence(string Reference, Guid Id) : ICommand<CustodyOutcome>
{
    public static Policy Policy => Policies.ReadIncidents;
}

internal sealed class VerifyEvidenceHandler(RegisterDbContext db, ICurrentUser user, IEvidenceStore store, TimeProvider clock)
    : IRequestHandler<VerifyEvidence, CustodyOutcome>
{
    public async Task<CustodyOutcome> Handle(VerifyEvidence request, CancellationToken ct)
    {
        var file = await db.Take(request.Reference, request.Id, user.Now, ct);
        var outcome = await Compare(file, ct);

        file.Verify(outcome, user.Now.AsHolder(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return outcome;
    }

    private async Task<CustodyOutcome> Compare(EvidenceFile file, CancellationToken ct)
    {
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await foreach (var piece in store.Read(new EvidenceAddress(file.Id, file.OrganisationId), ct)) sha256.AppendData(piece.Span);
        }
        catch (EvidenceMissingException)
        {
            return CustodyOutcome.NotVerifiable;
        }
        catch (EvidenceDamagedException)
        {
            return CustodyOutcome.Mismatch;
        }

        return sha256.GetHashAndReset().AsSpan().SequenceEqual(file.Sha256) ? CustodyOutcome.Match : CustodyOutcome.Mismatch;
    }
}
