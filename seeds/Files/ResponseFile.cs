namespace IncidentRegister.Seeds.Files;

/// <summary><c>responses/*.yaml</c>.</summary>
internal sealed record ResponseFile
{
    public required List<ResponseEntry> Responses { get; init; }

    /// <summary>What was announced, of which the record does not tell what became.</summary>
    public List<AnnouncementEntry> Announcements { get; init; } = [];
}

internal sealed record AnnouncementEntry
{
    public required string Key { get; init; }
    public required string Date { get; init; }

    /// <summary>EDTF; left out where nobody said when.</summary>
    public string? PlannedFor { get; init; }
    public required string Measure { get; init; }
    public required string Party { get; init; }
    public required string Title { get; init; }
    public string? Note { get; init; }
    public required List<string> Incidents { get; init; }
    public ProofEntry? Proof { get; init; }
    public required SourceEntry Source { get; init; }
    public required string Mark { get; init; }
}

internal sealed record ResponseEntry
{
    public required string Key { get; init; }
    public required string Date { get; init; }
    public required string Measure { get; init; }

    /// <summary>Who took it: one party, or several together.</summary>
    public string? Party { get; init; }
    public List<string> Parties { get; init; } = [];
    public int? PartyCount { get; init; }
    public required string Title { get; init; }
    public string? Note { get; init; }
    public required List<string> Incidents { get; init; }
    public List<FulfilmentEntry> Fulfils { get; init; } = [];
    public ProofEntry? Proof { get; init; }
    public required SourceEntry Source { get; init; }
    public required string Mark { get; init; }
}

/// <summary>The words of a statement that show it.</summary>
internal sealed record ProofEntry
{
    public required string Statement { get; init; }
    public required int Paragraph { get; init; }
    public required string Quote { get; init; }
}

internal sealed record FulfilmentEntry
{
    public required string Ask { get; init; }

    /// <summary><c>fully</c> or <c>partly</c>.</summary>
    public required string How { get; init; }
}
