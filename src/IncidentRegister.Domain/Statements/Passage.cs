namespace IncidentRegister.Domain.Statements;

/// <summary>
/// Words of one paragraph of one version: where they stand, and what they are, so that a shifted text is found out
/// (W3C Web Annotation: TextPositionSelector with TextQuoteSelector).
/// </summary>
public sealed class Passage
{
    private Passage() { } // for EF Core

    internal Passage(StatementVersion version, int paragraph, string text, TextSpan span, DateTimeOffset now)
    {
        var quote = Quotation.Of(text, span);
        Id = Guid.CreateVersion7(now);
        (StatementId, VersionId, Paragraph) = (version.StatementId, version.Id, paragraph);
        (Start, End) = (span.Start, span.End);
        (Quote, Prefix, Suffix) = (quote.Exact, quote.Prefix, quote.Suffix);
    }

    public Guid Id { get; private set; }
    public Guid StatementId { get; private set; }
    public Guid VersionId { get; private set; }
    public int Paragraph { get; private set; }

    /// <summary>UTF-16 code units within the paragraph, end exclusive.</summary>
    public int Start { get; private set; }
    public int End { get; private set; }
    public string Quote { get; private set; } = "";
    public string Prefix { get; private set; } = "";
    public string Suffix { get; private set; } = "";

    /// <summary>Whether the words still stand where the passage says. Checked on every read.</summary>
    public bool StandsIn(string paragraphText) =>
        End <= paragraphText.Length && paragraphText.AsSpan(Start, End - Start).SequenceEqual(Quote);
}
