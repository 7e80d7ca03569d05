using System.Globalization;
using System.Text;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Marks words of a statement. The same words at the same place are one passage, however many speak of it.</summary>
internal sealed class PassageDesk(RegisterDbContext db)
{
    /// <summary>The statement, and the passage of its newest version; a new one is added and not saved yet.</summary>
    /// <exception cref="NotFoundException">No such statement.</exception>
    /// <exception cref="RuleBrokenException">The words do not stand there, hold no word, or are no run of sentences.</exception>
    public async Task<(Statement Statement, Passage Passage)> Mark(
        string typed, PassageChoice choice, DateTimeOffset now, CancellationToken ct)
    {
        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var statement = await db.Statements.SingleOrDefaultAsync(s => s.Reference == reference, ct)
            ?? throw new NotFoundException();
        await StatementTurn.Take(db, reference, ct);

        var sentences = choice.Sentences.Select(Sentence).ToList();
        var number = ParagraphOf(choice, sentences);
        var version = await db.StatementVersions.Include(v => v.Paragraphs.Where(p => p.Number == number))
            .Where(v => v.StatementId == statement.Id && v.TranslationOfId == null).OrderByDescending(v => v.Number).FirstAsync(ct);
        RuleBrokenException.ThrowIf(choice.Version is { } shown && shown != version.Number, "passage.text-moved");
        RuleBrokenException.ThrowIf(version.Paragraphs.Count == 0, "passage.no-such-paragraph");

        var text = version.Paragraphs[0].Text;
        var span = sentences.Count > 0 ? Run(text, version.Language, sentences) : Chosen(text, choice);
        var whole = span.SnapToWords(text);
        RuleBrokenException.ThrowIf(whole is null || !HasWord(text, whole.Value), "passage.no-words");

        return (statement, await Kept(version, number, whole!.Value, ct) ?? New(version, number, whole.Value, now));
    }

    private Task<Passage?> Kept(StatementVersion version, int paragraph, TextSpan span, CancellationToken ct) =>
        db.Passages.SingleOrDefaultAsync(
            p => p.VersionId == version.Id && p.Paragraph == paragraph && p.Start == span.Start && p.End == span.End, ct);

    private Passage New(StatementVersion version, int paragraph, TextSpan span, DateTimeOffset now)
    {
        var passage = version.Mark(paragraph, span, now);
        db.Passages.Add(passage);
        return passage;
    }

    private static int ParagraphOf(PassageChoice choice, List<(int Paragraph, int Number)> sentences)
    {
        if (sentences.Count == 0) return choice.Paragraph ?? 0;

        RuleBrokenException.ThrowIf(sentences.Exists(s => s.Paragraph != sentences[0].Paragraph), "passage.not-contiguous");
        return sentences[0].Paragraph;
    }

    private static TextSpan Chosen(string text, PassageChoice choice)
    {
        if (choice is { Start: { } start, End: { } end })
        {
            var span = TextSpan.In(text, start, end);
            RuleBrokenException.ThrowIf(text[start..end] != choice.Quote, "passage.text-moved");
            return span;
        }

        var found = new Quotation(Written.Kept(choice.Quote) ?? "", "", "").FindIn(text);
        RuleBrokenException.ThrowIf(found is null, "passage.text-moved");
        return found!.Value;
    }

    private static TextSpan Run(string text, string language, List<(int Paragraph, int Number)> ticked)
    {
        var all = Domain.Statements.Sentences.Split(text, language);
        var numbers = ticked.Select(s => s.Number).Distinct().Order().ToList();
        RuleBrokenException.ThrowIf(numbers[0] < 1 || numbers[^1] > all.Count, "passage.outside-text");
        RuleBrokenException.ThrowIf(numbers[^1] - numbers[0] + 1 != numbers.Count, "passage.not-contiguous");

        return TextSpan.In(text, all[numbers[0] - 1].Start, all[numbers[^1] - 1].End);
    }

    private static (int Paragraph, int Number) Sentence(string ticked) =>
        ticked.Split('.') is [var paragraph, var number]
            && int.TryParse(paragraph, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? (p, n) : throw new TamperedException("sentence");

    private static bool HasWord(string text, TextSpan span) =>
        text[span.Start..span.End].EnumerateRunes().Any(Rune.IsLetterOrDigit);
}
