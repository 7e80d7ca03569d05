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

    internal StatementVersion(Statement statement, int number, StatementText text, TakenFacts facts, DateTimeOffset now)
    {
        Id = Guid.CreateVersion7(now);
        (StatementId, Number, Extent, TakenFrom, TakenAt) = (statement.Id, number, facts.Extent, facts.TakenFrom, now);
        (Language, TranslationOfId, MediaType) = (facts.Language ?? statement.Language, facts.TranslationOf, facts.MediaType);
        if (facts.Original is { } original) Original = new VersionOriginal(Id, original);
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

    /// <summary>Of what the text was taken from.</summary>
    public string MediaType { get; private set; } = PlainTextType;

    /// <summary>The file or address that the text was taken from.</summary>
    public string? TakenFrom { get; private set; }
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>The version of the same statement that this one translates; null for a text of its own.</summary>
    public Guid? TranslationOfId { get; private set; }

    /// <summary>Null where it was not kept, and wherever it was not asked for.</summary>
    public VersionOriginal? Original { get; private set; }
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

/// <summary>How a text was taken.</summary>
public sealed record TakenFacts
{
    public Extent Extent { get; init; }

    /// <summary>The file or address that the text was taken from.</summary>
    public string? TakenFrom { get; init; }
    public string MediaType { get; init; } = StatementVersion.PlainTextType;

    /// <summary>Before anything was mended; null where nobody kept it.</summary>
    public string? Original { get; init; }

    /// <summary>BCP 47; null: the statement's own.</summary>
    public string? Language { get; init; }

    /// <summary>The version that it translates.</summary>
    public Guid? TranslationOf { get; init; }
}

/// <summary>
/// The text of a version as it was taken, before lines, hyphens and marks were mended. It is kept apart, because
/// nobody reads it but whoever doubts the mended one.
/// </summary>
public sealed class VersionOriginal
{
    /// <summary>UTF-16 code units; more than that is no text of a statement.</summary>
    public const int TextMaxLength = 2_000_000;

    private VersionOriginal() { } // for EF Core

    internal VersionOriginal(Guid versionId, string text) => (VersionId, Text) = (versionId, Storable(text));

    public Guid VersionId { get; private set; }
    public string Text { get; private set; } = "";

    /// <summary>What no database keeps shows as what it is: a character that was lost.</summary>
    private static string Storable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
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
