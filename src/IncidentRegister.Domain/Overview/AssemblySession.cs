namespace IncidentRegister.Domain.Overview;

/// <summary>
/// A session of the Assembly of States Parties, first and last day; the resumed parts of the nineteenth that fell in
/// another year are left out. The Assembly announces its sessions at https://asp.icc-cpi.int/sessions; one whose days are
/// not in the list is not marked in a picture.
/// </summary>
public sealed record AssemblySession(int Number, DateOnly From, DateOnly To)
{
    /// <summary>Its code in the vocabulary <c>forum</c>.</summary>
    public string Forum => $"asp-{Number}";

    public static IReadOnlyList<AssemblySession> All { get; } =
    [
        new(17, new(2018, 12, 5), new(2018, 12, 12)),
        new(18, new(2019, 12, 2), new(2019, 12, 7)),
        new(19, new(2020, 12, 14), new(2020, 12, 23)),
        new(20, new(2021, 12, 6), new(2021, 12, 11)),
        new(21, new(2022, 12, 5), new(2022, 12, 10)),
        new(22, new(2023, 12, 4), new(2023, 12, 14)),
        new(23, new(2024, 12, 2), new(2024, 12, 7)),
        new(24, new(2025, 12, 1), new(2025, 12, 6)),
    ];

    /// <summary>Those of which at least a day lies within.</summary>
    public static IEnumerable<AssemblySession> Within(DateOnly from, DateOnly to) =>
        All.Where(s => s.From <= to && s.To >= from);
}
