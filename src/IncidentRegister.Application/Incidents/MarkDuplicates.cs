using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Compares a case with what the liaison may read, and marks both where it may be of the same event as another, for the
/// queue. Returns how many others there are. Of a case that is gone, merged or not the liaison's to read no mark is left.
/// </summary>
/// <param name="ToldAt">As <see cref="TakenComparison.ToldAt"/>.</param>
public sealed record MarkDuplicates(Guid Incident, DateTimeOffset ToldAt) : ICommand<int>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class MarkDuplicatesHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail) : IRequestHandler<MarkDuplicates, int>
{
    public async Task<int> Handle(MarkDuplicates request, CancellationToken ct)
    {
        trail.NothingHappened(); // what is kept of it says nothing that the records do not
        var record = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Where(i => i.Id == request.Incident && i.MergedIntoId == null)
            .Compared(user.Now).SingleOrDefaultAsync(ct);
        var others = record is null ? [] : (await new LikeIncidents(db, user.Now).To(record, ct)).Select(o => o.Id).ToArray();

        await db.Database.ExecuteSqlAsync($"select sec.keep_likeness({request.Incident}, {request.ToldAt}, {others})", ct);
        return others.Length;
    }
}
