using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Releases that wait for somebody's approval, the oldest first, at most 100.</summary>
public sealed record ListProposals : IQuery<IReadOnlyList<ProposalLine>>
{
    public static Policy Policy => Policies.ApproveReleases;
}

/// <param name="Incident">The reference of the incident.</param>
/// <param name="IsMine">The caller prepared it, and cannot approve it.</param>
/// <param name="IsVoid">The incident was changed since.</param>
public sealed record ProposalLine(
    Guid Id, string Incident, string Title, string Language, Tlp Tlp, ReleaseAudience Audience, DateTimeOffset PreparedAt,
    bool IsMine, bool IsVoid);

internal sealed class ListProposalsHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ListProposals, IReadOnlyList<ProposalLine>>
{
    private const int MaxLines = 100;

    public async Task<IReadOnlyList<ProposalLine>> Handle(ListProposals request, CancellationToken ct)
    {
        var found = await (
            from proposal in db.ReleaseProposals.AsNoTracking()
            where proposal.State == ProposalState.Waiting
            join incident in db.Incidents.VisibleTo(user.Now) on proposal.IncidentId equals incident.Id
            orderby proposal.PreparedAt, proposal.Id
            select new
            {
                proposal.Id,
                incident.Reference,
                proposal.Snapshot,
                proposal.PreparedAt,
                proposal.PreparedBy,
                IsVoid = proposal.IncidentVersion != incident.Version,
            })
            .Top(MaxLines).ToListAsync(ct);
        return [.. found.Select(p => new ProposalLine(
            p.Id, p.Reference, p.Snapshot.Title, p.Snapshot.Language, p.Snapshot.Tlp, p.Snapshot.Audience, p.PreparedAt,
            p.PreparedBy == user.Now.Id, p.IsVoid))];
    }
}
