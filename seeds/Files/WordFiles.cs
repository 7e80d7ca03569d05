namespace IncidentRegister.Seeds.Files;

/// <summary><c>vocabularies/*.yaml</c>: one vocabulary in each.</summary>
internal sealed record VocabularyFile
{
    public required string Vocabulary { get; init; }
    public required List<TermEntry> Terms { get; init; }
}

/// <summary>A term, or (in the vocabulary <c>strategy-measure</c>) a measure.</summary>
internal sealed record TermEntry
{
    public required string Code { get; init; }
    public string? Broader { get; init; }
    public string? Group { get; init; }
    public int? Order { get; init; }
    public required Dictionary<string, string> Labels { get; init; }
    public Dictionary<string, string> Definition { get; init; } = [];
    public string? TakenBy { get; init; }
    public string? Source { get; init; }
    public bool Confidential { get; init; }
}

/// <summary><c>parties/*.yaml</c>.</summary>
internal sealed record PartyFile
{
    public required List<PartyEntry> Parties { get; init; }
}

internal sealed record PartyEntry
{
    public required string Key { get; init; }
    public required string Kind { get; init; }
    public string? Country { get; init; }
    public required List<NameEntry> Names { get; init; }
}

internal sealed record NameEntry
{
    public required string Text { get; init; }
    public string? Language { get; init; }
    public required string Kind { get; init; }
}

/// <summary><c>people.yaml</c>: invented organisations and people.</summary>
internal sealed record PeopleFile
{
    public const string Path = "people.yaml";

    public required List<OrganisationEntry> Organisations { get; init; }
    public required List<PersonEntry> People { get; init; }
}

internal sealed record OrganisationEntry
{
    public required string Key { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
}

internal sealed record PersonEntry
{
    public required string Email { get; init; }
    public required string Name { get; init; }
    public required string Role { get; init; }
    public required string Organisation { get; init; }
    public required string Language { get; init; }
}
