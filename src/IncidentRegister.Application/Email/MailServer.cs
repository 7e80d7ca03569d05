using System.Net.Mail;

namespace IncidentRegister.Application.Email;

/// <param name="Host">Reached by STARTTLS with a verified certificate, unless it is this machine.</param>
public sealed record MailServerAddress(string Host, int Port, string Sender);

/// <summary>Hands every message to a mail server.</summary>
public sealed class MailServer(MailServerAddress address) : IMailTransport
{
    public async Task<MailOutcome> Send(Guid id, string recipient, string subject, string text, string language, CancellationToken ct)
    {
        using var message = MailMessages.Make(id, address.Sender, recipient, subject, text, language);
        using var client = new SmtpClient(address.Host, address.Port)
        {
            EnableSsl = address.Host is not ("localhost" or "127.0.0.1" or "::1"),
            Timeout = 30_000,
        };
        try
        {
            await client.SendMailAsync(message, ct);
            return MailOutcome.Accepted;
        }
        catch (SmtpException answered) when ((int)answered.StatusCode is >= 400 and < 500)
        {
            return MailOutcome.Refused;
        }
        catch (SmtpException answered) when ((int)answered.StatusCode >= 500)
        {
            return MailOutcome.RefusedForGood;
        }
        catch (SmtpException never) when (never.InnerException is System.Net.Sockets.SocketException)
        {
            return MailOutcome.Refused; // the connection never opened
        }
        catch (SmtpException)
        {
            return MailOutcome.Unknown;
        }
    }
}
