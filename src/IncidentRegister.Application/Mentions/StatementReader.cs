using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Opens the newest text of a statement for the finder.</summary>
internal sealed class StatementReader(RegisterDbContext db)
{
    /// <param name="typed">The statement's reference.</param>
    /// <exception cref="NotFoundException">No such statement.</exception>
    public async Task<ReadStatement> Read(string typed, CancellationToken ct)
    {
        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var facts = await db.Statements.AsNoTracking().Where(s => s.Reference == reference).Select(s => new
        {
            s.Id,
            s.Title,
            s.IssuedOn,
            s.IssuedAs,
            Issuers = s.Parties.Where(p => p.Role == StatementRole.Issuer).Select(p => p.PartyId).ToList(),
        }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var version = await db.StatementVersions.Include(v => v.Paragraphs)
            .Where(v => v.StatementId == facts.Id).OrderByDescending(v => v.Number).FirstAsync(ct);
        var names = await db.PartyNames.AsNoTracking()
            .Where(n => facts.Issuers.Contains(n.PartyId) && n.Kind != NameKind.Misspelling)
            .OrderBy(n => n.PartyId).ThenBy(n => n.Ordinal).Select(n => n.Text).ToListAsync(ct);

        return new ReadStatement(reference, version, facts.Title, facts.IssuedOn, [.. names, .. Said(facts.IssuedAs)]);
    }

    private static IEnumerable<string> Said(string? issuedAs) => issuedAs is null ? [] : [issuedAs];
}

/// <summary>A statement's text in one piece, a line for each paragraph, and the way back to its paragraphs.</summary>
internal sealed class ReadStatement
{
    private readonly List<(int Start, Paragraph Paragraph)> lines = [];

    public ReadStatement(string reference, StatementVersion version, string title, IncidentDate issuedOn, IReadOnlyList<string> issuers)
    {
        (Reference, Version) = (reference, version);
        var start = 0;
        foreach (var paragraph in version.Paragraphs.OrderBy(p => p.Number))
        {
            lines.Add((start, new Paragraph(paragraph.Number, paragraph.Text)));
            start += paragraph.Text.Length + 1;
        }

        Sketch = new StatementSketch(
            string.Join('\n', lines.Select(l => l.Paragraph.Text)), (issuedOn.End ?? issuedOn.Start)?.Last, version.Language,
            string.Join(", ", issuers), title);
    }

    public string Reference { get; }
    public StatementVersion Version { get; }
    public StatementSketch Sketch { get; }

    /// <summary>Where words of the whole text stand, whole words only; null where they are not of one paragraph.</summary>
    public (Paragraph Paragraph, TextSpan Span)? Place(int start, int end)
    {
        var (from, paragraph) = lines.FindLast(l => l.Start <= start);
        var span = new TextSpan(start - from, end - from);
        return span.FitsIn(paragraph.Text) && span.SnapToWords(paragraph.Text) is { } whole ? (paragraph, whole) : null;
    }
}
