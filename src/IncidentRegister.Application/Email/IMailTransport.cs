namespace IncidentRegister.Application.Email;

/// <summary>The way out of the house. Two of them: a folder on this machine, and a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Never throws for what the server says; the answer tells whether the message may be tried again.</summary>
    /// <exception cref="OperationCanceledException">Asked to stop before the message was out: it was certainly not sent.</exception>
    Task<MailAnswer> Send(Letter letter, CancellationToken ct);
}

/// <summary>Where a dialogue with a mail server stands. From <see cref="Recipient"/> on it speaks of one message's recipient.</summary>
public enum MailStep { Connect, Banner, Hello, StartTls, SignIn, Sender, Recipient, Data, Message, Answer }

/// <param name="Step">Where it ended, if it was not accepted.</param>
/// <param name="Code">What the server said there; null when it said nothing.</param>
public sealed record MailAnswer(MailOutcome Outcome, MailStep? Step = null, int? Code = null)
{
    public static MailAnswer Accepted { get; } = new(MailOutcome.Accepted);

    /// <summary>
    /// Before the final dot is out, a server cannot have taken a message, whatever became of the connection. What it says
    /// before it heard of a recipient is about itself, or about our settings, and may change; what it says of a recipient
    /// or of a message with a 5xx is meant for good. Behind the dot only a reply tells.
    /// </summary>
    public static MailAnswer At(MailStep step, int? code) => new((step, code) switch
    {
        (MailStep.Answer, >= 200 and < 300) => MailOutcome.Accepted,
        (MailStep.Answer, not (>= 400 and < 600)) => MailOutcome.Unknown,
        ( >= MailStep.Recipient, >= 500 and < 600) => MailOutcome.RefusedForGood,
        _ => MailOutcome.Refused,
    }, step, code);

    /// <summary>It is the server that cannot be had; another message would fare no better now.</summary>
    public bool IsServerAway => Outcome == MailOutcome.Refused && Step < MailStep.Recipient;
}
