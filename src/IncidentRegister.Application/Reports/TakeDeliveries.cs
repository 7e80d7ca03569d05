using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Claims copies that are due, oldest first, for somebody who will send them at once. Who may not get theirs any more, by
/// what holds at this moment, is told so in the row and gets nothing.
/// </summary>
/// <param name="Claim">Unlike any other one; to be said again with what became of them.</param>
/// <param name="Lease">After that nobody can tell what became of them.</param>
public sealed record TakeDeliveries(Guid Claim, int Most, TimeSpan Lease) : ICommand<TakenDeliveries>
{
    public static Policy Policy => Policies.SendMail;
}

/// <param name="Found">How many were due and looked at; 0 when there is no work.</param>
/// <param name="Renewal">What was rendered under another number is stale.</param>
public sealed record TakenDeliveries(int Found, long Renewal, IReadOnlyList<TakenDelivery> Taken);

/// <param name="Token">Of the way out that stands in this copy.</param>
public sealed record TakenDelivery(
    Guid Id, Guid RunId, Guid ReportId, string MessageName, string Address, string Name, string Language, Tlp Ceiling,
    bool HasDiscreetSubject, string Token);

internal sealed class TakeDeliveriesHandler(RegisterDbContext db, DeliveryRows rows, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<TakeDeliveries, TakenDeliveries>
{
    public async Task<TakenDeliveries> Handle(TakeDeliveries request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await rows.Hold($"select * from sec.due_deliveries({now}, {request.Most})", ct);
        if (due.Count == 0)
        {
            trail.NothingHappened();
            return new TakenDeliveries(0, 0, []);
        }

        var ids = due.ConvertAll(d => d.Id).ToArray();
        var readers = (await db.Database.SqlQuery<Reader>($"""
            select delivery as "Delivery", report as "Report", address as "Address", name as "Name", problem as "Problem",
              (select sec.report_renewal()) as "Renewal" from sec.delivery_readers({ids})
            """).ToListAsync(ct)).ToDictionary(r => r.Delivery);
        var (held, taken) = (due.ToDictionary(d => d.Id), new List<TakenDelivery>());
        foreach (var delivery in due)
        {
            var reader = readers[delivery.Id];
            if (reader.Problem is { } problem) delivery.Withhold(Code.To<DeliveryReason>(problem), now);
            else taken.Add(Begin(delivery, reader, request, now));
        }

        if (taken.Count == due.Count) trail.ToldAtItsEnd(); // what is withheld has ended
        await rows.Write(taken.ConvertAll(t => UnsubscribeLink.For(held[t.Id], t.ReportId, request.Claim, t.Token, now)), ct);
        return new TakenDeliveries(due.Count, readers.Values.Max(r => r.Renewal), taken);
    }

    private static TakenDelivery Begin(Delivery delivery, Reader reader, TakeDeliveries request, DateTimeOffset now)
    {
        delivery.Begin(request.Claim, now + request.Lease, now);
        return new TakenDelivery(
            delivery.Id, delivery.RunId, reader.Report, delivery.MessageName, reader.Address, reader.Name, delivery.Language,
            delivery.Ceiling, delivery.HasDiscreetSubject, Token.New());
    }

    private sealed record Reader(Guid Delivery, Guid Report, string Address, string Name, string? Problem, long Renewal);
}
