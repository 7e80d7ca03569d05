namespace IncidentRegister.Domain.Incidents;

/// <summary>A field in which two records of one event may differ.</summary>
public enum MergeField { Title, Account, Occurred, Country, Town, Situation, Severity }

/// <summary>What is taken from the other record; everything else stays as the kept record tells it.</summary>
/// <param name="Parts">Ids of parts of the other record that take the place of the kept record's.</param>
public sealed record MergeChoice(IReadOnlySet<MergeField> Fields, IReadOnlySet<Guid> Parts);

/// <summary>The fields of a record that a merge can change, as they stood.</summary>
/// <param name="Occurred">EDTF.</param>
public sealed record IncidentSnapshot(
    string Title, string Account, string Language, string Occurred, string? Country, string? Town, TownVisibility TownVisibility,
    string? Situation, Severity Severity, Tlp Handling)
{
    public static IncidentSnapshot Of(Incident incident) => new(
        incident.Title, incident.Account, incident.Language, incident.Occurred.ToString(), incident.Country, incident.Town,
        incident.TownVisibility, incident.Situation, incident.Severity, incident.Handling);
}

/// <summary>The rows that a merge touched, by their ids, so that it can be undone row by row.</summary>
public sealed record MergedRows
{
    /// <summary>Parts of the kept record whose place was taken.</summary>
    public IReadOnlyList<Guid> Removed { get; init; } = [];

    /// <summary>Parts of the kept record that were copied from the other one.</summary>
    public IReadOnlyList<Guid> Added { get; init; } = [];
    public IReadOnlyList<Guid> Mentions { get; init; } = [];
    public IReadOnlyList<Guid> Asks { get; init; } = [];
    public IReadOnlyList<Guid> Responses { get; init; } = [];
    public IReadOnlyList<Guid> Announcements { get; init; } = [];

    /// <summary>The relation that says so; null where it was said before.</summary>
    public Guid? Relation { get; init; }
}
