namespace IncidentRegister.Seeds.Files;

/// <summary><c>statements/*.yaml</c>: one statement in each, with what was read out of it.</summary>
internal sealed record StatementFile
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public string? Forum { get; init; }
    public string? Session { get; init; }
    public string? DateAsPrinted { get; init; }
    public required string Date { get; init; }
    public required string DateBasis { get; init; }
    public string? DateNote { get; init; }
    public required string Language { get; init; }

    /// <summary>The name of the file that the text was taken from.</summary>
    public required string File { get; init; }
    public required List<string> Issuers { get; init; }
    public string? IssuedAs { get; init; }
    public required List<string> Endorsers { get; init; }
    public int? EndorsersClaimed { get; init; }
    public required string Extent { get; init; }
    public required List<ParagraphEntry> Paragraphs { get; init; }
    public required List<MentionEntry> Mentions { get; init; }
    public required List<AskEntry> Asks { get; init; }
}

internal sealed record ParagraphEntry
{
    public required int Number { get; init; }
    public required string Text { get; init; }
}

internal sealed record MentionEntry
{
    public required int Paragraph { get; init; }
    public required string Quote { get; init; }

    /// <summary>Its key; null when the words name no identifiable incident.</summary>
    public string? Incident { get; init; }
    public required string Relation { get; init; }
    public required string Stance { get; init; }
    public string? Note { get; init; }
}

internal sealed record AskEntry
{
    public required string Key { get; init; }
    public required int Paragraph { get; init; }
    public required string Quote { get; init; }
    public required string Issuer { get; init; }
    public required List<string> Addressees { get; init; }
    public required string Measure { get; init; }
    public required List<string> Incidents { get; init; }
}
