using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Web.Jobs;

/// <summary>Sends what stands in the outbox, one message after another, and looks again every two seconds.</summary>
internal sealed partial class SendMail(Errands errands, IMailTransport transport, ILogger<SendMail> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendOne(stoppingToken)) { }
            }
            catch (UnavailableException away)
            {
                Away(logger, away); // the outbox is in the database; so it waits with it
            }
            catch (Exception unexpected) when (unexpected is not OperationCanceledException)
            {
                Stuck(logger, unexpected); // one message must not stop the pages, nor the ones behind it
            }

            await Task.Delay(Pause, stoppingToken);
        }
    }

    private async Task<bool> SendOne(CancellationToken ct)
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

    [LoggerMessage(LogLevel.Warning, "Mail waits: the database is not available")]
    private static partial void Away(ILogger logger, Exception away);

    [LoggerMessage(LogLevel.Error, "A message could not be sent")]
    private static partial void Stuck(ILogger logger, Exception unexpected);
}
