using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>Opens a statement to be read.</summary>
/// <param name="Undone">A mention that was just taken back, for the notice that says so.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record ShowStatement(string Reference, Guid? Undone = null) : IQuery<StatementSheet>
{
    public static Policy Policy => Policies.ReadStatements;

    /// <summary>Only marks in this state; null: all but the rejected ones.</summary>
    public MentionState? Show { get; init; }

    /// <summary>A suggestion that was just decided, for the notice that says so.</summary>
    public Guid? Decided { get; init; }
}

internal sealed class ShowStatementHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowStatement, StatementSheet>
{
    public async Task<StatementSheet> Handle(ShowStatement request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var found = await Facts(reference).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var versions = await Versions(found.Id).ToListAsync(ct);
        var version = versions.First(v => v.TranslationOf is null).Facts;
        var paragraphs = await db.Paragraphs.AsNoTracking().Where(p => p.VersionId == version.Id)
            .OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToListAsync(ct);

        var texts = paragraphs.ToDictionary(p => p.Number, p => p.Text);
        var marks = new StatementMarks(db, user.Now, version.Id, texts);
        var (all, asks) = (await marks.Links(ct), await marks.Asks(ct));
        var links = Numbered(all.Where(l => request.Show is { } state ? l.Card.State == state : l.Card.State != MentionState.Rejected));

        return found.Sheet with
        {
            Issuers = [.. found.Parties.Where(p => p.Role == StatementRole.Issuer).Select(p => p.PartyId)],
            Endorsers = [.. found.Parties.Where(p => p.Role == StatementRole.Endorser).Select(p => p.PartyId)],
            Version = version,
            Translations = TranslationTag.Newest(versions.Where(v => v.TranslationOf is not null)
                .Select(v => new TranslationTag(v.Facts.Number, v.Language))),
            Waiting = version.Number == 1 ? 0
                : await db.PassageMoves.CountAsync(m => m.VersionId == version.Id && m.State == MoveState.Waiting, ct),
            Paragraphs = [.. paragraphs.Select(p => new ParagraphSheet(p.Number, p.Text, StatementMarks.Of(p.Number, links, asks)))],
            Links = [.. links.Select(l => l.Card)],
            Linked = all.Count(l => l.Card.State == MentionState.Confirmed),
            Undecided = all.Count(l => l.Card.State == MentionState.Suggested),
            Rejected = all.Count(l => l.Card.State == MentionState.Rejected),
            Decided = Decided(all, request.Decided),
            Asks = [.. asks.Select(a => a.Card)],
            Undone = request.Undone is { } undone ? await marks.Undone(undone, ct) : null,
        };
    }

    private static IReadOnlyList<(PassageCard Card, TextSpan Span)> Numbered(IEnumerable<(PassageCard Card, TextSpan Span)> links) =>
        [.. links.Select((link, index) => (link.Card with { Number = index + 1 }, link.Span))];

    private static DecidedLink? Decided(IEnumerable<(PassageCard Card, TextSpan Span)> links, Guid? id) => (
        from link in links
        from line in link.Card.Links
        where line.Mention == id && line.DecidedAt is not null
        select new DecidedLink(link.Card, line)).FirstOrDefault();

    private IQueryable<Found> Facts(string reference) => db.Statements.AsNoTracking().Where(s => s.Reference == reference)
        .Select(s => new Found(
            s.Id,
            new StatementSheet
            {
                Reference = s.Reference,
                Title = s.Title,
                Kind = s.Kind,
                Forum = s.Forum,
                Session = s.Session,
                IssuedOn = s.IssuedOn,
                DateAsPrinted = s.DateAsPrinted,
                DateBasis = s.DateBasis,
                DateNote = s.DateNote,
                Language = s.Language,
                Address = s.Address,
                IssuedAs = s.IssuedAs,
                EndorsersClaimed = s.EndorsersClaimed,
                IssuersNamed = s.IssuersNamed,
                EndorsersNamed = s.EndorsersNamed,
                RecordedAt = s.RecordedAt,
            },
            s.Parties.Select(p => new Named(p.PartyId, p.Role)).ToList()));

    /// <summary>Newest first; a statement has a handful.</summary>
    private IQueryable<Text> Versions(Guid statementId) => db.StatementVersions.AsNoTracking()
        .Where(v => v.StatementId == statementId).OrderByDescending(v => v.Number)
        .Select(v => new Text(
            new VersionFacts(v.Id, v.Number, v.Extent, Convert.ToHexStringLower(v.Sha256), v.MediaType, v.TakenFrom, v.TakenAt),
            v.Language, v.TranslationOfId));

    private sealed record Text(VersionFacts Facts, string Language, Guid? TranslationOf);

    private sealed record Named(Guid PartyId, StatementRole Role);

    private sealed record Found(Guid Id, StatementSheet Sheet, List<Named> Parties);
}
