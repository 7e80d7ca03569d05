namespace IncidentRegister.Seeds.Files;

/// <summary><c>standings/*.yaml</c>: how States and bodies stand to what protects the Court, with the source of each line.</summary>
internal sealed record StandingFile
{
    public required List<StandingEntry> Standings { get; init; }
}

internal sealed record StandingEntry
{
    public required string Party { get; init; }
    public required string Instrument { get; init; }
    public required string Kind { get; init; }

    /// <summary>EDTF: the day of which the source speaks.</summary>
    public required string SeenOn { get; init; }

    /// <summary>EDTF; left out where the source does not say.</summary>
    public string? Since { get; init; }
    public int? Count { get; init; }
    public string? Note { get; init; }
    public required SourceEntry Source { get; init; }

    /// <summary><c>V</c>: seen in a primary or good secondary source; <c>V2</c>: seen at second hand only.</summary>
    public required string Mark { get; init; }
}
