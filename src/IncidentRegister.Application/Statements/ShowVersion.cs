using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>Opens one text of a statement as it was read when it was the newest, or a translation.</summary>
/// <param name="WithOriginal">Also as it was taken, before anything was mended.</param>
/// <exception cref="NotFoundException">No such statement, or no such version of it.</exception>
public sealed record ShowVersion(string Reference, int Number, bool WithOriginal = false) : IQuery<VersionSheet>
{
    public static Policy Policy => Policies.ReadStatements;
}

/// <summary>A text of a statement, to be read and not to be worked on.</summary>
public sealed record VersionSheet
{
    public required string Reference { get; init; }
    public required string Title { get; init; }

    /// <summary>BCP 47, of the statement, and so of its title.</summary>
    public required string TitleLanguage { get; init; }

    /// <summary>BCP 47, of this text.</summary>
    public required string Language { get; init; }
    public required int Number { get; init; }

    /// <summary>The number of the text that the statement is read by.</summary>
    public required int Newest { get; init; }
    public required bool IsTranslation { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    public required bool HasOriginal { get; init; }
    public string? Original { get; init; }

    /// <summary>The newest translation in each language.</summary>
    public IReadOnlyList<TranslationTag> Translations { get; init; } = [];

    /// <summary>In order.</summary>
    public IReadOnlyList<MarkedParagraph> Paragraphs { get; init; } = [];
}

/// <param name="Marks">Words that something hangs on which the caller may see; they may overlap.</param>
public sealed record MarkedParagraph(int Number, string Text, IReadOnlyList<OldMark> Marks);

/// <summary>UTF-16 code units within the paragraph, end exclusive.</summary>
/// <param name="NowAt">The paragraph of the newest text where the words stand now; null where they have no place there.</param>
public sealed record OldMark(int Start, int End, bool IsAsk, int? NowAt);

internal sealed class ShowVersionHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowVersion, VersionSheet>
{
    public async Task<VersionSheet> Handle(ShowVersion request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var found = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join version in db.StatementVersions on statement.Id equals version.StatementId
            where version.Number == request.Number
            select new Found(statement.Id, version.Id, new VersionSheet
            {
                Reference = statement.Reference,
                Title = statement.Title,
                TitleLanguage = statement.Language,
                Language = version.Language,
                Number = version.Number,
                Newest = db.StatementVersions.Where(v => v.StatementId == statement.Id && v.TranslationOfId == null).Max(v => v.Number),
                IsTranslation = version.TranslationOfId != null,
                TakenAt = version.TakenAt,
                HasOriginal = db.VersionOriginals.Any(o => o.VersionId == version.Id),
                Original = request.WithOriginal
                    ? db.VersionOriginals.Where(o => o.VersionId == version.Id).Select(o => o.Text).FirstOrDefault() : null,
            })).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var paragraphs = await db.Paragraphs.AsNoTracking().Where(p => p.VersionId == found.VersionId)
            .OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToListAsync(ct);
        var marks = await Marks(found, ct);

        return found.Sheet with
        {
            Translations = TranslationTag.Newest(await db.StatementVersions.AsNoTracking()
                .Where(v => v.StatementId == found.StatementId && v.TranslationOfId != null)
                .Select(v => new TranslationTag(v.Number, v.Language)).ToListAsync(ct)),
            Paragraphs = [.. paragraphs.Select(p => new MarkedParagraph(
                p.Number, p.Text, [.. marks.Where(m => m.Passage.Paragraph == p.Number && m.Passage.StandsIn(p.Text)).Select(m => m.Mark)]))],
        };
    }

    /// <summary>What hung on a passage hangs now on the one that it went to: that says who may see it.</summary>
    private async Task<List<(Passage Passage, OldMark Mark)>> Marks(Found found, CancellationToken ct)
    {
        var passages = await db.Passages.AsNoTracking().Where(p => p.StatementId == found.StatementId).ToDictionaryAsync(p => p.Id, ct);
        var next = await db.PassageMoves.AsNoTracking().Where(m => m.StatementId == found.StatementId && m.ToPassageId != null)
            .ToDictionaryAsync(m => m.PassageId, m => m.ToPassageId!.Value, ct);
        var linked = await db.VisibleMentions(user.Now).AsNoTracking().Where(m => m.UndoneAt == null && passages.Keys.Contains(m.PassageId))
            .Select(m => m.PassageId).ToHashSetAsync(ct);
        var asked = await db.Asks.AsNoTracking().Where(a => passages.Keys.Contains(a.PassageId)).Select(a => a.PassageId).ToHashSetAsync(ct);
        var newest = await db.StatementVersions.Where(v => v.StatementId == found.StatementId && v.Number == found.Sheet.Newest)
            .Select(v => v.Id).SingleAsync(ct);

        var marks = new List<(Passage, OldMark)>();
        foreach (var passage in passages.Values.Where(p => p.VersionId == found.VersionId).OrderBy(p => p.Paragraph).ThenBy(p => p.Start))
        {
            var last = passage.Id;
            while (next.TryGetValue(last, out var to)) last = to;
            var nowAt = passages[last].VersionId == newest ? passages[last].Paragraph : (int?)null;
            if (linked.Contains(last)) marks.Add((passage, new OldMark(passage.Start, passage.End, IsAsk: false, nowAt)));
            if (asked.Contains(last)) marks.Add((passage, new OldMark(passage.Start, passage.End, IsAsk: true, nowAt)));
        }

        return marks;
    }

    private sealed record Found(Guid StatementId, Guid VersionId, VersionSheet Sheet);
}
