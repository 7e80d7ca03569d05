using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What was released of an incident, the newest first, and what waits for approval.</summary>
/// <exception cref="NotFoundException">There is no such incident, or not the caller's to see.</exception>
public sealed record ListReleasesOfIncident(string Reference) : IQuery<ReleasesOfIncident>
{
    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="Waiting">None for those who neither prepare nor approve.</param>
public sealed record ReleasesOfIncident(IReadOnlyList<ReleaseMark> Releases, IReadOnlyList<ProposalMark> Waiting);

/// <param name="LacksConsent">What it tells is no longer consented to, so it should be withdrawn.</param>
public sealed record ReleaseMark(
    string Reference, string Title, string Language, Tlp Tlp, DateTimeOffset ReleasedAt, bool IsWithdrawn, bool IsCorrected,
    bool LacksConsent);

public sealed record ProposalMark(Guid Id, DateTimeOffset PreparedAt, bool IsMine, bool IsVoid);

internal sealed class ListReleasesOfIncidentHandler(RegisterDbContext db, ICurrentUser user, ReleaseDesk desk)
    : IRequestHandler<ListReleasesOfIncident, ReleasesOfIncident>
{
    private const int MaxLines = 50;

    public async Task<ReleasesOfIncident> Handle(ListReleasesOfIncident request, CancellationToken ct)
    {
        await db.KeepPlans(ct);
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .Select(i => new { i.Id, i.Version }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var releases = await (
            from origin in db.ReleaseOrigins.AsNoTracking()
            where origin.IncidentId == incident.Id
            join release in db.Releases on origin.ReleaseId equals release.Id
            orderby release.ReleasedAt descending, release.Id descending
            select new
            {
                origin.ProposalId,
                Mark = new ReleaseMark(
                    release.Reference, release.Title, release.Language, release.Tlp, release.ReleasedAt,
                    db.ReleaseWithdrawals.Any(w => w.ReleaseId == release.Id), db.Releases.Any(c => c.CorrectsId == release.Id), false),
            })
            .Top(MaxLines).ToListAsync(ct);
        if (!Policies.PrepareReleases.Allows(user.Now.Role)) return new ReleasesOfIncident([.. releases.Select(r => r.Mark)], []);

        var proposals = await db.ReleaseProposals.AsNoTracking().Where(p => p.IncidentId == incident.Id)
            .OrderBy(p => p.PreparedAt).ThenBy(p => p.Id).Top(MaxLines).ToListAsync(ct);
        var lacking = await Lacking(incident.Id, proposals, ct);
        return new ReleasesOfIncident(
            [.. releases.Select(r => r.Mark with { LacksConsent = !r.Mark.IsWithdrawn && lacking.Contains(r.ProposalId) })],
            [.. proposals.Where(p => p.State == ProposalState.Waiting).Select(p =>
                new ProposalMark(p.Id, p.PreparedAt, p.PreparedBy == user.Now.Id, p.IncidentVersion != incident.Version))]);
    }

    private async Task<HashSet<Guid>> Lacking(Guid incidentId, List<ReleaseProposal> proposals, CancellationToken ct)
    {
        var approved = proposals.Where(p => p.State == ProposalState.Approved).ToList();
        if (approved.Count == 0) return [];

        var incident = await desk.Whole(db.Incidents.AsNoTracking()).SingleAsync(i => i.Id == incidentId, ct);
        return [.. approved.Where(p => ReleaseConsent.Gaps(incident, p.Choice, p.Snapshot.Audience).Count > 0).Select(p => p.Id)];
    }
}
