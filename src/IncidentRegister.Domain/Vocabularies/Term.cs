namespace IncidentRegister.Domain.Vocabularies;

/// <summary>
/// A code of a vocabulary with its words in every language. Codes are stored in records and never change; a term that is
/// no longer used is deprecated with a successor, so that old records keep reading well.
/// </summary>
public sealed class Term
{
    public const int CodeMaxLength = 60;

    private Term() { } // for EF Core

    public string Vocabulary { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string? Broader { get; private set; }
    public int Order { get; private set; }

    /// <summary>By language: <c>en</c>, <c>fr</c>, <c>es</c>, <c>ar</c>. English always stands.</summary>
    public Dictionary<string, string> Labels { get; private set; } = [];
    public Dictionary<string, string> Definitions { get; private set; } = [];
    public DateTimeOffset? DeprecatedAt { get; private set; }
    public string? Successor { get; private set; }

    /// <exception cref="RuleBrokenException">No English label.</exception>
    public static Term Define(string vocabulary, string code, string? broader, int order,
        IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> definitions)
    {
        RuleBrokenException.ThrowIf(!labels.ContainsKey("en"), "term.needs-english");
        return new Term
        {
            Vocabulary = vocabulary,
            Code = code,
            Broader = broader,
            Order = order,
            Labels = new(labels),
            Definitions = new(definitions),
        };
    }

    public void Deprecate(string? successor, DateTimeOffset now) => (DeprecatedAt, Successor) = (now, successor);
}
