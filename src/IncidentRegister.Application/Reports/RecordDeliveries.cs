using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Reports;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Reports;

/// <summary>Writes down what became of claimed copies. What is not of this claim any more stays as it is.</summary>
public sealed record RecordDeliveries(Guid Claim, IReadOnlyList<DeliveryEnd> Ends) : ICommand<Done>
{
    public static Policy Policy => Policies.SendMail;
}

/// <param name="Answer">Null: no word of it was spoken, so it waits again as if it had not been claimed.</param>
public sealed record DeliveryEnd(Guid Id, MailAnswer? Answer);

internal sealed class RecordDeliveriesHandler(RegisterDbContext db, DeliveryRows rows, TimeProvider clock)
    : IRequestHandler<RecordDeliveries, Done>
{
    public async Task<Done> Handle(RecordDeliveries request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var ids = request.Ends.Select(e => e.Id).ToArray();

        // Nobody waits for the disk: a crash of the database may lose the last of these, and then the rows say that nobody can
        // tell, as after any other crash.
        var deliveries = (await rows.Hold($"""
            select d.* from deliveries d cross join set_config('synchronous_commit', 'off', true)
              where d.id = any({ids}) order by d.id for update of d
            """, ct)).ToDictionary(d => d.Id);
        foreach (var end in request.Ends) End(deliveries[end.Id], request.Claim, end.Answer, now);

        await VoidLinks(request, ct);
        await rows.Write(ct);

        return default;
    }

    private static void End(Delivery delivery, Guid claim, MailAnswer? answer, DateTimeOffset now)
    {
        switch (answer?.Outcome)
        {
            case null:
                delivery.HandBack(claim, now);
                break;
            case MailOutcome.Accepted:
                delivery.Accept(claim, now);
                break;
            case MailOutcome.Refused:
                delivery.Defer(claim, answer.Code, now);
                break;
            case MailOutcome.RefusedForGood:
                delivery.Refuse(
                    claim, answer.Code == MailServer.AddressUnfit ? DeliveryReason.AddressUnfit : DeliveryReason.Refused, answer.Code, now);
                break;
            default:
                delivery.Doubt(claim, answer.Code, now);
                break;
        }
    }

    // What certainly did not leave holds ways out that nobody has: two days of attempts would leave fifty of them.
    private Task<int> VoidLinks(RecordDeliveries request, CancellationToken ct)
    {
        var kept = request.Ends
            .Where(e => e.Answer?.Outcome is null or MailOutcome.Refused or MailOutcome.RefusedForGood).Select(e => e.Id).ToArray();
        return kept.Length == 0 ? Task.FromResult(0) : db.UnsubscribeLinks
            .Where(l => kept.Contains(l.DeliveryId) && l.ClaimId == request.Claim).ExecuteDeleteAsync(ct);
    }
}
