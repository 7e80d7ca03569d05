using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>Quotes words of one version of a statement, so that they can be cited for good.</summary>
/// <param name="Reference">Of the statement.</param>
/// <param name="Start">UTF-16 code units within the paragraph, end exclusive.</param>
/// <exception cref="NotFoundException">There is no such text, or no such words in it.</exception>
public sealed record ShowPassage(string Reference, int Version, int Paragraph, int Start, int End) : IQuery<PassageSheet>
{
    public static Policy Policy => Policies.ReadStatements;
}

/// <param name="Language">BCP 47, of title and text.</param>
/// <param name="Issuers">Ids of parties.</param>
/// <param name="Sha256">Lower-case hexadecimal, of the version's canonical text in UTF-8.</param>
/// <param name="IsNewest">No later version of the text is known.</param>
/// <param name="Links">What is linked to just these words, of what the caller may see.</param>
public sealed record PassageSheet(
    string Reference, string Title, string Language, IncidentDate IssuedOn, string? IssuedAs, IReadOnlyList<Guid> Issuers,
    string? Address, int Version, string Sha256, bool IsNewest, int Paragraph, string Text, TextSpan Span, IReadOnlyList<LinkLine> Links)
{
    public string Quote => Text[Span.Start..Span.End];
}

internal sealed class ShowPassageHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ShowPassage, PassageSheet>
{
    public async Task<PassageSheet> Handle(ShowPassage request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var found = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join version in db.StatementVersions on statement.Id equals version.StatementId
            where version.Number == request.Version
            join paragraph in db.Paragraphs on version.Id equals paragraph.VersionId
            where paragraph.Number == request.Paragraph
            select new
            {
                statement.Title,
                statement.IssuedOn,
                statement.IssuedAs,
                statement.Address,
                Issuers = statement.Parties.Where(p => p.Role == StatementRole.Issuer).Select(p => p.PartyId).ToList(),
                version.Id,
                version.Language,
                Sha256 = Convert.ToHexStringLower(version.Sha256),
                IsNewest = !db.StatementVersions.Any(v => v.StatementId == statement.Id && v.Number > version.Number),
                paragraph.Text,
            }).AsSplitQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var span = new TextSpan(request.Start, request.End);
        if (!span.FitsIn(found.Text)) throw new NotFoundException();

        return new PassageSheet(
            reference, found.Title, found.Language, found.IssuedOn, found.IssuedAs, found.Issuers, found.Address, request.Version,
            found.Sha256, found.IsNewest, request.Paragraph, found.Text, span, await Links(found.Id, request, ct));
    }

    private Task<List<LinkLine>> Links(Guid version, ShowPassage words, CancellationToken ct) => (
        from mention in db.VisibleMentions(user.Now).Links().AsNoTracking()
        join passage in db.Passages on mention.PassageId equals passage.Id
        where passage.VersionId == version && passage.Paragraph == words.Paragraph
            && passage.Start == words.Start && passage.End == words.End
        join incident in db.Incidents.VisibleTo(user.Now) on mention.IncidentId equals incident.Id into visible
        from incident in visible.DefaultIfEmpty()
        orderby mention.Id
        select new LinkLine(
            mention.Id,
            incident == null ? null : new IncidentTag(
                incident.Reference, incident.Title, incident.Language, incident.Occurred, incident.Handling),
            mention.Relation, mention.Stance, mention.Note, mention.RecordedAt)).ToListAsync(ct);
}
