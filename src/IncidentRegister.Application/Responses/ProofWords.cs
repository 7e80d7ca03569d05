using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Application.Responses;

/// <summary>Marks the words of a statement that show what somebody did or said.</summary>
internal static class ProofWords
{
    /// <exception cref="FluentValidation.ValidationException">No such statement; beside its field.</exception>
    /// <exception cref="Domain.RuleBrokenException">The words do not stand there.</exception>
    public static async Task<Passage> Mark(RegisterDbContext db, ResponseProof proof, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return (await new PassageDesk(db).Mark(proof.Statement, proof.Passage, now, ct)).Passage;
        }
        catch (NotFoundException)
        {
            throw Typing.Refused($"{nameof(RecordResponse.Proof)}.{nameof(proof.Statement)}", "statement.not-known");
        }
    }
}
