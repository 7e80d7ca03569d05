namespace IncidentRegister.Domain.Mentions;

/// <summary>A sentence of a paragraph, with what it shares with its clauses.</summary>
internal sealed class Sentence(ReadParagraph paragraph, int first, int end)
{
    public ReadParagraph Paragraph { get; } = paragraph;
    public int First { get; } = first;
    public int End { get; } = end;
    public List<Clause> Clauses { get; } = [];
    public HashSet<string> States { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// "icc" or "other": of which court the sentence speaks; empty when no court was named before it either.
    /// </summary>
    public string Court { get; set; } = "";

    /// <summary>The State that the text names most; empty without any.</summary>
    public string StateOfText { get; set; } = "";

    /// <summary>States named in the sentences before, the nearest first to be asked.</summary>
    public HashSet<string> StatesBefore { get; set; } = [];

    /// <summary>States for which the issuer speaks.</summary>
    public HashSet<string> StatesOfIssuer { get; set; } = [];
    public HashSet<string> OrgansOfIssuer { get; set; } = [];

    public HashSet<int> Parties { get; } = [];
}
