using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Records that may be of the same event as this one: the likeliest first, at most three, and only what the caller may
/// read. What somebody said is not the same is not proposed again.
/// </summary>
/// <exception cref="NotFoundException">There is no such record, or none that the caller may see.</exception>
public sealed record ListLikeIncidents(string Reference) : IQuery<IReadOnlyList<LikeIncident>>
{
    public static Policy Policy => Policies.ReadIncidents;
}

internal sealed class ListLikeIncidentsHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<ListLikeIncidents, IReadOnlyList<LikeIncident>>
{
    public async Task<IReadOnlyList<LikeIncident>> Handle(ListLikeIncidents request, CancellationToken ct)
    {
        var record = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference).Compared(user.Now)
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var like = new LikeIncidents(db, user.Now);

        return await like.To(await like.Sketch(record, ct), record.Id, ct);
    }
}
