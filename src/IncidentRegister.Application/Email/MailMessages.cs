using System.Net.Mail;
using System.Text;

namespace IncidentRegister.Application.Email;

internal static class MailMessages
{
    /// <summary>Plain text, no tracking, and nothing in the head that tells what it is about.</summary>
    public static MailMessage Make(Guid id, string sender, string recipient, string subject, string text, string language)
    {
        var message = new MailMessage(sender, recipient, subject, text)
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", language);
        message.Headers.Add("Message-ID", $"<{id:N}@{message.From!.Host}>");
        return message;
    }
}
