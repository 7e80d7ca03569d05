using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Says of copies whose sender did not come back that nobody can tell what became of them. They are not sent again: that is
/// for a person to say.
/// </summary>
/// <returns>How many; at most 500 at a time.</returns>
public sealed record SurfaceLostDeliveries : ICommand<int>
{
    public static Policy Policy => Policies.SendMail;
}

internal sealed class SurfaceLostDeliveriesHandler(DeliveryRows rows, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<SurfaceLostDeliveries, int>
{
    public async Task<int> Handle(SurfaceLostDeliveries request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var lost = await rows.Hold($"""
            select * from deliveries where state = 'sending' and lease_until <= {now}
              order by lease_until, id limit 500 for update skip locked
            """, ct);
        if (lost.Count == 0) trail.NothingHappened();

        foreach (var delivery in lost) delivery.Lose(now);
        await rows.Write(ct);

        return lost.Count;
    }
}
