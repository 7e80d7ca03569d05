namespace IncidentRegister.Seeds;

/// <summary>
/// The time of day, but that one piece of the seeds may say that something happened earlier. The audit trail keeps the true
/// time: it has a clock of its own.
/// </summary>
public sealed class SeedClock : TimeProvider
{
    private readonly AsyncLocal<DateTimeOffset?> at = new();

    public override DateTimeOffset GetUtcNow() => at.Value ?? System.GetUtcNow();

    /// <summary>From here on in this flow of work, and in no other one.</summary>
    internal void SetTo(DateTimeOffset instant) => at.Value = instant;
}
