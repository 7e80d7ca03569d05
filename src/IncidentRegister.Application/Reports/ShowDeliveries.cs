using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>How the copies of a run fared: counts of all states, and the copies in one of them.</summary>
/// <exception cref="NotFoundException">There is no such run, nobody gets it, or the caller does not tend it.</exception>
/// <param name="State">A code; null, or none that is known, for the first of unknown, failed, pending, sending, sent that has any.</param>
/// <param name="After">Id of the last line already shown.</param>
public sealed record ShowDeliveries(Guid RunId, string? State = null, Guid? After = null) : IQuery<DeliverySheet>
{
    public static Policy Policy => Policies.TendDeliveries;
}

/// <param name="Lines">In the order in which they were opened, at most 50.</param>
/// <param name="Next">Id to continue after; null when that was all.</param>
public sealed record DeliverySheet(
    Guid RunId, IReadOnlyList<DeliveryCount> Counts, DeliveryState State, IReadOnlyList<DeliveryLine> Lines, Guid? Next);

public sealed record DeliveryCount(DeliveryState State, int Count);

/// <param name="Recipient">Display name; no address.</param>
/// <param name="ReplyCode">Of the mail server, where it did not take the copy.</param>
public sealed record DeliveryLine(
    Guid Id, string Recipient, DeliveryState State, DeliveryReason? Reason, int? ReplyCode, int Attempts,
    DateTimeOffset NextAt, DateTimeOffset? EndedAt, DateTimeOffset? ResentAt);

internal sealed class ShowDeliveriesHandler(RegisterDbContext db) : IRequestHandler<ShowDeliveries, DeliverySheet>
{
    private const int PageSize = 50;

    /// <summary>What needs a person comes first.</summary>
    private static readonly DeliveryState[] Order =
        [DeliveryState.Unknown, DeliveryState.Failed, DeliveryState.Pending, DeliveryState.Sending, DeliveryState.Sent];

    public async Task<DeliverySheet> Handle(ShowDeliveries request, CancellationToken ct)
    {
        var run = db.Deliveries.AsNoTracking().Where(d => d.RunId == request.RunId);
        var found = await run.GroupBy(d => d.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        if (found.Count == 0) throw new NotFoundException();

        var counts = Order.Select(s => new DeliveryCount(s, found.GetValueOrDefault(s))).ToList();
        var state = Code.TryTo<DeliveryState>(request.State, out var chosen) ? chosen : counts.Find(c => c.Count > 0)?.State ?? DeliveryState.Sent;

        var lines = run.Where(d => d.State == state);
        if (request.After is { } last) lines = lines.Where(d => d.Id > last);
        var page = await lines.OrderBy(d => d.Id).Top(PageSize + 1).ToListAsync(ct);

        var ids = page.Take(PageSize).Select(d => d.Id).ToArray();
        var names = await db.Database.SqlQuery<Named>(
            $"select delivery as \"Delivery\", name as \"Name\" from sec.delivery_names({ids})").ToDictionaryAsync(n => n.Delivery, n => n.Name, ct);
        return new DeliverySheet(
            request.RunId, counts, state, [.. page.Take(PageSize).Select(d => Line(d, names[d.Id]))],
            page.Count > PageSize ? ids[^1] : null);
    }

    private static DeliveryLine Line(Delivery delivery, string recipient) => new(
        delivery.Id, recipient, delivery.State, delivery.Reason, delivery.ReplyCode, delivery.Attempts,
        delivery.NextAt, delivery.EndedAt, delivery.ResentAt);

    private sealed record Named(Guid Delivery, string Name);
}
