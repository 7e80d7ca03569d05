namespace IncidentRegister.Application.Reports;

/// <summary>How fast copies of reports leave. The defaults are what a small mail server takes from one sender.</summary>
public sealed record DeliverySettings
{
    /// <summary>Dialogues with the mail server at one time, one to four.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>Messages in a second, all dialogues together; 0 for as many as the server takes.</summary>
    public int PerSecond { get; init; } = 20;

    /// <summary>
    /// A claim is as many copies as a dialogue is seen to send in this time, two claims for each dialogue: what they are may be
    /// in doubt when the process is killed, and each claim costs two transactions.
    /// </summary>
    public TimeSpan ClaimSpan { get; init; } = TimeSpan.FromSeconds(0.25);

    /// <summary>Copies of one claim, however fast they go.</summary>
    public int MostClaimed { get; init; } = 25;

    /// <summary>How long a claim holds; what is not told of by then is in doubt. Longer than two messages may take.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks for work, and before the next try at a server that cannot be had.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);
    public TimeSpan PauseWhenAway { get; init; } = TimeSpan.FromSeconds(30);
}
