using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Indexes incidents and statements that were entered before there was an index of candidates: of those that the caller may
/// read, the latest two hundred of each. Returns how many were indexed now; to be sent again until that is none.
/// </summary>
public sealed record IndexCandidates : ICommand<int>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class IndexCandidatesHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail)
    : IRequestHandler<IndexCandidates, int>
{
    // A transaction of about a second, so that nobody waits long for what it writes.
    private const int AtOnce = 200;

    public async Task<int> Handle(IndexCandidates request, CancellationToken ct)
    {
        var incidents = await db.Database.SqlQuery<Guid>(
            $"select incident_id as \"Value\" from sec.incidents_without_terms({AtOnce})").ToArrayAsync(ct);
        var versions = await db.Database.SqlQuery<Guid>($"""
            select version_id as "Value" from sec.versions_without_terms({CandidateTerms.OfAll}, {AtOnce})
            """).ToArrayAsync(ct);

        var index = new CandidateIndex(db, user.Now);
        if (incidents.Length > 0) await index.KeepIncidents(incidents, ct);
        if (versions.Length > 0) await index.KeepStatements(versions, ct);
        if (incidents.Length + versions.Length == 0) trail.NothingHappened();

        return incidents.Length + versions.Length;
    }
}
