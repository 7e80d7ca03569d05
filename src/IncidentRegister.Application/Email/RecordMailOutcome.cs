using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Email;

/// <summary>Writes down how the sending of a message ended.</summary>
public sealed record RecordMailOutcome(Guid Id, MailOutcome Outcome) : ICommand<Done>
{
    public static Policy Policy => Policies.SendMail;
}

internal sealed class RecordMailOutcomeHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<RecordMailOutcome, Done>
{
    public async Task<Done> Handle(RecordMailOutcome request, CancellationToken ct)
    {
        var mail = await db.OutgoingMails.SingleAsync(m => m.Id == request.Id, ct);

        mail.End(request.Outcome, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return default;
    }
}
