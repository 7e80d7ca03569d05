using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>A statement's newest text in sentences to tick, and incidents to choose from.</summary>
/// <param name="Search">Words of the incident, or its reference; null: those that changed last.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record PrepareLink(string Reference, string? Search = null) : IQuery<LinkDesk>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Language">BCP 47, of title and text.</param>
/// <param name="Version">Number of the version that the sentences are of.</param>
/// <param name="Incidents">Best first, at most 20, of those that the caller may read.</param>
public sealed record LinkDesk(
    string Reference, string Title, string Language, int Version, IReadOnlyList<SentenceList> Paragraphs,
    IReadOnlyList<IncidentTag> Incidents);

/// <param name="Sentences">In order; the first is number 1.</param>
public sealed record SentenceList(int Paragraph, IReadOnlyList<string> Sentences);

internal sealed class PrepareLinkHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<PrepareLink, LinkDesk>
{
    public async Task<LinkDesk> Handle(PrepareLink request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var text = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join version in db.StatementVersions on statement.Id equals version.StatementId
            where version.TranslationOfId == null
            orderby version.Number descending
            select new
            {
                statement.Reference,
                statement.Title,
                version.Language,
                version.Number,
                Paragraphs = version.Paragraphs.OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToList(),
            }).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();

        return new LinkDesk(
            text.Reference, text.Title, text.Language, text.Number,
            [.. text.Paragraphs.Select(p => new SentenceList(
                p.Number, [.. Sentences.Split(p.Text, text.Language).Select(s => p.Text[s.Start..s.End])]))],
            await new OfferedIncidents(db, user.Now).For(request.Search, ct));
    }
}
