using System.Net.Mail;

namespace IncidentRegister.Application.Email;

/// <summary>Lays every message as an <c>.eml</c> file into a folder of this machine.</summary>
public sealed class MailFolder(string folder, string sender) : IMailTransport
{
    public Task<MailOutcome> Send(Guid id, string recipient, string subject, string text, string language, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var message = MailMessages.Make(id, sender, recipient, subject, text, language);
        using var client = new SmtpClient
        {
            DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
            PickupDirectoryLocation = Path.GetFullPath(folder),
        };
        client.Send(message);
        return Task.FromResult(MailOutcome.Accepted);
    }
}
