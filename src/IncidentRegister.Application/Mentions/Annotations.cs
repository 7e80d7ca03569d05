using System.Linq.Expressions;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>A link that stands, with its place in the canonical text of a version (see <see cref="StatementText"/>).</summary>
/// <param name="Incident">Its reference; null where the words name no identifiable incident.</param>
/// <param name="Statement">Its reference.</param>
/// <param name="Start">Unicode code points of the whole text, as the W3C counts them; end exclusive.</param>
/// <param name="Span">The same within the paragraph, in UTF-16 code units, as the register counts.</param>
public sealed record Annotation(
    Guid Mention, string? Incident, MentionRelation Relation, Stance Stance, DateTimeOffset At, string Statement, int Version,
    string Language, int Paragraph, TextSpan Span, int Start, int End, Quotation Quote);

/// <summary>Reads links as annotations; only what both fences let the caller see.</summary>
internal sealed class Annotations(RegisterDbContext db, CurrentUser user)
{
    public const int Most = 1000;

    /// <summary>By statement, version and place; at most 1,000.</summary>
    public async Task<IReadOnlyList<Annotation>> Where(Expression<Func<Found, bool>> wanted, CancellationToken ct)
    {
        var found = await (
            from mention in db.VisibleMentions(user).Links().AsNoTracking()
            join passage in db.Passages on mention.PassageId equals passage.Id
            join version in db.StatementVersions on passage.VersionId equals version.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            join paragraph in db.Paragraphs on new { passage.VersionId, Number = passage.Paragraph }
                equals new { paragraph.VersionId, paragraph.Number }
            select new Found
            {
                Mention = mention,
                Passage = passage,
                Statement = statement.Reference,
                Version = version.Number,
                Language = version.Language,
                Text = paragraph.Text,
                Incident = db.Incidents.VisibleTo(user).Where(i => i.Id == mention.IncidentId).Select(i => i.Reference).FirstOrDefault(),
            })
            .Where(wanted)
            .OrderBy(f => f.Statement).ThenBy(f => f.Version).ThenBy(f => f.Passage.Paragraph).ThenBy(f => f.Passage.Start)
            .ThenBy(f => f.Passage.End).ThenBy(f => f.Mention.Id)
            .Top(Most).ToListAsync(ct);
        var versions = found.Select(f => f.Passage.VersionId).Distinct().ToList();
        // PostgreSQL counts the code points of a text, and that is what the W3C counts, too.
        var lengths = (await db.Paragraphs.AsNoTracking().Where(p => versions.Contains(p.VersionId))
            .Select(p => new { p.VersionId, p.Number, p.Text.Length }).ToListAsync(ct)).ToLookup(p => p.VersionId);

        return [.. found.Where(f => f.Passage.StandsIn(f.Text)).Select(f =>
        {
            // A blank line (LF LF) stands between two paragraphs.
            var before = lengths[f.Passage.VersionId].Where(p => p.Number < f.Passage.Paragraph).Sum(p => p.Length + 2);
            return new Annotation(
                f.Mention.Id, f.Incident, f.Mention.Relation, f.Mention.Stance, f.Mention.DecidedAt ?? f.Mention.RecordedAt,
                f.Statement, f.Version, f.Language, f.Passage.Paragraph, new TextSpan(f.Passage.Start, f.Passage.End),
                before + CodePoints(f.Text, f.Passage.Start), before + CodePoints(f.Text, f.Passage.End),
                new Quotation(f.Passage.Quote, f.Passage.Prefix, f.Passage.Suffix));
        })];
    }

    private static int CodePoints(string text, int end) => text.AsSpan(0, end).ToString().EnumerateRunes().Count();

    internal sealed class Found
    {
        public required Mention Mention { get; init; }
        public required Passage Passage { get; init; }
        public required string Statement { get; init; }
        public required int Version { get; init; }
        public required string Language { get; init; }
        public required string Text { get; init; }
        public required string? Incident { get; init; }
    }
}
