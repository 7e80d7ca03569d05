using System.Security.Cryptography;
using System.Text;

namespace IncidentRegister.Domain.Statements;

/// <summary>The text of a statement as it was taken once. Never changed; passages point into it.</summary>
public sealed class StatementVersion
{
    public const int ParagraphMaxLength = 20_000;
    public const string PlainTextType = "text/plain;charset=utf-8";

    private readonly List<VersionParagraph> paragraphs = [];

    private StatementVersion() { } // for EF Core

    internal StatementVersion(
        Statement statement, int number, StatementText text, Extent extent, string? takenFrom, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (StatementId, Number, Extent, TakenFrom, TakenAt) = (statement.Id, number, extent, takenFrom, now);
        Language = statement.Language;
        paragraphs.AddRange(text.Paragraphs.Select(p => new VersionParagraph(Id, p)));
        Sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    public Guid Id { get; private set; }
    public Guid StatementId { get; private set; }
    public int Number { get; private set; }
    public Extent Extent { get; private set; }
    public string Language { get; private set; } = "en";

    /// <summary>Of the canonical text in UTF-8: paragraphs joined by one blank line.</summary>
    public byte[] Sha256 { get; private set; } = [];
    public string MediaType { get; private set; } = PlainTextType;

    /// <summary>The file or address that the text was taken from.</summary>
    public string? TakenFrom { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }
    public IReadOnlyList<VersionParagraph> Paragraphs => paragraphs;

    /// <summary>Marks words of one paragraph.</summary>
    /// <param name="span">UTF-16 code units within the paragraph, end exclusive.</param>
    /// <exception cref="RuleBrokenException">No such paragraph, or the span lies outside of it.</exception>
    public Passage Mark(int paragraph, TextSpan span, DateTimeOffset now)
    {
        var text = paragraphs.Find(p => p.Number == paragraph)?.Text;
        RuleBrokenException.ThrowIf(text is null, "passage.no-such-paragraph");
        return new Passage(this, paragraph, text!, span, now);
    }
}

/// <summary>One numbered paragraph of a version, in canonical text (see <see cref="StatementText"/>).</summary>
public sealed class VersionParagraph
{
    private VersionParagraph() { } // for EF Core

    internal VersionParagraph(Guid versionId, Paragraph paragraph) =>
        (VersionId, Number, Text) = (versionId, paragraph.Number, paragraph.Text);

    public Guid VersionId { get; private set; }
    public int Number { get; private set; }
    public string Text { get; private set; } = "";
}
