namespace IncidentRegister.Domain.Reports;

/// <summary>Where one recipient's copy of a report stands.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its turn, or for its next attempt.</summary>
    Pending,

    /// <summary>Somebody speaks with the mail server about it. Committed before the first word.</summary>
    Sending,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>It was not sent and will not be; a person may say otherwise.</summary>
    Failed,

    /// <summary>Nobody can tell whether it was sent. Never sent again unless a person says so.</summary>
    Unknown,
}

/// <summary>Why a copy waits, failed, or cannot be told of.</summary>
public enum DeliveryReason
{
    /// <summary>The account was disabled before its copy was sent.</summary>
    AccountDisabled,

    /// <summary>The recipient's role may not, or no longer, get what is in the report.</summary>
    NotEntitled,

    /// <summary>The recipient stopped the report.</summary>
    Stopped,

    /// <summary>The address cannot stand in a mail.</summary>
    AddressUnfit,

    /// <summary>The mail server said no to this recipient, or to this message, for good.</summary>
    Refused,

    /// <summary>Not taken this time; the next attempt comes by itself.</summary>
    Deferred,

    /// <summary>Not taken for two days.</summary>
    GaveUp,

    /// <summary>The message was out, and the server's answer never came.</summary>
    AnswerLost,

    /// <summary>Whoever was sending it ended in the midst of it.</summary>
    SenderLost,
}
