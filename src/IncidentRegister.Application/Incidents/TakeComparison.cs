using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>Takes up the oldest case that nobody has compared since it was told; null when there is none.</summary>
public sealed record TakeComparison : ICommand<TakenComparison?>
{
    /// <summary>Longer than a comparison takes. A process that died loses the case after it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public static Policy Policy => Policies.HandOutRuns;
}

/// <param name="ToldAt">UTC; a telling after this one asks for a comparison of its own.</param>
/// <param name="For">One of the liaison, all of whom read the same records: as whom it is compared.</param>
public sealed record TakenComparison(Guid Incident, DateTimeOffset ToldAt, CurrentUser For);

internal sealed class TakeComparisonHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<TakeComparison, TakenComparison?>
{
    public async Task<TakenComparison?> Handle(TakeComparison request, CancellationToken ct)
    {
        trail.NothingHappened(); // what is kept of it says nothing that the records do not
        var until = clock.GetUtcNow() + TakeComparison.Lease;
        var taken = await db.Database.SqlQuery<Row>($"""
            select incident_id as "Incident", since as "ToldAt", user_id as "UserId", organisation_id as "OrganisationId",
                display_name as "DisplayName" from sec.take_comparison({until})
            """).ToListAsync(ct);

        return taken is [var next]
            ? new TakenComparison(next.Incident, next.ToldAt, new CurrentUser(next.UserId, next.OrganisationId, Role.Liaison, next.DisplayName))
            : null;
    }

    private sealed record Row(Guid Incident, DateTimeOffset ToldAt, Guid UserId, Guid OrganisationId, string DisplayName);
}
