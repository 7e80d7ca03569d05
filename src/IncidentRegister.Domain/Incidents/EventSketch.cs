namespace IncidentRegister.Domain.Incidents;

/// <summary>As much of an event as two tellings of it can be compared by. What is not known is left out.</summary>
public sealed record EventSketch
{
    public string Title { get; init; } = "";

    /// <summary>Codes of the vocabulary <c>act-type</c>.</summary>
    public IReadOnlyCollection<string> ActTypes { get; init; } = [];
    public IncidentDate Occurred { get; init; } = IncidentDate.Unknown;

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Country { get; init; }
    public string? Town { get; init; }

    /// <summary>Those whom it was aimed at and those alleged to be responsible, as far as whoever compares may know them.</summary>
    public IReadOnlyList<ToldName> Names { get; init; } = [];
}

/// <summary>Somebody who is named in a telling.</summary>
/// <param name="PartyId">Null: no party that the register knows.</param>
/// <param name="Spellings">The name as told first; then the other names of the party, if it is known.</param>
public sealed record ToldName(Guid? PartyId, IReadOnlyList<string> Spellings);
