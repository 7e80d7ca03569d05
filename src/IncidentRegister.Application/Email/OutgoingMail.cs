namespace IncidentRegister.Application.Email;

public enum MailState { Pending, Sending, Sent, Failed, Unknown }

/// <summary>
/// One message to one person, on its way. <see cref="MailState.Sending"/> is committed before the dialogue with the
/// server begins; what cannot be told from "lost after the final dot" becomes <see cref="MailState.Unknown"/> and is never
/// sent again by itself.
/// </summary>
public sealed class OutgoingMail
{
    public const int MaxAttempts = 5;

    private OutgoingMail() { } // for EF Core

    public Guid Id { get; private set; }

    /// <summary>Null: nobody by that address is known; the message is dropped where a real one would be sent.</summary>
    public string? Recipient { get; private set; }

    /// <summary>Somebody with an account, whose address is looked up when it is sent; else null.</summary>
    public Guid? RecipientId { get; private set; }
    public string Subject { get; private set; } = "";

    /// <summary>Emptied once the message is sent: it may hold a one-time link.</summary>
    public string Text { get; private set; } = "";
    public string Language { get; private set; } = "en";
    public MailState State { get; private set; }
    public int Attempt { get; private set; }
    public DateTimeOffset QueuedAt { get; private set; }
    public DateTimeOffset NextAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public static OutgoingMail To(string? recipient, string subject, string text, string language, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Recipient = recipient,
        Subject = subject,
        Text = text,
        Language = language,
        QueuedAt = now,
        NextAt = now,
    };

    /// <summary>To somebody whose address the writer need not know. Dropped if they have no account any more.</summary>
    public static OutgoingMail ToPerson(Guid recipientId, string subject, string text, string language, DateTimeOffset now)
    {
        var mail = To(null, subject, text, language, now);
        mail.RecipientId = recipientId;
        return mail;
    }

    public void Begin(DateTimeOffset now)
    {
        Attempt++;
        State = MailState.Sending;
        NextAt = now;
    }

    public void End(MailOutcome outcome, DateTimeOffset now)
    {
        State = outcome switch
        {
            MailOutcome.Accepted => MailState.Sent,
            MailOutcome.Refused when Attempt < MaxAttempts => MailState.Pending,
            MailOutcome.Refused or MailOutcome.RefusedForGood => MailState.Failed,
            _ => MailState.Unknown,
        };
        if (State == MailState.Pending) NextAt = now + TimeSpan.FromMinutes(Math.Pow(5, Attempt - 1));
        else (EndedAt, Text) = (now, "");
    }
}

/// <summary>How a dialogue with the mail server ended.</summary>
public enum MailOutcome { Accepted, Refused, RefusedForGood, Unknown }
