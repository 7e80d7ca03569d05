using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Web.Jobs;

/// <summary>Sends what stands in the outbox, one message after another.</summary>
internal sealed class SendMail(
    Errands errands, IMailTransport transport, IHostApplicationLifetime lifetime, ILogger<SendMail> logger)
    : Rounds(lifetime, logger, "Sending mail")
{
    protected override async Task<bool> DoOne(CancellationToken ct)
    {
        if (await Ask(new TakeNextMail(), ct) is not { } mail) return false;

        var outcome = mail.Recipient is { } recipient
            ? await Send(mail, recipient, ct)
            : MailOutcome.Accepted; // nobody: it is there so that asking takes as long as for somebody
        await Ask(new RecordMailOutcome(mail.Id, outcome), CancellationToken.None);
        return true;
    }

    private async Task<MailOutcome> Send(TakenMail mail, string recipient, CancellationToken ct)
    {
        try
        {
            return (await transport.Send(new Letter
            {
                Name = mail.Id.ToString("N"),
                Recipient = recipient,
                Subject = mail.Subject,
                Text = mail.Text,
                Language = mail.Language,
            }, ct)).Outcome;
        }
        catch (OperationCanceledException)
        {
            return MailOutcome.Refused; // asked to stop before it was out: the next start sends it
        }
    }

    private Task<TResult> Ask<TResult>(IRequest<TResult> request, CancellationToken ct) =>
        errands.Run(CurrentUser.ThePostman, request, ct);
}
