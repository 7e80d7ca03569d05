namespace IncidentRegister.Application.Email;

/// <summary>The way out of the house. Two of them: a folder on this machine, and a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Never throws for what the server says; the outcome tells whether the message may be tried again.</summary>
    Task<MailOutcome> Send(Guid id, string recipient, string subject, string text, string language, CancellationToken ct);
}
