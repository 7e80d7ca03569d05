using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// Holds an incident until the transaction ends, so that it cannot change between the check and the release, and so that
/// of two who decide at once the second one sees what the first one did.
/// </summary>
internal sealed class ReleaseLocks(RegisterDbContext db, CurrentUser user)
{
    /// <returns>The id of the incident.</returns>
    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    public Task<Guid> Take(string reference, CancellationToken ct) =>
        Take(db.Incidents.VisibleTo(user).Called(reference).Select(i => (Guid?)i.Id), ct);

    /// <exception cref="NotFoundException">There is no such proposal, or none that this person sees.</exception>
    public Task<Guid> TakeOfProposal(Guid proposal, CancellationToken ct)
    {
        var visible = db.Incidents.VisibleTo(user);
        return Take(db.ReleaseProposals.Where(p => p.Id == proposal && visible.Any(i => i.Id == p.IncidentId))
            .Select(p => (Guid?)p.IncidentId), ct);
    }

    /// <exception cref="NotFoundException">There is no such release, or this person does not see what it was made from.</exception>
    public Task<Guid> TakeOfRelease(string release, CancellationToken ct)
    {
        var visible = db.Incidents.VisibleTo(user);
        return Take(
            from origin in db.ReleaseOrigins
            where db.Releases.Any(r => r.Id == origin.ReleaseId && r.Reference == release)
                && visible.Any(i => i.Id == origin.IncidentId)
            select (Guid?)origin.IncidentId, ct);
    }

    private async Task<Guid> Take(IQueryable<Guid?> incident, CancellationToken ct)
    {
        var id = await incident.SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        // Whoever decides second waits for as long as the first may work, and not only for as long as for a row.
        await db.Database.ExecuteSqlAsync($"""
            set local lock_timeout = '9s';
            select from incidents where id = {id} for update;
            set local lock_timeout to default;
            """, ct);
        return id;
    }
}
