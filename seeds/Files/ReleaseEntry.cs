namespace IncidentRegister.Seeds.Files;

/// <summary>What was released of an invented incident, and what became of it.</summary>
internal sealed record ReleaseEntry
{
    /// <summary>What stands for the Thursday before the weekly report that was due last, so that it tells it.</summary>
    public const string LastWeek = "last-week";

    /// <summary>A day, or <see cref="LastWeek"/>.</summary>
    public string On { get; init; } = LastWeek;
    public required string Title { get; init; }
    public required string Summary { get; init; }
    public required string Language { get; init; }
    public string Audience { get; init; } = "coalition";
    public string Tlp { get; init; } = "green";
    public required List<string> Fields { get; init; }
    public CorrectionEntry? Correction { get; init; }
    public WithdrawalEntry? Withdrawn { get; init; }
}

internal sealed record CorrectionEntry
{
    public required string On { get; init; }
    public required string Title { get; init; }
    public required string Summary { get; init; }
}

internal sealed record WithdrawalEntry
{
    public required string On { get; init; }
    public required string Reason { get; init; }
}
