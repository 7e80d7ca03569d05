using System.Text.RegularExpressions;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Statements;

/// <summary>
/// The canonical text of a statement: numbered paragraphs of one line each. Places in it are counted in UTF-16 code
/// units within a paragraph, as browsers count them.
/// </summary>
public sealed partial class StatementText
{
    private StatementText(IReadOnlyList<Paragraph> paragraphs) => Paragraphs = paragraphs;

    /// <summary>At least one; numbers rise.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; }

    /// <summary>
    /// Text as it was pasted. Blank lines part the paragraphs and every item of a list is one; another line break is a
    /// space. A text without blank lines has a paragraph in each line. Numbers count from 1.
    /// </summary>
    /// <exception cref="RuleBrokenException">
    /// <c>statement.no-text</c>, or the key of what <see cref="PlainText.Problem"/> sees in it.
    /// </exception>
    public static StatementText FromPlain(string text)
    {
        var lines = PlainText.Clean(text, keepNewLines: true).Split('\n').Select(line => line.Trim()).ToList();
        if (!lines.Contains("")) return FromParagraphs(lines);

        var marked = lines.Select(line => ListItem().IsMatch(line) ? "\n" + line : line);
        return FromParagraphs(string.Join('\n', marked).Split("\n\n"));
    }

    /// <summary>Paragraphs counted from 1; those without text are left out and not counted.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="FromPlain"/>.</exception>
    public static StatementText FromParagraphs(IEnumerable<string> paragraphs) => new(Checked(
        paragraphs.Select(Canonical).Where(text => text.Length > 0).Select((text, at) => new Paragraph(at + 1, text))));

    /// <summary>Paragraphs of an excerpt, with their numbers in the document.</summary>
    /// <exception cref="RuleBrokenException">
    /// As <see cref="FromPlain"/>; or <c>statement.paragraph-numbers</c>: numbers begin at 1 or above, and rise.
    /// </exception>
    public static StatementText FromParagraphs(IEnumerable<Paragraph> paragraphs) => new(Checked(
        paragraphs.Select(p => p with { Text = Canonical(p.Text) }).Where(p => p.Text.Length > 0)));

    /// <summary>The text of the paragraph with that number; null when there is none.</summary>
    public string? TextOf(int number) => Paragraphs.FirstOrDefault(p => p.Number == number)?.Text;

    /// <summary>
    /// The paragraphs without their numbers, a blank line (LF LF) between two; what is hashed, and what
    /// <see cref="FromPlain"/> reads back.
    /// </summary>
    public override string ToString() => string.Join("\n\n", Paragraphs.Select(paragraph => paragraph.Text));

    internal static bool IsListItem(string line) => ListItem().IsMatch(line);

    private static string Canonical(string paragraph)
    {
        var text = PlainText.Clean(paragraph, keepNewLines: false);
        if (PlainText.Problem(text, allowNewLines: false) is { } problem) throw new RuleBrokenException(problem);

        return text;
    }

    private static List<Paragraph> Checked(IEnumerable<Paragraph> paragraphs)
    {
        var all = paragraphs.ToList();
        RuleBrokenException.ThrowIf(all.Count == 0, "statement.no-text");

        var before = 0;
        foreach (var paragraph in all)
        {
            RuleBrokenException.ThrowIf(paragraph.Number <= before, "statement.paragraph-numbers");
            before = paragraph.Number;
        }

        return all;
    }

    /// <summary>"- ", "• ", "12. ", "3) ", "(b) ". A dash is none: it may stand where a line was broken.</summary>
    [GeneratedRegex(@"^([-*•▪◦‣·]|\d{1,3}[.)]|\(\w{1,3}\))\s", RegexOptions.CultureInvariant, 100)]
    private static partial Regex ListItem();
}
