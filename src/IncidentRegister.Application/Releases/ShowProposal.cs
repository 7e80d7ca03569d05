using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>A proposed release as readers would see it, and whether the caller may approve it.</summary>
/// <exception cref="NotFoundException">There is no such proposal, or the incident is not the caller's to see.</exception>
public sealed record ShowProposal(Guid Id) : IQuery<ProposalSheet>
{
    public static Policy Policy => Policies.ApproveReleases;
}

public sealed record ProposalSheet
{
    public required Guid Id { get; init; }

    /// <summary>The reference of the incident.</summary>
    public required string Incident { get; init; }
    public required Tlp Handling { get; init; }
    public required ReleaseSnapshot Snapshot { get; init; }

    /// <summary>In hexadecimal digits; to approve it by.</summary>
    public required string Sha256 { get; init; }
    public required ProposalState State { get; init; }
    public required DateTimeOffset PreparedAt { get; init; }
    public required string? Reason { get; init; }

    /// <summary>The reference of the release that was made of it.</summary>
    public required string? Release { get; init; }

    /// <summary>The caller prepared it, and cannot approve it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The incident was changed since, so nobody can approve it any more.</summary>
    public required bool IsVoid { get; init; }

    /// <summary>Consent without which nobody can approve it.</summary>
    public required IReadOnlyList<ConsentGap> Gaps { get; init; }

    public bool IsWaiting => State == ProposalState.Waiting;
    public bool MayBeApproved => IsWaiting && !IsMine && !IsVoid && Gaps.Count == 0;
    public bool MayBeRejected => IsWaiting && !IsMine;
}

internal sealed class ShowProposalHandler(RegisterDbContext db, ICurrentUser user, ReleaseDesk desk)
    : IRequestHandler<ShowProposal, ProposalSheet>
{
    public async Task<ProposalSheet> Handle(ShowProposal request, CancellationToken ct)
    {
        var proposal = await db.ReleaseProposals.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Id, ct) ?? throw new NotFoundException();
        var incident = await desk.Whole(db.Incidents.AsNoTracking()).SingleOrDefaultAsync(i => i.Id == proposal.IncidentId, ct)
            ?? throw new NotFoundException();
        return new ProposalSheet
        {
            Id = proposal.Id,
            Incident = incident.Reference,
            Handling = incident.Handling,
            Snapshot = proposal.Snapshot,
            Sha256 = Convert.ToHexStringLower(proposal.Sha256),
            State = proposal.State,
            PreparedAt = proposal.PreparedAt,
            Reason = proposal.Reason,
            Release = await db.Releases.Where(r => r.Id == proposal.ReleaseId).Select(r => r.Reference).SingleOrDefaultAsync(ct),
            IsMine = proposal.PreparedBy == user.Now.Id,
            IsVoid = proposal.IsVoidBy(incident),
            Gaps = proposal.State == ProposalState.Waiting ? ReleaseConsent.Gaps(incident, proposal.Choice, proposal.Snapshot.Audience) : [],
        };
    }
}
