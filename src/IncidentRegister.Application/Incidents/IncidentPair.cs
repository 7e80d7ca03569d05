using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Takes two records out with all their parts, to be compared or merged.</summary>
internal sealed class IncidentPair(RegisterDbContext db, CurrentUser user)
{
    public MergeReader Reader => new(user.Id, user.OrganisationId, user.Role == Role.Lead);

    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    public async Task<Incident> Read(string reference, CancellationToken ct) =>
        await Whole(db.Incidents.AsNoTracking()).Called(reference).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

    /// <exception cref="NotFoundException">There is none, or none that this person sees.</exception>
    /// <exception cref="StaleVersionException">Somebody changed it since.</exception>
    public Task<Incident> Take(string reference, long version, CancellationToken ct) =>
        Whole(db.Incidents).Called(reference).At(version, ct);

    /// <summary>With the parts that were taken back, too.</summary>
    public Task<Incident> TakeAll(string reference, long version, CancellationToken ct) =>
        Whole(db.Incidents.IgnoreQueryFilters()).Called(reference).At(version, ct);

    private IQueryable<Incident> Whole(IQueryable<Incident> incidents) => incidents.VisibleTo(user)
        .Include(i => i.Acts).ThenInclude(a => a.Stages).Include(i => i.Targets).ThenInclude(t => t.Identity)
        .Include(i => i.Involvements).Include(i => i.Sources).AsSplitQuery();
}
