namespace IncidentRegister.Application.Security;

/// <summary>How much is taken in a time, so that nobody floods the register. Null: as much as comes.</summary>
public sealed record Limits
{
    /// <summary>Incidents that one person logs in an hour.</summary>
    public long? ReportsAnHour { get; init; } = 30;

    /// <summary>Incidents that one organisation logs in a day.</summary>
    public long? ReportsADay { get; init; } = 200;

    /// <summary>Bytes of files that one organisation brings in a day.</summary>
    public long? EvidenceBytesADay { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>For filling a register from files.</summary>
    public static Limits None { get; } = new() { ReportsAnHour = null, ReportsADay = null, EvidenceBytesADay = null };
}
