using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Has a copy sent again that failed, or of which nobody can tell: then there may be two in the mailbox.</summary>
/// <exception cref="RuleBrokenException">It is on its way, or was sent; also for whoever of two presses second.</exception>
public sealed record ResendDelivery(Guid RunId, Guid Id) : ICommand<Done>
{
    public static Policy Policy => Policies.TendDeliveries;
}

internal sealed class ResendDeliveryHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ResendDelivery, Done>
{
    public async Task<Done> Handle(ResendDelivery request, CancellationToken ct)
    {
        var (run, id) = (request.RunId, request.Id);
        if (!await db.Deliveries.AnyAsync(d => d.Id == id && d.RunId == run, ct)) throw new NotFoundException();

        // The database lets a person lock only what may be sent again.
        var delivery = await db.Deliveries.FromSql($"select * from deliveries where id = {id} for update").SingleOrDefaultAsync(ct);
        RuleBrokenException.ThrowIf(delivery is null, "delivery.not-to-resend");

        delivery!.Resend(user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
