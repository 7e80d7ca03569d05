namespace IncidentRegister.Domain.Overview;

/// <summary>
/// A session of the Assembly of States Parties, from the first to the last day on which it is known to have sat: of its
/// resolutions ICC-ASP/18/Res.6 and ICC-ASP/20/Res.5, and of the statements to its plenaries. When it opened and closed
/// is not known, and a session of which no day is known is left out.
/// </summary>
public sealed record AssemblySession(int Number, DateOnly From, DateOnly To)
{
    /// <summary>Its code in the vocabulary <c>forum</c>.</summary>
    public string Forum => $"asp-{Number}";

    public static IReadOnlyList<AssemblySession> All { get; } =
    [
        new(18, new(2019, 12, 6), new(2019, 12, 6)),
        new(20, new(2021, 12, 9), new(2021, 12, 9)),
        new(21, new(2022, 12, 7), new(2022, 12, 9)),
        new(22, new(2023, 12, 8), new(2023, 12, 8)),
        new(23, new(2024, 12, 5), new(2024, 12, 5)),
    ];

    /// <summary>Those of which at least a day lies within.</summary>
    public static IEnumerable<AssemblySession> Within(DateOnly from, DateOnly to) =>
        All.Where(s => s.From <= to && s.To >= from);
}
