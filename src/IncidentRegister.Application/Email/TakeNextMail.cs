using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Email;

/// <summary>Marks the next waiting message as being sent and returns it; null when none waits.</summary>
public sealed record TakeNextMail : ICommand<TakenMail?>
{
    public static Policy Policy => Policies.SendMail;
}

public sealed record TakenMail(Guid Id, string? Recipient, string Subject, string Text, string Language);

internal sealed class TakeNextMailHandler(RegisterDbContext db, AuditTrail trail, TimeProvider clock)
    : IRequestHandler<TakeNextMail, TakenMail?>
{
    public async Task<TakenMail?> Handle(TakeNextMail request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var mail = await db.OutgoingMails.FromSql($"""
            select * from outgoing_mails where state = 'pending' and next_at <= {now}
              order by next_at limit 1 for update skip locked
            """).SingleOrDefaultAsync(ct);
        if (mail is null)
        {
            trail.NothingHappened();
            return null;
        }

        var recipient = mail.RecipientId is { } person
            ? await db.Database.SqlQuery<string?>($"select sec.mail_address({person}) as \"Value\"").SingleAsync(ct)
            : mail.Recipient;
        mail.Begin(now);
        await db.SaveChangesAsync(ct);
        return new TakenMail(mail.Id, recipient, mail.Subject, mail.Text, mail.Language);
    }
}
