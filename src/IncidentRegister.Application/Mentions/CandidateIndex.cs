using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Writes the terms by which incidents and statements find each other, as they stand now.</summary>
internal sealed class CandidateIndex(RegisterDbContext db, CurrentUser user)
{
    /// <summary>Of those that the caller may read.</summary>
    public async Task KeepIncidents(Guid[] ids, CancellationToken ct)
    {
        foreach (var (id, sketch) in await new IncidentSketches(db, user).ForIndex(ids, ct))
        {
            var (known, terms) = (CandidateTerms.KnownFrom(sketch), CandidateTerms.Standard.Of(sketch).ToArray());
            await db.Database.ExecuteSqlAsync($"select sec.keep_incident_terms({id}, {known}, {terms})", ct);
        }
    }

    /// <param name="versions">Each the newest of its statement.</param>
    public async Task KeepStatements(Guid[] versions, CancellationToken ct)
    {
        foreach (var statement in await new StatementSketches(db).Of(versions, ct))
        {
            // What has no day is looked for as if it were the latest.
            var issued = statement.Sketch.Date ?? DateOnly.MaxValue;
            var terms = CandidateTerms.Standard.Of(statement.Sketch).ToArray();
            await db.Database.ExecuteSqlAsync(
                $"select sec.keep_statement_terms({statement.VersionId}, {issued}, {terms})", ct);
        }
    }
}
