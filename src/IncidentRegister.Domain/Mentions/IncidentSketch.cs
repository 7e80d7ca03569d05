namespace IncidentRegister.Domain.Mentions;

/// <summary>An incident, or a group of them, as the finder compares it: all it says of itself.</summary>
/// <param name="Key">Named in suggestions.</param>
/// <param name="Date">EDTF, or dates as people write them: "2021-10-19 (public 10-22)".</param>
/// <param name="Types">Codes of the vocabulary act-type, as they are or as people write them.</param>
public sealed record IncidentSketch(string Key, string Title, string Date = "", string Types = "")
{
    public IReadOnlyList<string> Targets { get; init; } = [];
    public IReadOnlyList<string> AllegedActors { get; init; } = [];

    /// <summary>Where they are of, as ISO 3166 codes.</summary>
    public IReadOnlyList<string> ActorCountries { get; init; } = [];

    /// <summary>With the days of their stages; these are told beside <see cref="Date"/>. A file knows none.</summary>
    public IReadOnlyList<ActSketch> Acts { get; init; } = [];

    /// <summary>
    /// As a file lists them, whose they may be: other names of its targets; of the incident itself, where none of these has a
    /// name.
    /// </summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Other names of its targets, and of nothing else.</summary>
    public IReadOnlyList<string> TargetAliases { get; init; } = [];

    /// <summary>What the incident itself is called: "Hague Invasion Act".</summary>
    public IReadOnlyList<string> OwnNames { get; init; } = [];

    /// <summary>Keys of the incidents that a group holds; empty for a single incident.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
